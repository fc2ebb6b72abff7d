import { type Instant, instantAt, localDateOf } from './instant.ts'
import type { Email, LocalDate, Programme, Series } from './programme.ts'
import { type Round, roundAt } from './round.ts'
import { addDays, type DaysOff, workingDayAfter } from './working-days.ts'

/** A coordinator gave everybody another last day for answers. */
export interface Extension {
  readonly answersDue: LocalDate
  readonly by: Email
  readonly at: Instant
  /** The day it was before; absent in what was written down before it was kept. */
  readonly before?: LocalDate
  readonly reason?: string
}

/** Nobody means a day further off than this; it is a slip of the finger. */
const mostDays = 183

export type ExtensionFault = 'date-past' | 'date-too-far'

export function extensionFault(round: Round, answersDue: LocalDate, today: LocalDate): ExtensionFault | undefined {
  if (answersDue < today) return 'date-past'
  return answersDue > addDays(round.deadline, mostDays) ? 'date-too-far' : undefined
}

/**
 * The round with another last day for answers: it locks as much later as the schedule gives after the deadline, the
 * report waits for the answers, and the reminders are planned anew around the new day.
 */
export function extendedRound(
  programme: Programme,
  series: Series,
  round: Round,
  { answersDue, at }: Extension,
  daysOff: DaysOff,
): Round {
  const { timeZone } = programme
  const { schedule } = series
  const planned = roundAt(programme, series, round.deadline, daysOff)
  const locksAt = instantAt(addDays(answersDue, schedule.locksDaysAfter), '23:59', timeZone)
  const locksLater = locksAt > planned.locksAt
  const afterAnswers = instantAt(workingDayAfter(answersDue, 1, daysOff), schedule.report.at, timeZone)
  const waits = answersDue >= localDateOf(planned.reportAt, timeZone)
  return {
    ...round,
    answersDue,
    dueAt: instantAt(answersDue, '23:59', timeZone),
    locksAt: locksLater ? locksAt : planned.locksAt,
    reportAt: waits ? afterAnswers : planned.reportAt,
    extended: { times: (round.extended?.times ?? 0) + 1, at },
  }
}
