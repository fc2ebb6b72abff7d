import Holidays from 'date-holidays'
import type { DaysOff } from '../domain/working-days.ts'

// Banks and offices are closed on these two eves, but date-holidays does not call them public.
const eves: Readonly<Record<string, readonly string[]>> = {
  FI: ['friday after 06-19', '12-24'],
}

const dayLength = 24 * 60 * 60 * 1000

/** Public holidays of the country as ISO dates, both years included; weekends are not listed. */
export function daysOff(country: string, from: number, to: number): DaysOff {
  const calendar = new Holidays(country)
  const dates = new Set<string>()
  for (let year = from; year <= to; year += 1) {
    for (const holiday of calendar.getHolidays(year)) {
      if (holiday.type !== 'public' && !eves[country]?.includes(holiday.rule)) continue
      const length = Math.max(1, Math.round((holiday.end.getTime() - holiday.start.getTime()) / dayLength))
      for (const date of datesFrom(holiday.date.slice(0, 10), length)) dates.add(date)
    }
  }
  return dates
}

/** Whether there is a calendar for this country code, `FI`. */
export function hasHolidays(country: string): boolean {
  return Object.hasOwn(new Holidays().getCountries(), country)
}

function datesFrom(date: string, count: number): readonly string[] {
  const first = Date.parse(`${date}T00:00:00Z`)
  return Array.from({ length: count }, (_, index) => new Date(first + index * dayLength).toISOString().slice(0, 10))
}
