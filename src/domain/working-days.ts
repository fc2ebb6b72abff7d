import { Temporal } from 'temporal-polyfill'
import type { LocalDate } from './programme.ts'

/** Public holidays and their eves as ISO dates; Saturdays and Sundays are off without being listed. */
export type DaysOff = ReadonlySet<LocalDate>

export function isWorkingDay(date: LocalDate, daysOff: DaysOff): boolean {
  return Temporal.PlainDate.from(date).dayOfWeek <= 5 && !daysOff.has(date)
}

/** The count-th working day strictly before the date; 0: the last working day on or before it. */
export function workingDayBefore(date: LocalDate, count: number, daysOff: DaysOff): LocalDate {
  return count === 0 ? nearestWorkingDay(date, -1, daysOff) : stepWorkingDays(date, count, -1, daysOff)
}

/** The count-th working day strictly after the date; 0: the first working day on or after it. */
export function workingDayAfter(date: LocalDate, count: number, daysOff: DaysOff): LocalDate {
  return count === 0 ? nearestWorkingDay(date, 1, daysOff) : stepWorkingDays(date, count, 1, daysOff)
}

/** How many working days lie after `from`, up to and with `to`; 0 when `to` is not later. */
export function workingDaysLeft(from: LocalDate, to: LocalDate, daysOff: DaysOff): number {
  let count = 0
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) {
    if (isWorkingDay(date, daysOff)) count += 1
  }
  return count
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return Temporal.PlainDate.from(date).add({ days }).toString()
}

function nearestWorkingDay(date: LocalDate, direction: 1 | -1, daysOff: DaysOff): LocalDate {
  let candidate = date
  while (!isWorkingDay(candidate, daysOff)) candidate = addDays(candidate, direction)
  return candidate
}

function stepWorkingDays(date: LocalDate, count: number, direction: 1 | -1, daysOff: DaysOff): LocalDate {
  let candidate = date
  for (let passed = 0; passed < count; passed += 1) {
    candidate = nearestWorkingDay(addDays(candidate, direction), direction, daysOff)
  }
  return candidate
}
