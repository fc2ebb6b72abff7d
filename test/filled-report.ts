import type { Answer, SentRevision, Sheet } from '../src/domain/answer.ts'
import type { AnswerValue, AnswerValues, ValueRow } from '../src/domain/answer-value.ts'
import { isAsked } from '../src/domain/answer-values.ts'
import { compileReport } from '../src/domain/compile-report.ts'
import { type EarlierAnswer, historyAnswers } from '../src/domain/earlier-answers.ts'
import { freezeExpectedSet, questionsOf } from '../src/domain/expected-set.ts'
import type { Language } from '../src/domain/local-text.ts'
import type { Programme, Series } from '../src/domain/programme.ts'
import type { Question } from '../src/domain/question.ts'
import { reasonId } from '../src/domain/question.ts'
import type { ReportModel } from '../src/domain/report-model.ts'
import { type Round, roundAt, roundsOf } from '../src/domain/round.ts'
import type { SubjectId } from '../src/domain/subject.ts'
import { readProgrammeFile } from '../src/programme-file/programme-from-disk.ts'

/** The ready programmes, each with the round that is filled in for its report. */
export const readyReports = [
  { name: 'lansi-uusimaa', series: 'oma-arviointi', deadline: '2021-11-15' },
  { name: 'helsinki', series: 'oma-arviointi', deadline: '2021-11-15' },
  { name: 'kuukausiseuranta', series: 'kuukausiseuranta', deadline: '2022-12-14' },
  { name: 'loppuraportti', series: 'loppuraportti', deadline: '2025-12-31' },
] as const

/** A round of a ready programme in which nearly everybody has answered as people do: at length, in a word, in Swedish. */
export async function filledReport({
  name,
  series: id,
  deadline,
}: (typeof readyReports)[number]): Promise<ReportModel> {
  const programme = await readProgrammeFile(`programmes/${name}.yaml`)
  const series = programme.series.find((each) => each.id === id)
  if (series === undefined) throw new Error(`The programme has no series ${id}.`)
  const round = roundAt(programme, series, deadline, new Set())
  const earlier = historyAnswers(programme, series.id, deadline)
  const expected = freezeExpectedSet(programme, series, round)
  const order = new Map(expected.flatMap(({ subjects }) => subjects).map((subject, index) => [subject.id, index]))
  const sheets = expected.map(({ id: sheet, owners, subjects }, index): readonly [string, Sheet] => {
    const [by = ''] = owners
    const language = programme.people.find(({ email }) => email === by)?.language ?? programme.language
    const answers = subjects.map(({ id: subject }) => {
      const writing = { programme, series, round, language, index: order.get(subject) ?? 0 }
      return [subject, answerOf(writing, subject, earlier.get(subject) ?? [])] as const
    })
    const sent: SentRevision = { number: 1, sentAt: round.opensAt, sentBy: by, answers: Object.fromEntries(answers) }
    // One in twenty has not answered yet.
    return [sheet, { round: round.id, id: sheet, drafts: {}, revisions: index % 20 === 13 ? [] : [sent] }]
  })
  return compileReport({
    programme,
    series,
    opened: {
      round,
      openedAt: round.opensAt,
      sheets: expected,
      exemptions: [],
      handovers: [],
      plannedSteps: [],
    },
    sheets: new Map(sheets),
    earlier,
    rounds: roundsOf(programme, series, new Set()),
    edition: 1,
    at: round.reportAt,
  })
}

interface Writing {
  readonly programme: Programme
  readonly series: Series
  readonly round: Round
  readonly language: Language
  readonly index: number
}

function answerOf(writing: Writing, subject: SubjectId, earlier: readonly EarlierAnswer[]): Answer {
  const { programme, series, round, index, language } = writing
  const last = earlier.at(-1)
  const [quick] = series.quickAnswers
  if (quick !== undefined && index % 17 === 16) return { kind: 'quick', quick: quick.id, language }
  if (
    subject !== 'programme' &&
    last?.answer.kind === 'values' &&
    series.quickAnswers.length === 0 &&
    index % 5 === 4
  ) {
    const kept = Object.entries(last.answer.values).filter(([id]) => isState(series, id))
    return { kind: 'unchanged', since: last.deadline, values: Object.fromEntries(kept), language }
  }
  const values: Record<string, AnswerValue> = {}
  for (const question of questionsOf(programme, series, round, subject)) {
    if (!isAsked(question, values)) continue
    const value = valueFor(writing, question, last?.answer.kind === 'values' ? last.answer.values : {})
    if (value === undefined) continue
    values[question.id] = value
    if (question.type === 'yes-no' && value !== 'yes') values[reasonId(question)] = textOf(writing, question, 'short')
  }
  return { kind: 'values', values, language }
}

function isState({ questions }: Series, id: string): boolean {
  return questions.some((question) => question.id === id && question.type === 'choice' && question.when === undefined)
}

function valueFor(writing: Writing, question: Question, last: AnswerValues): AnswerValue | undefined {
  const { programme, index } = writing
  switch (question.type) {
    case 'level': {
      const steps = programme.scale.map(({ value }) => value)
      const before = steps.indexOf(Number(last[question.id] ?? steps[0]))
      return steps[Math.min(steps.length - 1, before + (index % 3))]
    }
    case 'text':
      if (question.id === 'deviation') return causes[index % causes.length]
      if (question.id === 'need-text') return needs[index % needs.length]
      return textOf(
        writing,
        question,
        question.maxLength > 3500 ? 'long' : question.maxLength > 1200 ? 'middle' : 'short',
      )
    case 'choice':
      if (question.choices.length === 2) return question.choices[index % 7 === 3 ? 1 : 0]?.id
      return question.choices[index % 9 === 5 ? question.choices.length - 1 : index % 6 === 2 ? 2 : 1]?.id
    case 'yes-no':
      return (['yes', 'partly', 'no', 'yes'] as const)[(index + question.id.length) % 4]
    case 'number':
      return question.points === true ? pointsOf(index) : 20 + ((index * 7) % 40)
    case 'date':
      return `2023-0${(index % 9) + 1}-15`
    case 'link': {
      const page = `https://innokyla.example/malli-${index}`
      return question.many === true ? [page, `https://intra.example.fi/uutiset/${index}`] : page
    }
    case 'group':
      return rowsOf(last[question.id])
  }
}

function textOf({ language, index }: Writing, { id }: Question, length: 'short' | 'middle' | 'long'): string {
  const pool = sentences[language]
  const start = index * 3 + Array.from(id).reduce((sum, character) => sum + character.charCodeAt(0), 0)
  const pick = (count: number, from: number): string =>
    Array.from({ length: count }, (_, each) => pool[(start + from + each) % pool.length]).join(' ')
  if (length === 'short') return pick(1, 0)
  if (length === 'middle') return pick(2 + (index % 2), 1)
  // One in ten writes at the length of a final report.
  const paragraphs = index % 10 === 3 ? 8 : 1 + (index % 3)
  return Array.from({ length: paragraphs }, (_, each) => pick(3 + ((index + each) % 2), each * 4)).join('\n\n')
}

function pointsOf(index: number): readonly ValueRow[] {
  const start = 20 + ((index * 7) % 30)
  const places = index % 3 === 0 ? ['Pohjoinen asema', 'Eteläinen asema'] : ['Koko alue']
  return places.flatMap((place, each) => [
    { date: '2023-03-31', place, value: start + each * 4 },
    { date: '2025-10-31', place, value: Math.round((start * (index % 5 === 1 ? 1.1 : 0.6) + each) * 10) / 10 },
  ])
}

/** The risks of the last time: the first is told otherwise, the second is over, and there is one more. */
function rowsOf(last: AnswerValue | undefined): readonly ValueRow[] {
  const rows = typeof last === 'object' ? last.flatMap((each) => (typeof each === 'string' ? [] : [each])) : []
  const open = rows.filter(({ state }) => state !== 'closed')
  return [
    ...open.map((row, index) => {
      if (index === 0) return { ...row, description: 'Hakijoita on kaksi tehtävää kohti, lääkäreistä on yhä pulaa.' }
      return index === 1 ? { ...row, state: 'closed' } : row
    }),
    {
      id: 4,
      title: 'Tietoturvapoikkeama',
      description: 'Kirjautumisessa havaittiin poikkeama, joka estettiin.',
      preparation: 'Valvontaa tiivistetään ja harjoitellaan palautumista.',
      bodies: 'Tietohallinto',
      state: 'open',
    },
  ]
}

const causes: readonly string[] = [
  'Hankinnasta valitettiin, ja sopimus odottaa päätöstä.',
  'Kaksi avointa tehtävää on täyttämättä, joten koulutus alkaa kuukautta myöhemmin.',
  'Toimittajan päivitys katkaisi yhteyden; korjaus on luvattu tammikuuksi.',
  'Väistötilat valmistuivat vasta marraskuussa.',
]

const needs: readonly string[] = [
  'Saako etäkäynti täyttää hoitotakuun? Vastaus tarvitaan tammikuun aikana.',
  'Miten yhteinen kirjaus merkitään, kun palvelun antaa kaksi ammattilaista? Linjaus tarvitaan kevään koulutuksiin.',
]

const sentences: Readonly<Record<Language, readonly string[]>> = {
  fi: [
    'Toimintamalli on käytössä kolmella asemalla, ja neljäs aloittaa tammikuussa.',
    'Odotusaika lyheni keväästä kahdeksan päivää, eniten kiireettömässä hoidossa.',
    'Asukkaiden palaute on parantunut: neljä viidestä sanoo saaneensa avun ensimmäisellä yhteydenotolla.',
    'Henkilöstö on koulutettu, mutta sijaisten perehdytys vie enemmän aikaa kuin arvioitiin.',
    'Kirjaaminen on yhtenäistynyt, ja luvut ovat nyt vertailtavissa alueiden kesken.',
    'Yhteistyö järjestöjen kanssa käynnistyi syyskuussa kahdella ryhmällä.',
    'Pilotin opit on koottu ohjeeksi, joka otetaan käyttöön koko alueella.',
    'Kustannuksista ei vielä voi sanoa paljon, koska seuranta alkoi vasta kesällä.',
    'Etävastaanotto tavoitti myös ne, joilla on pitkä matka asemalle.',
    'Työnjako selkeytyi: hoitaja arvioi tilanteen, ja lääkäri otetaan mukaan samaan keskusteluun.',
    'Seuraavaksi mallia kokeillaan ruotsinkielisissä palveluissa.',
  ],
  sv: [
    'Modellen används på två stationer, och en tredje börjar i januari.',
    'Väntetiden har blivit sex dagar kortare sedan våren.',
    'Personalen har utbildats, och anvisningarna finns på båda språken.',
    'Responsen från invånarna är god, men telefonköerna är fortfarande långa på måndagar.',
    'Samarbetet med föreningarna inleddes i september.',
    'Nästa steg är att följa upp kostnaderna per klient.',
  ],
  en: [
    'The model is in use at two stations.',
    'The supplier has mended the fault, and the training goes on in January.',
    'Residents say that they are helped at once.',
  ],
}
