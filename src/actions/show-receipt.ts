import { owedBy, owedSheets } from '../domain/duties.ts'
import type { ExpectedSheet } from '../domain/expected-set.ts'
import type { Email } from '../domain/programme.ts'
import { mostNext, type Receipt, receiptOf } from '../domain/review.ts'
import type { SheetContext } from '../domain/sheet-context.ts'
import type { ReadingContext } from './context.ts'
import { loadEarlierAnswers } from './load-earlier-answers.ts'
import { loadPersonalFacts } from './load-personal-facts.ts'
import { isLocked } from './load-sheet.ts'

/** The receipt of a sent sheet with what the person still owes; undefined where nothing has been sent. */
export async function showReceipt(
  context: ReadingContext,
  sheet: SheetContext,
  person: Email,
): Promise<Receipt | undefined> {
  if (isLocked(context, sheet)) return receiptOf(sheet, { next: [], locked: true })
  const now = context.clock.now()
  const facts = await loadPersonalFacts(context, sheet, person, 'counts')
  const isOther = ({ id }: ExpectedSheet): boolean => id !== sheet.expected.id
  const shown = owedSheets(facts, person, now).filter(isOther).slice(0, mostNext)
  if (shown.length === 0) return receiptOf(sheet, { next: [], locked: false })
  // What was answered before tells where "no change" can be said; only of what is shown, and often there is nothing.
  const earlier = await loadEarlierAnswers(context, sheet, shown)
  const next = owedBy({ ...facts, earlier }, person, now).filter((duty) => isOther(duty.sheet))
  return receiptOf(sheet, { next, locked: false })
}
