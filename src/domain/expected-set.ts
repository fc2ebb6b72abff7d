import type { Extension } from './extension.ts'
import type { Handover } from './handover.ts'
import type { Instant } from './instant.ts'
import {
  type Email,
  findProject,
  type Line,
  type Period,
  type Programme,
  type Project,
  type Series,
} from './programme.ts'
import type { Question } from './question.ts'
import type { Round } from './round.ts'
import type { RoundAct } from './round-act.ts'
import { lineSubject, parseSubject, projectSheet, projectSubject, type SheetId, type SubjectId } from './subject.ts'

export interface ExpectedSubject {
  readonly id: SubjectId
  /** Whether anything is required of it: only such subjects are counted. */
  readonly counted: boolean
}

export interface ExpectedSheet {
  readonly id: SheetId
  readonly project: string
  /** Who answers; the coordinators where the register names nobody. */
  readonly owners: readonly Email[]
  readonly subjects: readonly ExpectedSubject[]
}

/** An explicit "need not report" with its reason and its author. */
export interface Exemption {
  readonly subject: SubjectId
  readonly reason: string
  readonly by: Email
  readonly at: Instant
}

/** A round that has opened: its dates and its expected set, frozen. */
export interface OpenedRound {
  readonly round: Round
  readonly openedAt: Instant
  readonly sheets: readonly ExpectedSheet[]
  readonly exemptions: readonly Exemption[]
  readonly handovers: readonly Handover[]
  /** Steps of the reminder plan whose deliveries have been written down. */
  readonly plannedSteps: readonly string[]
  /** Absent until there is one. */
  readonly extensions?: readonly Extension[]
  /** What coordinators did to it; absent until there is something. */
  readonly acts?: readonly RoundAct[]
  /** Who opened it before its time; absent where the schedule did. */
  readonly openedBy?: Email
  /** Why then; absent where nothing was said. */
  readonly openedReason?: string
  /** Sheets that moved to other owners after the opening; they stand in `sheets` already. Absent until there is one. */
  readonly moves?: readonly SheetMove[]
}

/** The sheet has other owners since a change of the register. */
export interface SheetMove {
  readonly sheet: SheetId
  readonly before: readonly Email[]
  readonly after: readonly Email[]
  readonly by: Email
  readonly at: Instant
  /** The number of the change. */
  readonly change: number
}

/** The frozen sheets with the owners they have by now; those that have not moved stay the same objects. */
export function movedSheets(
  sheets: readonly ExpectedSheet[],
  moves: readonly SheetMove[] = [],
): readonly ExpectedSheet[] {
  const owners = new Map(moves.map(({ sheet, after }) => [sheet, after]))
  return sheets.map((sheet) => {
    const now = owners.get(sheet.id)
    return now === undefined ? sheet : { ...sheet, owners: now }
  })
}

/** Who must answer what in the round, by the register of this moment. */
export function freezeExpectedSet(programme: Programme, series: Series, round: Round): readonly ExpectedSheet[] {
  return programme.projects
    .map((project) => projectExpectation(programme, series, round, project))
    .filter((sheet) => sheet.subjects.length > 0)
}

/** The project of a sheet; undefined once the register has it no longer. */
export function projectOf(programme: Programme, sheet: ExpectedSheet): Project | undefined {
  return findProject(programme, sheet.project)
}

/** The questions a subject is asked in the series, in the order of the programme file. */
export function questionsOf(
  programme: Programme,
  series: Series,
  round: Pick<Round, 'deadline'>,
  subject: SubjectId,
): readonly Question[] {
  const parsed = parseSubject(subject)
  if (parsed === undefined) return []
  const project = findProject(programme, parsed.project)
  if (project === undefined) return []
  const goal = parsed.scope === 'line' ? parsed.goal : undefined
  const theme = project.lines.find((line) => line.goal === goal)?.theme
  return series.questions.filter(
    (question) =>
      question.scope === parsed.scope &&
      isAskedIn(question, round) &&
      allows(question.only?.projects, project.id) &&
      allows(question.only?.areas, project.area) &&
      allows(question.only?.goals, goal) &&
      allows(question.only?.themes, theme),
  )
}

/** A period counts when it touches the time from the beginning of the described month to the deadline. */
export function isActive(period: Period, round: Round): boolean {
  const start = round.asOf === undefined ? round.deadline : `${round.asOf}-01`
  return (period.from ?? '') <= round.deadline && (period.to === undefined || period.to >= start)
}

function projectExpectation(programme: Programme, series: Series, round: Round, project: Project): ExpectedSheet {
  const active = isActive(project.active, round)
  const lines = active ? linesInGoalOrder(programme, project).filter((line) => isActive(line.active, round)) : []
  const ids = [...lines.map((line) => lineSubject(project.id, line.goal)), projectSubject(project.id)]
  const subjects = ids.flatMap((id) => {
    const questions = questionsOf(programme, series, round, id)
    return questions.length === 0 ? [] : [{ id, counted: questions.some((question) => question.required) }]
  })
  return {
    id: projectSheet(project.id),
    project: project.id,
    owners: project.owners.length > 0 ? project.owners : programme.coordinators,
    // Where lines are reported, a project without one in this round is in the register only.
    subjects: active && (lines.length > 0 || !series.questions.some(isAboutLines)) ? subjects : [],
  }
}

function isAboutLines(question: Question): boolean {
  return question.scope === 'line'
}

/** The project's lines in the order in which the programme lists its goals. */
export function linesInGoalOrder(programme: Programme, project: Project): readonly Line[] {
  return programme.goals.flatMap((goal) => project.lines.filter((line) => line.goal === goal.id))
}

/** Whether the question is asked for the round's deadline at all, of whomever. */
export function isAskedIn(question: Question, round: Pick<Round, 'deadline'>): boolean {
  return (question.only?.from ?? '') <= round.deadline && (question.only?.to ?? '9999') >= round.deadline
}

function allows(only: readonly string[] | undefined, value: string | undefined): boolean {
  return only === undefined || (value !== undefined && only.includes(value))
}
