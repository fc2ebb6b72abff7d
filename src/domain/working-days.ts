import { Temporal } from 'temporal-polyfill'
import type { LocalDate } from './programme.ts'

/** Public holidays and their eves as ISO dates; Saturdays and Sundays are off without being listed. */
export type DaysOff = ReadonlySet<LocalDate>

export function isWorkingDay(date: LocalDate, daysOff: DaysOff): boolean {
  return isWeekday(Temporal.PlainDate.from(date)) && !daysOff.has(date)
}

function isWeekday({ dayOfWeek }: Temporal.PlainDate): boolean {
  return dayOfWeek <= 5
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
  if (to <= from) return 0
  const start = Temporal.PlainDate.from(from)
  const { days } = start.until(to)
  const beyondWeeks = Array.from({ length: days % 7 }, (_, index) => start.add({ days: index + 1 }))
  const weekdays = Math.floor(days / 7) * 5 + beyondWeeks.filter(isWeekday).length
  return (
    weekdays - [...daysOff].filter((day) => day > from && day <= to && isWeekday(Temporal.PlainDate.from(day))).length
  )
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
