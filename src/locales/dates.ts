import { Temporal } from 'temporal-polyfill'
import { type Instant, localDateOf, localTimeOf } from '../domain/instant.ts'
import type { Language } from '../domain/local-text.ts'
import type { LocalDate } from '../domain/programme.ts'
import type { RoundLabel } from '../domain/round.ts'
import { translator } from './translate.ts'

const locales: Readonly<Record<Language, string>> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }

/** `15.11.2021` in Finnish and Swedish, `15 November 2021` in English. */
export function longDate(date: LocalDate, language: Language): string {
  const { day, month, year } = Temporal.PlainDate.from(date)
  return language === 'en' ? `${day} ${monthName(month, 'en')} ${year}` : `${day}.${month}.${year}`
}

/** `ma 9.11.`, `må 9.11.`, `Mon 9 Nov`: a day near enough to need no year. */
export function shortDay(date: LocalDate, language: Language): string {
  const { day, month } = Temporal.PlainDate.from(date)
  const weekday = format(date, language, { weekday: 'short' }).replace('.', '')
  // CLDR's short Swedish weekday has three letters; in Finland people write two.
  if (language === 'en') return `${weekday} ${day} ${format(date, 'en', { month: 'short' })}`
  return `${language === 'sv' ? weekday.slice(0, 2) : weekday}\u00A0${day}.${month}.`
}

/** `8.11.2021 klo 9.00` in the programme's zone. */
export function dateAndTime(instant: Instant, timeZone: string, language: Language): string {
  return translator(language)('date-and-time', {
    date: longDate(localDateOf(instant, timeZone), language),
    time: clockTime(instant, timeZone, language),
  })
}

/** `9.05` and `14.05` in Finnish and Swedish, `14:05` in English. */
export function clockTime(instant: Instant, timeZone: string, language: Language): string {
  const time = localTimeOf(instant, timeZone)
  return language === 'en' ? time : time.replace(/^0/, '').replace(':', '.')
}

/** `lokakuu`, `oktober`, `October`. */
export function monthName(month: number, language: Language): string {
  return format(`2021-${String(month).padStart(2, '0')}-01`, language, { month: 'long' })
}

/** `syksy 2021`, `11/2021`, `15.11.2021`; `style: 'heading'` gives `SYKSY 2021`. */
export function roundName(label: RoundLabel, language: Language, style: 'text' | 'heading' = 'text'): string {
  switch (label.kind) {
    case 'season': {
      const name = translator(language)(`season.${label.season}`, { year: label.year })
      return style === 'heading' ? name.toLocaleUpperCase(locales[language]) : name
    }
    case 'month':
      return `${label.month}/${label.year}`
    case 'date':
      return longDate(label.date, language)
  }
}

/** Compares names as the language sorts them (å, ä, ö last). */
export function collatorFor(language: Language): Intl.Collator {
  return new Intl.Collator(locales[language], { numeric: true })
}

const formats = new Map<string, Intl.DateTimeFormat>()

function format(date: LocalDate, language: Language, options: Intl.DateTimeFormatOptions): string {
  // Making a format costs a hundred times what using it does.
  const key = JSON.stringify([language, options])
  const known = formats.get(key)
  const made = known ?? new Intl.DateTimeFormat(locales[language], { ...options, timeZone: 'UTC' })
  if (known === undefined) formats.set(key, made)
  return made.format(new Date(`${date}T12:00:00Z`))
}
