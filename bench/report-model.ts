import type { Answer, Sheet } from '../src/domain/answer.ts'
import { compileReport } from '../src/domain/compile-report.ts'
import type { EarlierAnswer } from '../src/domain/earlier-answers.ts'
import { freezeExpectedSet } from '../src/domain/expected-set.ts'
import type { Programme } from '../src/domain/programme.ts'
import type { ReportModel } from '../src/domain/report-model.ts'
import { roundsOf } from '../src/domain/round.ts'
import type { SheetId, SubjectId } from '../src/domain/subject.ts'
import { readProgrammeFile } from '../src/programme-file/programme-from-disk.ts'
import { programmeDaysOff } from '../src/programme-file/years.ts'

const sentence =
  'Perhekeskuksen toimintamalli on otettu käyttöön, henkilöstö on koulutettu ja odotusaika lyheni kahdesta viikosta viiteen päivään. '
const swedish =
  'Familjecentrets verksamhetsmodell har tagits i bruk, personalen har utbildats och väntetiden blev kortare i alla kommuner. '

/**
 * The report of Länsi-Uusimaa's fifth round, every line answered in every round with 600 characters; so many times the
 * programme's projects. `salt` makes one report differ from the next in every answer.
 */
export async function largeReport(times: number, salt = ''): Promise<ReportModel> {
  const read = await readProgrammeFile('programmes/lansi-uusimaa.yaml')
  const programme: Programme = {
    ...read,
    history: [],
    projects: Array.from({ length: times }, (_, copy) =>
      read.projects.map((project) => (copy === 0 ? project : { ...project, id: `${project.id}-${copy}` })),
    ).flat(),
  }
  const [series] = programme.series
  const rounds = series === undefined ? [] : roundsOf(programme, series, programmeDaysOff(programme))
  const round = rounds.at(-1)
  if (series === undefined || round === undefined) throw new Error('The programme has no round.')
  const sheets = freezeExpectedSet(programme, series, round)
  const answers = (deadline: string, index: number): ((id: SubjectId) => Answer) => {
    return (id) => answerTo(id, `${salt}${deadline} ${id}`, index)
  }
  const subjects = sheets.flatMap((sheet) => sheet.subjects.map(({ id }) => id))
  const earlier = new Map(
    subjects.map((id): readonly [SubjectId, readonly EarlierAnswer[]] => [
      id,
      rounds.slice(0, -1).map(({ deadline }, index) => ({ deadline, answer: answers(deadline, index)(id) })),
    ]),
  )
  const sent = sheets.map((sheet): readonly [SheetId, Sheet] => [
    sheet.id,
    {
      round: round.id,
      id: sheet.id,
      drafts: {},
      revisions: [
        {
          number: 1,
          sentAt: round.opensAt,
          sentBy: sheet.owners[0] ?? '',
          answers: Object.fromEntries(sheet.subjects.map(({ id }) => [id, answers(round.deadline, 4)(id)])),
        },
      ],
    },
  ])
  return compileReport({
    programme,
    series,
    opened: { round, openedAt: round.opensAt, sheets, exemptions: [], handovers: [], plannedSteps: [] },
    sheets: new Map(sent),
    earlier,
    rounds,
    edition: 1,
    at: round.reportAt,
  })
}

function answerTo(id: SubjectId, salt: string, index: number): Answer {
  const language = index % 2 === 0 ? 'fi' : 'sv'
  if (id.startsWith('project/')) return { kind: 'values', language, values: { status: 'on-track' } }
  const text = `${salt}: ${(language === 'fi' ? sentence : swedish).repeat(6)}`.slice(0, 600)
  return { kind: 'values', language, values: { level: ((index + id.length) % 5) * 25, results: text } }
}
