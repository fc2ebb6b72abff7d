import { isActive } from './active-lines.ts'
import type { Extension } from './extension.ts'
import type { Handover } from './handover.ts'
import { indicatorQuestions } from './indicator-questions.ts'
import type { Instant } from './instant.ts'
import type { Email, Line, Programme, Series } from './programme.ts'
import type { Question } from './question.ts'
import type { Round } from './round.ts'
import type { RoundAct } from './round-act.ts'
import { placeOfSubject, sheetOfSubject, subjectsInRound, topicsOf } from './scopes/registry.ts'
import { type SubjectPlace, themeOf } from './scopes/scope.ts'
import { parseSubject, type SheetId, type SubjectId } from './subject.ts'

export interface ExpectedSubject {
  readonly id: SubjectId
  /** Whether anything is required of it: only such subjects are counted. */
  readonly counted: boolean
}

export interface ExpectedSheet {
  readonly id: SheetId
  /** Absent where it is about no project. */
  readonly project?: string
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
  const bySheet = new Map<SheetId, ExpectedSubject[]>()
  for (const id of subjectsInRound(programme, series, round)) {
    const questions = questionsOf(programme, series, round, id)
    const sheet = questions.length === 0 ? undefined : sheetOfSubject(programme, id)
    if (sheet === undefined) continue
    const subject = { id, counted: questions.some((question) => question.required) }
    const others = bySheet.get(sheet)
    if (others === undefined) bySheet.set(sheet, [subject])
    else others.push(subject)
  }
  return [...topicsOf(programme).values()].flatMap((topic) => {
    const subjects = bySheet.get(topic.sheet)
    if (subjects === undefined) return []
    const owners = topic.owners.length > 0 ? topic.owners : programme.coordinators
    const project = topic.project === undefined ? {} : { project: topic.project.id }
    return [{ id: topic.sheet, ...project, owners, subjects }]
  })
}

/** The questions a subject is asked in the series, in the order of the programme file, then those of its indicators. */
export function questionsOf(
  programme: Programme,
  series: Series,
  round: Pick<Round, 'deadline' | 'asOf'>,
  subject: SubjectId,
): readonly Question[] {
  const scope = parseSubject(subject)?.scope
  const place = placeOfSubject(programme, subject)
  if (scope === undefined || place === undefined) return []
  const asked = series.questions.filter(
    (question) =>
      question.scope === scope &&
      isAskedIn(question, round) &&
      concerns(question, place, (line) => isActive(line.active, round)),
  )
  const { line } = place
  return asked.length === 0 || scope !== 'line' || line === undefined
    ? asked
    : [...asked, ...indicatorQuestions(line.targets)]
}

/** Whether the question is asked for the round's deadline at all, of whomever. */
export function isAskedIn(question: Question, round: Pick<Round, 'deadline'>): boolean {
  return (question.only?.from ?? '') <= round.deadline && (question.only?.to ?? '9999') >= round.deadline
}

/**
 * Whether the question is meant for what stands there. A project stands under the goals and spearheads of those of its
 * lines that count.
 */
export function concerns(
  { only }: Question,
  place: SubjectPlace,
  counts: (line: Line) => boolean = () => true,
): boolean {
  const { project, goal } = place
  const lines = goal === undefined ? (project?.lines.filter(counts) ?? []) : []
  const theme = themeOf(place)
  return (
    allows(only?.projects, project?.id) &&
    allows(only?.areas, project?.area) &&
    allows(only?.goals, goal, ...lines.map((line) => line.goal)) &&
    allows(only?.themes, theme, ...lines.map((line) => line.theme))
  )
}

function allows(only: readonly string[] | undefined, ...values: readonly (string | undefined)[]): boolean {
  return only === undefined || values.some((value) => value !== undefined && only.includes(value))
}
