import { isLocalDate } from './instant.ts'
import type { LocalDate } from './programme.ts'

/**
 * A day as people type it: `2021-11-22`, `22.11.2021`, or `22.11.` for the next such day.
 * Undefined for anything that the calendar does not have.
 */
export function readTypedDate(text: string, today: LocalDate): LocalDate | undefined {
  const typed = text.trim()
  if (isLocalDate(typed)) return typed
  const match = /^(\d{1,2})\.\s?(\d{1,2})(?:\.\s?(\d{4})?)?$/.exec(typed)
  if (match === null) return undefined
  const [, day = '', month = '', year] = match
  const inYear = (each: number): LocalDate => `${each}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const thisYear = Number(today.slice(0, 4))
  const years = year === undefined ? [thisYear, thisYear + 1] : [Number(year)]
  return years.map(inYear).find((date) => isLocalDate(date) && (year !== undefined || date >= today))
}
