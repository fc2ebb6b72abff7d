import type { Language } from '../domain/local-text.ts'
import type { Refusal, RefusalValue } from '../domain/refusal.ts'
import { dateAndTime, longDate } from './dates.ts'
import { translator } from './translate.ts'

/** The sentence of a refusal, with its remedy. */
export function refusalText({ refused, values }: Refusal, timeZone: string, language: Language): string {
  const shown = Object.entries(values).map(([name, value]) => [name, valueText(value, timeZone, language)] as const)
  return translator(language)(`refusal.${refused}`, Object.fromEntries(shown))
}

function valueText(value: RefusalValue, timeZone: string, language: Language): string | number {
  if (typeof value !== 'object') return value
  if ('date' in value) return longDate(value.date, language)
  return dateAndTime(value.instant, timeZone, language)
}
