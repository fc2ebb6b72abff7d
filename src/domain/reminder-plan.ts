import { type Instant, instantAt } from './instant.ts'
import type { Programme, Series } from './programme.ts'
import type { Round } from './round.ts'
import { type DaysOff, workingDayAfter, workingDayBefore } from './working-days.ts'

/** One planned contact, or the report, of a round. */
export interface Step {
  /** Unique in the round: `opening`, `before-5`, `after-1`, `report`; `before-5+1` after the round was extended once. */
  readonly id: string
  readonly kind: 'opening' | 'reminder' | 'overdue' | 'escalation' | 'report'
  readonly at: Instant
}

/**
 * Every step of a round in the order of time; a reminder that would precede the opening is left out. Once the round
 * has been extended, reminders and escalation are planned around the new day: those that went before stay behind.
 */
export function reminderPlan(programme: Programme, series: Series, round: Round, daysOff: DaysOff): readonly Step[] {
  const { reminders } = series
  const { extended } = round
  const inExtension = (id: string): string => (extended === undefined ? id : `${id}${extensionMark}${extended.times}`)
  const reminderAt = (date: string): Instant => instantAt(date, reminders.at, programme.timeZone)
  const before = reminders.workingDaysBefore.map(
    (days): Step => ({
      id: inExtension(`before-${days}`),
      kind: 'reminder',
      at: reminderAt(workingDayBefore(round.answersDue, days, daysOff)),
    }),
  )
  const after = reminders.workingDaysAfter.map(
    (days): Step => ({
      id: inExtension(`after-${days}`),
      kind: 'overdue',
      at: reminderAt(workingDayAfter(round.answersDue, days, daysOff)),
    }),
  )
  const planned = [...before, ...after, ...escalation(programme, series, round, daysOff, inExtension)]
  const from = extended?.at ?? round.opensAt
  const isReportMoved = extended !== undefined && round.reportAt > extended.at
  const steps: readonly Step[] = [
    { id: 'opening', kind: 'opening', at: round.opensAt },
    ...planned.filter(({ at }) => at > from && at < round.locksAt),
    // After an extension answers may have changed since: the same content is never published twice.
    { id: isReportMoved ? inExtension('report') : 'report', kind: 'report', at: round.reportAt },
  ]
  return [...steps].sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
}

const extensionMark = '+'

/** Coordinators hear once who is missing, some working days after answers were due. */
function escalation(
  programme: Programme,
  series: Series,
  round: Round,
  daysOff: DaysOff,
  inExtension: (id: string) => string,
): readonly Step[] {
  const { escalateAfterWorkingDays, at } = series.reminders
  if (escalateAfterWorkingDays === undefined) return []
  const date = workingDayAfter(round.answersDue, escalateAfterWorkingDays, daysOff)
  return [{ id: inExtension('escalation'), kind: 'escalation', at: instantAt(date, at, programme.timeZone) }]
}

/** Whether a step of the plan asks owners for something. */
export function isContactStep(step: string): boolean {
  const [name = ''] = step.split(extensionMark)
  return name === 'opening' || /^(before|after)-\d+$/.test(name)
}

/** The last reminder before answers are due: who wants only the last ones still gets it. */
export function isLastReminder(series: Series, step: string): boolean {
  const [name] = step.split(extensionMark)
  return name === `before-${Math.min(...series.reminders.workingDaysBefore)}`
}

/** What to do now with the steps that have fallen due and are not planned yet. */
export interface DueSteps {
  /** To be carried out: the newest contact, what coordinators must know, the report. */
  readonly send: readonly Step[]
  /** Overtaken while nothing ran: a newer contact says the same and more. */
  readonly merged: readonly Step[]
}

export function dueSteps(plan: readonly Step[], planned: readonly string[], now: Instant): DueSteps {
  const due = plan.filter((step) => step.at <= now && !planned.includes(step.id))
  const contacts = due.filter(({ kind }) => kind !== 'report' && kind !== 'escalation')
  const newest = contacts.at(-1)
  // Who hears of the round by a later step hears of its opening, however few reminders they want.
  const opens = contacts.some(({ kind }) => kind === 'opening')
  const contact: readonly Step[] = newest === undefined ? [] : [opens ? { ...newest, kind: 'opening' } : newest]
  return {
    send: [...contact, ...due.filter((step) => !contacts.includes(step))],
    merged: contacts.slice(0, -1),
  }
}
