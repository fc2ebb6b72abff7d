import { owedBy } from '../domain/duties.ts'
import type { Email } from '../domain/programme.ts'
import { type Receipt, receiptOf } from '../domain/review.ts'
import type { SheetContext } from '../domain/sheet-context.ts'
import type { ReadingContext } from './context.ts'
import { loadPersonalFacts } from './load-personal-facts.ts'
import { isLocked } from './load-sheet.ts'

/** The receipt of a sent sheet with what the person still owes; undefined where nothing has been sent. */
export async function showReceipt(
  context: ReadingContext,
  sheet: SheetContext,
  person: Email,
): Promise<Receipt | undefined> {
  const now = context.clock.now()
  const locked = isLocked(context, sheet)
  const facts = await loadPersonalFacts(context, sheet, person, 'counts')
  const next = locked ? [] : owedBy(facts, person, now).filter((duty) => duty.sheet.id !== sheet.expected.id)
  return receiptOf(sheet, { next, locked })
}
