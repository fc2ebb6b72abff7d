import { Temporal } from 'temporal-polyfill'
import { type Instant, instantAt, localDateOf } from './instant.ts'
import type { Programme, Series } from './programme.ts'
import type { Round } from './round.ts'
import { addDays, type DaysOff, workingDayAfter } from './working-days.ts'

export const snoozes = ['tomorrow', 'three-days', 'monday'] as const
export type Snooze = (typeof snoozes)[number]

export interface SnoozeFacts {
  readonly programme: Programme
  readonly series: Series
  readonly round: Round
  readonly daysOff: DaysOff
}

export function isSnooze(value: unknown): value is Snooze {
  return snoozes.some((each) => each === value)
}

/** When a snoozed reminder comes, always on a working day; undefined when answers would be due before it. */
export function snoozedUntil(
  { programme, series, round, daysOff }: SnoozeFacts,
  snooze: Snooze,
  now: Instant,
): Instant | undefined {
  const today = localDateOf(now, programme.timeZone)
  const date = {
    tomorrow: () => workingDayAfter(addDays(today, 1), 0, daysOff),
    'three-days': () => workingDayAfter(today, 3, daysOff),
    monday: () => workingDayAfter(nextMonday(today), 0, daysOff),
  }[snooze]()
  return date > round.answersDue ? undefined : instantAt(date, series.reminders.at, programme.timeZone)
}

function nextMonday(date: string): string {
  const { dayOfWeek } = Temporal.PlainDate.from(date)
  return addDays(date, 8 - dayOfWeek)
}
