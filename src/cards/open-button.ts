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

/** The way into a sheet, and "no change" for the whole of it in one press where that can be said. */
export function answerButtons(
  duty: Duty,
  title: string,
  data: { readonly round: string },
  reader: Reader,
): readonly CardAction[] {
  const open = openButton(duty, title, data, reader)
  if (!duty.mayStay) return [open]
  const unchanged = execute(reader.t('duties.unchanged'), 'unchanged', { ...data, sheet: duty.sheet.id })
  return [open, withTooltip(unchanged, reader.text(duty.topic.name))]
}
