import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../../src/domain/answer.ts'
import type { Programme } from '../../src/domain/programme.ts'
import { reportFormatNames } from '../../src/domain/report-format.ts'
import type { ReportModel } from '../../src/domain/report-model.ts'
import { reportedValues } from '../../src/domain/report-values.ts'
import { reportFormats } from '../../src/report/registry.ts'
import type { FakeConnector } from '../fakes/connector.ts'
import type { TestBot } from '../fakes/test-bot.ts'
import { publishedEditions } from '../published-editions.ts'
import { type ReadCard, readCard } from './cards.ts'
import { type Owner, ownerAt, type Typing } from './owner.ts'
import { type ReadyTeam, startReadyTeam } from './reporting-team.ts'

const round = 'loppuraportti:2025-12-31'
const coordinator = 'office@example.fi'
/** Own a model together; the first owns questions of an investment too. */
const jonna = 'jonna.alanko@example.fi'
const riikka = 'riikka.saarela@example.fi'
const shared = 'project/remote-children'
const marjatta = 'marjatta.lind@example.fi'
const timo = 'timo.varis@example.fi'
const givenUp = 'project/evening-children'
/** Nobody answers these two. */
const unanswered = ['theme/k25', 'project/recording-older']
/** As long as the question takes, with all that a text may have in it. */
const longText = `Tavoite & <tulos> “å” \n\n${'Jonot lyhenivät joka kunnassa. '.repeat(400)}`
  .slice(0, 10_999)
  .concat('!')

let programme: Programme
let team: ReadyTeam
let connector: FakeConnector
let bot: TestBot
let model: ReportModel

beforeAll(async () => {
  team = await startReadyTeam({ programme: 'programmes/loppuraportti.yaml', clock: '2025-11-03T09:00' })
  ;({ connector, bot, programme } = team)
})

afterAll(() => team.dispose())

describe('the final report of a programme', () => {
  it('asks each owner once, for questions of an investment and for models alike', async () => {
    const { sent } = await bot.moveClock('2025-11-04T09:00')
    expect(sent.map(({ recipient }) => recipient).sort()).toEqual(programme.people.map(({ email }) => email).sort())
    const { card } = ownerAt(connector, jonna).cardWith('open')
    const sheets = sheetsOf(card)
    expect(sheets).toEqual(expect.arrayContaining(['theme/k2', 'theme/k3', shared]))
    expect(card.text).toContain(`${sheets.length} lomaketta`)
    expect(card.text).toContain('2. Tavoitteet ja lähtötilanne')
  })

  it('asks every question of an investment under its number, of the owners of its chapter', async () => {
    const owner = ownerAt(connector, 'elina.pirhonen@example.fi')
    const { id } = owner.cardWith('open')
    const page = await owner.press(id, 'open', {}, (data) => data.sheet === 'theme/k7')
    expect(JSON.stringify(connector.cardFor(owner.email, id))).toContain('7.1 Mitkä toimintamallit')
    expect(page.inputs.map(({ id: input }) => input)).toEqual(['q7-1'])
  })

  it('keeps a text of 11,000 characters as a draft, to the letter', async () => {
    const owner = ownerAt(connector, marjatta)
    const { id } = owner.cardWith('open')
    await owner.press(id, 'open', {}, (data) => data.sheet === 'theme/k2')
    await owner.press(id, 'save', { 'q2-1': longText })
    const { drafts } = await bot.bot.actions.store.sheet(round, 'theme/k2')
    expect(drafts['theme/k2']?.answer).toMatchObject({ values: { 'q2-1': longText } })
  })

  describe('a model is answered in drafts by its two owners, over weeks', () => {
    it('one begins with what the model is', async () => {
      const owner = ownerAt(connector, jonna)
      const { id } = owner.cardWith('open')
      let page = await owner.press(id, 'open', {}, (data) => data.sheet === shared)
      page = await save(owner, id, page, { state: 'partly-in-use' })
      expect(page.inputs.map((input) => input.id)).toContain('description')
      await save(owner, id, page, { description: 'Lääkärin vastaanotto videolla.' })
    })

    it('the other goes on where the draft was left: yes, no or partly, with an explanation', async () => {
      await bot.moveClock('2025-11-18T12:00')
      const owner = ownerAt(connector, riikka)
      await connector.say(riikka, 'omat')
      const { id } = owner.cardWith('open')
      let page = await owner.press(id, 'open', {}, (data) => data.sheet === shared)
      expect(page.inputs.find((input) => input.id === 'everywhere')?.choices).toEqual(['yes', 'partly', 'no'])
      page = await save(owner, id, page, {
        everywhere: 'partly',
        'everywhere-why': 'Saaristossa ei vielä.',
        access: 'yes',
        'access-why': 'Jono puolittui.',
      })
      await save(owner, id, page, { savings: 'no', 'savings-why': 'Säästö näkyy vasta 2027.', continues: 'yes' })
    })

    it('the first ends it with values at days and places, the paragraph and the links, and sends', async () => {
      await bot.moveClock('2025-12-08T12:00')
      const owner = ownerAt(connector, jonna)
      await connector.say(jonna, 'omat')
      const { id } = owner.cardWith('open')
      let page = await owner.press(id, 'open', {}, (data) => data.sheet === shared)
      for (const [index, [date, place, value]] of points.entries()) {
        const row = `values-days-${index + 1}`
        const typed = { [`${row}-date`]: date, [`${row}-place`]: place, [`${row}-value`]: value }
        page = await owner.press(id, 'page', typed, (data) => data.add === 'values-days')
      }
      page = await save(owner, id, page, { 'paragraph-i1': 'Etävastaanotto vakiintui.' })
      while (page.buttons.some(({ verb }) => verb === 'save')) {
        page = await save(owner, id, page, {
          'paragraph-i1': 'Etävastaanotto vakiintui.',
          links: 'https://innokyla.fi/malli\nhttps://intra.example.fi/malli',
        })
      }
      const receipt = await owner.press(id, 'send')
      expect(receipt.buttons.map(({ verb }) => verb)).toContain('edit')
    })

    it('and it is one answer of both, with everything that each has typed', async () => {
      expect(valuesOf(await sentAnswer(shared))).toMatchObject({
        state: 'partly-in-use',
        description: 'Lääkärin vastaanotto videolla.',
        everywhere: 'partly',
        'everywhere-why': 'Saaristossa ei vielä.',
        access: 'yes',
        savings: 'no',
        continues: 'yes',
        'values-days': points.map(([date, place, value]) => ({ date, place, value: Number(value.replace(',', '.')) })),
        'paragraph-i1': 'Etävastaanotto vakiintui.',
        links: ['https://innokyla.fi/malli', 'https://intra.example.fi/malli'],
      })
    })
  })

  it('asks of a model that was given up why, and none of the eight questions', async () => {
    const owner = ownerAt(connector, timo)
    await connector.say(timo, 'omat')
    const { id } = owner.cardWith('open')
    const page = await owner.press(id, 'open', {}, (data) => data.sheet === givenUp)
    const review = await save(owner, id, page, { state: 'given-up', 'why-given-up': 'Iltaisin ei tultu.' })
    expect(review.buttons.map(({ verb }) => verb)).toContain('send')
    await owner.press(id, 'send')
    expect(valuesOf(await sentAnswer(givenUp))).toEqual({ state: 'given-up', 'why-given-up': 'Iltaisin ei tultu.' })
  })

  it('takes the answers of everybody else', async () => {
    for (const email of programme.people.map((person) => person.email)) await answerAll(ownerAt(connector, email))
    await bot.bot.endpoint.idle()
    const sent = await bot.bot.actions.store.sheets(round)
    const open = programme.themes.length + programme.projects.length - unanswered.length
    expect(sent.filter(({ revisions }) => revisions.length > 0)).toHaveLength(open)
  })

  it('tells the coordinator which two are missing', async () => {
    await connector.say(coordinator, 'tila puuttuu')
    const { text } = readCard(connector.cardFor(coordinator, connector.messagesTo(coordinator).at(-1)?.id ?? ''))
    expect(text).toContain('25. Tietoturva ja saavutettavuus')
    expect(text).toContain('Rakenteinen kirjaaminen ikääntyneille')
    expect(text).not.toContain('Etävastaanotto lapsiperheille')
  })

  it('compiles 59 answers of 61 with every text as it was typed', async () => {
    await bot.moveClock('2025-12-31T12:00')
    const [edition] = await publishedEditions(bot.bot.actions.store, round)
    if (edition === undefined) throw new Error('There is no edition.')
    model = edition.model
    expect(model.counts).toMatchObject({ expected: 61, answered: 59, missing: 2, exempt: 0 })
    expect(model.missing.map(({ subject }) => subject).sort()).toEqual([...unanswered].sort())
    expect(valuesOf(model.subjects.find(({ id }) => id === 'theme/k2')?.answer)['q2-1']).toBe(longText)
  })

  it('tells every value with its change since the one before at the same place', () => {
    const values = reportedValues(model).filter(({ subject }) => subject.id === shared)
    expect(values.map(({ place, value, change }) => [place, value, change])).toEqual([
      ['Asema A', 0.23, undefined],
      ['Asema A', 0.38, 0.15],
      ['Asema B', 0.38, undefined],
      ['Asema B', 0.54, 0.16],
    ])
  })

  it('shows the paragraph of a model under its investment too, and what was given up with its reason', async () => {
    const page = String(await reportFormats.html.render(model, { audience: 'public', language: 'fi' }))
    expect(page.split('Etävastaanotto vakiintui.').length - 1).toBeGreaterThanOrEqual(2)
    for (const words of ['Mallista luovuttiin', 'Iltaisin ei tultu.', 'Osittain', 'Saaristossa ei vielä.', '+0,15']) {
      expect(page, words).toContain(words)
    }
    const answered = programme.series[0]?.questions.filter(({ only }) => only?.themes?.includes('k25') !== true) ?? []
    const numbers = answered.flatMap(({ number }) => number ?? [])
    expect(numbers.filter((number) => !page.includes(`${number} `))).toEqual([])
    expect(page).not.toContain('@example.fi')
  })

  it.each(reportFormatNames)('gives the report as %s', async (format) => {
    const body = await reportFormats[format].render(model, { audience: 'public', language: 'fi' })
    expect(body.length).toBeGreaterThan(1000)
    if (['csv', 'md', 'json', 'html'].includes(format)) expect(String(body)).toContain('Jono puolittui')
  })
})

/** An index of two stations, before and after. */
const points = [
  ['2025-03-01', 'Asema A', '0,23'],
  ['2025-11-30', 'Asema A', '0,38'],
  ['2025-03-01', 'Asema B', '0,38'],
  ['2025-11-30', 'Asema B', '0,54'],
] as const

/** Texts that name their subject, and a choice on the first page: a third of the models was given up. */
const plainAnswers: Typing = (page, subject) => {
  const isGivenUp = subject.endsWith('-older')
  const asked = isGivenUp ? /^why-given-up$/ : /^(q\d|description|paragraph)/
  const typed = page.inputs.map(({ id, type, choices, value }): readonly [string, string] => {
    if (value !== '') return [id, value]
    if (id === 'state') return [id, isGivenUp ? 'given-up' : 'in-use']
    if (choices.length > 0) return [id, choices[0] ?? '']
    return [id, type === 'Input.Text' && asked.test(id) ? `Vastaus: ${subject}` : '']
  })
  return Object.fromEntries(typed.filter(([, value]) => value !== ''))
}

async function answerAll(owner: Owner): Promise<void> {
  await connector.say(owner.email, 'omat')
  const message = connector.messagesTo(owner.email).at(-1)?.id ?? ''
  for (;;) {
    // Each receipt leads to what is still owed.
    const sheet = sheetsOf(owner.card(message)).find((each) => !unanswered.includes(each))
    if (sheet === undefined || (await sentAnswer(sheet)) !== undefined) return
    await owner.answer(message, sheet, plainAnswers)
  }
}

/** Saves a page with those of the words for which it has inputs. */
function save(
  owner: Owner,
  message: string,
  page: ReadCard,
  words: Readonly<Record<string, string>>,
): Promise<ReadCard> {
  const typed = Object.entries(words).filter(([id]) => page.inputs.some((input) => input.id === id))
  return owner.press(message, 'save', Object.fromEntries(typed))
}

function sheetsOf(card: ReadCard): readonly string[] {
  return card.buttons.flatMap(({ verb, data }) => (verb === 'open' ? [String(data.sheet)] : []))
}

async function sentAnswer(sheet: string): Promise<Answer | undefined> {
  const { revisions } = await bot.bot.actions.store.sheet(round, sheet)
  return revisions.at(-1)?.answers[sheet]
}

function valuesOf(answer: Answer | undefined): Readonly<Record<string, unknown>> {
  return answer?.kind === 'values' ? answer.values : {}
}
