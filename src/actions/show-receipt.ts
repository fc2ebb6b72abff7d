import { type Duty, type DutyFacts, owedBy } from '../domain/duties.ts'
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
  const now = context.clock.now()
  const locked = isLocked(context, sheet)
  const facts = await loadPersonalFacts(context, sheet, person, 'counts')
  const owed = (earlier: DutyFacts['earlier'] = new Map()): readonly Duty[] =>
    owedBy({ ...facts, earlier }, person, now).filter((duty) => duty.sheet.id !== sheet.expected.id)
  const counted = locked ? [] : owed()
  const shown = counted.slice(0, mostNext).map((duty) => duty.sheet)
  // What was answered before tells where "no change" can be said; only of what is shown, and often there is nothing.
  const next = shown.length === 0 ? counted : owed(await loadEarlierAnswers(context, sheet, shown))
  return receiptOf(sheet, { next, locked })
}
