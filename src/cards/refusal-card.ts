import { localDateOf } from '../domain/instant.ts'
import type { Programme } from '../domain/programme.ts'
import type { Refusal } from '../domain/refusal.ts'
import { clockTime, longDate, shortDay } from '../locales/dates.ts'
import { noticeCard } from './notice-card.ts'
import type { Reader } from './reader.ts'
import type { Card } from './template.ts'

/** What was not done, why, and what to do; never an empty refusal. */
export function refusalCard(refusal: Refusal, programme: Pick<Programme, 'timeZone'>, reader: Reader): Card {
  return noticeCard({ text: refusalText(refusal, programme, reader) }, reader)
}

export function refusalText(
  { refused, values }: Refusal,
  { timeZone }: Pick<Programme, 'timeZone'>,
  { t, language }: Reader,
): string {
  const shown = Object.entries(values).map(([name, value]) => {
    const text = String(value)
    if (/^\d{4}-\d{2}-\d{2}T/.test(text)) {
      return [name, `${shortDay(localDateOf(text, timeZone), language)} ${clockTime(text, timeZone, language)}`]
    }
    return [name, /^\d{4}-\d{2}-\d{2}$/.test(text) ? longDate(text, language) : text]
  })
  return t(`refusal.${refused}`, Object.fromEntries(shown))
}
