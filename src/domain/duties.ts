import { emptySheet, type Sheet, sentAnswer } from './answer.ts'
import type { EarlierAnswer } from './earlier-answers.ts'
import type { ExpectedSheet, OpenedRound } from './expected-set.ts'
import type { Instant } from './instant.ts'
import { localDateOf } from './instant.ts'
import type { Email, LocalDate, Programme, Series } from './programme.ts'
import { responsibleFor, sheetsByPerson } from './responsibility.ts'
import { sheetLocksAt } from './round-acts.ts'
import { topicOf } from './scopes/registry.ts'
import type { Topic } from './scopes/scope.ts'
import { askedSubjects, isFinished, type SheetContext, type SheetState, sheetState } from './sheet-context.ts'
import { type Unchanged, unchangedOf } from './shortcuts.ts'
import { type Snooze, snoozedUntil, snoozes } from './snooze.ts'
import { isLine, type SheetId, type SubjectId } from './subject.ts'
import { type DaysOff, workingDayBefore, workingDaysLeft } from './working-days.ts'

/** One sheet a person answers for, and how far it is. */
export interface Duty {
  readonly sheet: ExpectedSheet
  readonly topic: Topic
  readonly state: SheetState
  readonly subjectsDone: number
  readonly subjects: number
  /** Lines among the subjects: what people call "kohtia". */
  readonly lines: number
  /** Subjects with something required that have not been sent: only these are asked for again. */
  readonly missing: number
  /** Whether "no change" can be said for all of it in one press. */
  readonly mayStay: boolean
  /** It takes no answers any more. */
  readonly locked: boolean
  /** It takes answers until then, although the round is locked. */
  readonly reopenedUntil?: Instant
}

/** What one person still owes, and has done, in a round. */
export interface Duties {
  readonly kind: 'duties'
  readonly programme: Programme
  readonly series: Series
  readonly opened: OpenedRound
  readonly person: Email
  readonly at: Instant
  readonly owed: readonly Duty[]
  /** Nothing on them is required, and nobody has sent them. */
  readonly optional: readonly Duty[]
  readonly done: readonly Duty[]
  /** Working days after today, up to and with the last day for answers. */
  readonly workingDaysLeft: number
  /** The last working day on or before the deadline, where the deadline is a day off. */
  readonly lastWorkingDay: string
  readonly overdue: boolean
  /** Nothing of it takes answers any more. */
  readonly locked: boolean
  /** How the next reminder can be put off; none when answers are due before it would come. */
  readonly snoozes: readonly Snooze[]
  /** What the person has just done. */
  readonly notice?: DutiesNotice
}

export type DutiesNotice =
  | { readonly kind: 'snoozed'; readonly until: Instant }
  | { readonly kind: 'handed-over'; readonly to: string; readonly sheets: readonly SheetId[] }

export interface DutyFacts {
  readonly programme: Programme
  readonly series: Series
  readonly opened: OpenedRound
  readonly sheets: ReadonlyMap<string, Sheet>
  /** Of the person's own sheets, where it matters; counting works without. */
  readonly earlier?: ReadonlyMap<SubjectId, readonly EarlierAnswer[]>
  readonly daysOff: DaysOff
}

/** The sheets that the person still owes, without how far each of them is. */
export function owedSheets(facts: DutyFacts, person: Email, at: Instant): readonly ExpectedSheet[] {
  const today = localDateOf(at, facts.programme.timeZone)
  return (sheetsByPerson(facts.opened, today).get(person) ?? []).filter((expected) => missingIn(facts, expected) > 0)
}

/** What the person still owes, and nothing more: for a receipt, which only shows the way on. */
export function owedBy(facts: DutyFacts, person: Email, at: Instant): readonly Duty[] {
  return allDuties(facts, person, at).filter(({ missing }) => missing > 0)
}

function allDuties(facts: DutyFacts, person: Email, at: Instant): readonly Duty[] {
  const today = localDateOf(at, facts.programme.timeZone)
  return (sheetsByPerson(facts.opened, today).get(person) ?? [])
    .flatMap((expected) => dutyOf(facts, expected, at))
    .filter(({ subjects }) => subjects > 0)
}

/** The sheets the person answers for in the round; a co-owner's sending counts for both. */
export function dutiesOf(facts: DutyFacts, person: Email, at: Instant): Duties {
  const { programme, series, opened, daysOff } = facts
  const { round } = opened
  const today = localDateOf(at, programme.timeZone)
  const all = allDuties(facts, person, at)
  return {
    kind: 'duties',
    programme,
    series,
    opened,
    person,
    at,
    owed: all.filter(({ missing }) => missing > 0),
    optional: all.filter((duty) => duty.missing === 0 && !wasSent(duty)),
    done: all.filter((duty) => duty.missing === 0 && wasSent(duty)),
    workingDaysLeft: workingDaysLeft(today, round.answersDue, daysOff),
    lastWorkingDay: workingDayBefore(round.deadline, 0, daysOff),
    overdue: at > round.dueAt,
    locked: at >= round.locksAt && !all.some(({ locked }) => !locked),
    snoozes: snoozes.filter((each) => snoozedUntil({ programme, series, round, daysOff }, each, at) !== undefined),
  }
}

function wasSent({ state }: Duty): boolean {
  return state === 'sent' || state === 'changed'
}

/** Everybody who owes something in the round, each once; looks at every sheet once, whatever their number. */
export function owingPeople(facts: DutyFacts, at: Instant): readonly Email[] {
  const today = localDateOf(at, facts.programme.timeZone)
  const owing = facts.opened.sheets.filter((sheet) => missingIn(facts, sheet) > 0)
  return [...new Set(owing.flatMap((sheet) => responsibleFor(facts.opened, sheet, today)))]
}

/** Everybody who answers for a sheet of the round on this day, each once. */
export function responsiblePeople(opened: OpenedRound, date: LocalDate): readonly Email[] {
  return [...sheetsByPerson(opened, date).keys()]
}

/** Subjects with something required that have not been sent; none of what the register has no longer. */
function missingIn({ programme, opened, sheets }: DutyFacts, expected: ExpectedSheet): number {
  if (topicOf(programme, expected) === undefined) return 0
  return missingAmong(askedSubjects({ expected, opened }), expected, sheets.get(expected.id))
}

function missingAmong(asked: readonly SubjectId[], { subjects }: ExpectedSheet, sheet: Sheet | undefined): number {
  const stillAsked = new Set(asked)
  const isSent = (subject: SubjectId): boolean => sheet !== undefined && sentAnswer(sheet, subject) !== undefined
  return subjects.filter(({ id, counted }) => counted && stillAsked.has(id) && !isSent(id)).length
}

function dutyOf(
  { programme, series, opened, sheets, earlier = new Map() }: DutyFacts,
  expected: ExpectedSheet,
  at: Instant,
): readonly Duty[] {
  const topic = topicOf(programme, expected)
  if (topic === undefined) return []
  const sheet = sheets.get(expected.id) ?? emptySheet(opened.round.id, expected.id)
  const context: SheetContext = { programme, series, opened, expected, sheet, earlier }
  const asked = askedSubjects(context)
  const state = sheetState(context)
  const locksAt = sheetLocksAt(opened, expected.id)
  return [
    {
      sheet: expected,
      topic,
      state,
      locked: at >= locksAt,
      ...(at < locksAt && at >= opened.round.locksAt ? { reopenedUntil: locksAt } : {}),
      mayStay: state === 'nothing' && asked.every((subject) => mayStay(unchangedOf(context, subject))),
      subjectsDone: asked.filter((subject) => isFinished(context, subject)).length,
      subjects: asked.length,
      lines: asked.filter(isLine).length,
      missing: missingAmong(asked, expected, sheet),
    },
  ]
}

function mayStay(unchanged: Unchanged | undefined): boolean {
  return unchanged !== undefined && !unchanged.needsReason
}
