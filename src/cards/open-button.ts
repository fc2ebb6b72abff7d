import type { Duty } from '../domain/duties.ts'
import { type CardAction, execute, withTooltip } from './actions.ts'
import type { Reader } from './reader.ts'

/** The way into one sheet; several stand on a card with the same title, so each names what it is about. */
export function openButton(
  { sheet, topic }: Duty,
  title: string,
  data: { readonly round: string },
  { text }: Reader,
): CardAction {
  return withTooltip(execute(title, 'open', { ...data, sheet: sheet.id }), text(topic.name))
}
