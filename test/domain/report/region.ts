import type { Answer, SentRevision, Sheet } from '../../../src/domain/answer.ts'
import { compileReport, type ReportInput } from '../../../src/domain/compile-report.ts'
import { freezeExpectedSet, type OpenedRound } from '../../../src/domain/expected-set.ts'
import type { Programme, Series } from '../../../src/domain/programme.ts'
import type { Question } from '../../../src/domain/question.ts'
import type { YesNoQuestion } from '../../../src/domain/question-types/yes-no.ts'
import type { ReportModel } from '../../../src/domain/report-model.ts'
import { roundAt, roundsOf } from '../../../src/domain/round.ts'
import type { SheetId, SubjectId } from '../../../src/domain/subject.ts'
import { aLine, aProgramme, aProject, aSeries, autumn, level, noDaysOff, now, results } from '../../builders.ts'

export const writer = 'kirjoittaja.kallio@example.fi'
export const writerName = 'Kirsi Kallio-Kirjoittaja'
export const silent = 'vaiti.virta@example.fi'
export const silentName = 'Väinö Vaiti-Virta'
export const office = 'hanketoimisto@example.fi'
export const officeName = 'Helmi Hanketoimisto'
/** Whatever must not be in a public report. */
export const everyName = [writer, writerName, silent, silentName, office, officeName]

export const clinic = 'line/clinic/availability'
export const clinicCosts = 'line/clinic/costs'
export const school = 'line/school/availability'
export const homeCare = 'line/home-care/availability'

export const status: Question = {
  id: 'status',
  type: 'choice',
  scope: 'project',
  label: 'Projektin tilanne',
  required: true,
  choices: [
    { id: 'on-track', label: 'Etenee suunnitellusti' },
    { id: 'delayed', label: 'Viivästynyt', tell: 'coordinators' },
  ],
}
export const deviation: Question = {
  id: 'deviation',
  type: 'text',
  scope: 'project',
  label: 'Mistä viive johtuu?',
  required: false,
  maxLength: 2000,
  when: { question: 'status', in: ['delayed'] },
}

/** Whether a national guideline is needed: coordinators are told of a yes. */
export const need: YesNoQuestion = {
  id: 'need',
  type: 'yes-no',
  scope: 'project',
  label: 'Tarvitaanko kansallinen linjaus?',
  required: false,
  partly: true,
  explain: true,
  tell: 'coordinators',
}

export const lineSeries: Series = aSeries({
  questions: [level, results],
  quickAnswers: [{ id: 'no-actions', label: 'Ei toimenpiteitä raportointikaudella', reason: 'optional' }],
  sections: ['summary', 'progress', 'results', 'deviations'],
})
export const statusSeries: Series = { ...lineSeries, questions: [level, results, status, deviation] }

/** Two goals, two areas; the projects stand in the register in another order than the areas. */
export const region: Programme = aProgramme({
  goals: [
    { id: 'availability', number: 1, name: 'Saatavuuden parantaminen', short: 'Saatavuus', owners: [], texts: [] },
    { id: 'costs', number: 5, name: 'Kustannusten hillitseminen', short: 'Kustannukset', owners: [], texts: [] },
  ],
  areas: [
    { id: 'children', name: 'Lapset ja perheet', owners: [] },
    { id: 'older', name: 'Ikääntyneet', owners: [] },
  ],
  scale: [
    { value: 0, label: 'Ei aloitettu' },
    { value: 25, label: 'Käynnistetty' },
    { value: 50, label: 'Hyvässä vauhdissa' },
  ],
  people: [
    { email: writer, name: writerName },
    { email: silent, name: silentName },
    { email: office, name: officeName },
  ],
  coordinators: [office],
  projects: [
    aProject({ id: 'home-care', name: 'Kotihoito', area: 'older', owners: [silent] }),
    aProject({
      id: 'clinic',
      name: 'Neuvola',
      area: 'children',
      owners: [writer],
      lines: [aLine({ goal: 'costs' }), aLine()],
    }),
    aProject({ id: 'school', name: 'Koulu', area: 'children', owners: [silent] }),
  ],
})

export interface Sent {
  readonly answers: Readonly<Record<SubjectId, Answer>>
  readonly at?: string
  readonly by?: string
  readonly onBehalfOf?: string
}

/** One sheet with its sendings, the first one first. */
export function sentSheet(project: string, ...sendings: readonly Sent[]): readonly [SheetId, Sheet] {
  const id = `project/${project}`
  const revisions = sendings.map(
    ({ answers, at = now, by = writer, onBehalfOf }, index): SentRevision => ({
      number: index + 1,
      sentAt: at,
      sentBy: by,
      ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
      answers,
    }),
  )
  return [id, { round: `oma-arviointi:${autumn}`, id, drafts: {}, revisions }]
}

/** The autumn round of the region, open; nothing has been sent unless it is given. */
export function reportInput(
  overrides: Partial<Omit<ReportInput, 'opened'>> & { opened?: Partial<OpenedRound> } = {},
): ReportInput {
  const { programme = region, series = lineSeries, opened, ...rest } = overrides
  const round = roundAt(programme, series, autumn, noDaysOff)
  return {
    programme,
    series,
    opened: {
      round,
      openedAt: round.opensAt,
      sheets: freezeExpectedSet(programme, series, round),
      exemptions: [],
      handovers: [],
      plannedSteps: [],
      ...opened,
    },
    sheets: new Map(),
    earlier: new Map(),
    rounds: roundsOf(programme, series, noDaysOff),
    edition: 1,
    at: round.reportAt,
    ...rest,
  }
}

export function regionReport(overrides: Parameters<typeof reportInput>[0] = {}): ReportModel {
  return compileReport(reportInput(overrides))
}
