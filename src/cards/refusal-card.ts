import type { Programme } from '../domain/programme.ts'
import type { Refusal } from '../domain/refusal.ts'
import { refusalText } from '../locales/refusal-text.ts'
import { noticeCard } from './notice-card.ts'
import type { Reader } from './reader.ts'
import type { Card } from './template.ts'

/** What was not done, why, and what to do; never an empty refusal. */
export function refusalCard(refusal: Refusal, { timeZone }: Pick<Programme, 'timeZone'>, reader: Reader): Card {
  const card = noticeCard({ text: refusalText(refusal, timeZone, reader.language) }, reader)
  return { ...card, refused: refusal.refused }
}
