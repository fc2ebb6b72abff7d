import { Temporal } from 'temporal-polyfill'
import type { LocalDate } from './local-date.ts'

/**
 * A moment in UTC, always written with three decimals (`2021-11-08T07:00:00.000Z`),
 * so that comparing the strings compares the moments.
 */
export type Instant = string

export function instantOf(moment: Temporal.Instant): Instant {
  return moment.toString({ fractionalSecondDigits: 3 })
}

/** The moment at which a wall clock in the zone shows this date and time; in a DST gap, the later one. */
export function instantAt(date: LocalDate, time: string, timeZone: string): Instant {
  const wall = Temporal.PlainDate.from(date).toPlainDateTime(Temporal.PlainTime.from(time))
  return instantOf(wall.toZonedDateTime(timeZone).toInstant())
}

export function localDateOf(instant: Instant, timeZone: string): LocalDate {
  const { minute, zone, date } = lastDate
  // Zones change their day and their clocks on whole minutes, and nearly everybody asks for the day it is now.
  if (zone === timeZone && instant.startsWith(minute)) return date
  const found = zoned(instant, timeZone).toPlainDate().toString()
  lastDate = { minute: instant.slice(0, minuteLength), zone: timeZone, date: found }
  return found
}

const minuteLength = '2021-11-08T07:00'.length
let lastDate = { minute: 'none', zone: '', date: '' }

/** `14:05`, as a clock on the wall shows it. */
export function localTimeOf(instant: Instant, timeZone: string): string {
  return zoned(instant, timeZone).toPlainTime().toString({ smallestUnit: 'minute' })
}

/** `2021-11-08 09:00`, as whoever moves a local clock writes it. */
export function wallTimeOf(instant: Instant, timeZone: string): string {
  return `${localDateOf(instant, timeZone)} ${localTimeOf(instant, timeZone)}`
}

/** Whether the text is a day that the calendar has, `2021-11-30`. */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number)
  return month >= 1 && month <= 12 && day >= 1 && day <= Temporal.PlainYearMonth.from({ year, month }).daysInMonth
}

/** Whether the text is a moment as this programme writes it. */
export function isInstant(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(text)
}

/** Whether the text is a time of day, `09:00`. */
export function isClockTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
}

export const daySeconds = 86_400

export function addSeconds(instant: Instant, seconds: number): Instant {
  return instantOf(Temporal.Instant.from(instant).add({ milliseconds: Math.round(seconds * 1000) }))
}

export function secondsBetween(from: Instant, to: Instant): number {
  return (Date.parse(to) - Date.parse(from)) / 1000
}

function zoned(instant: Instant, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone)
}
