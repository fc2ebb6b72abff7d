import { answeringRole } from '../domain/access.ts'
import type { Email } from '../domain/programme.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { sheetLocksAt } from '../domain/round-acts.ts'
import type { SheetContext } from '../domain/sheet-context.ts'
import type { SheetId } from '../domain/subject.ts'
import { suggestionsIn } from '../domain/suggestion.ts'
import type { ReadingContext } from './context.ts'
import { loadEarlierAnswers } from './load-earlier-answers.ts'
import { loadRound } from './load-round.ts'

export interface SheetRequest {
  readonly person: Email
  readonly round: string
  readonly sheet: SheetId
}

/** A sheet with all that its pages show, for somebody who may answer it; else why not. */
export async function loadSheet(context: ReadingContext, request: SheetRequest): Promise<SheetContext | Refusal> {
  const facts = await loadRound(context, request.round)
  if (isRefusal(facts)) return facts
  const expected = facts.opened.sheets.find(({ id }) => id === request.sheet)
  if (expected === undefined) return refuse('unknown-sheet')
  if (answeringRole(facts, expected, request.person) === undefined) return refuse('not-yours')
  const [sheet, earlier, notes] = await Promise.all([
    context.store.sheet(facts.opened.round.id, expected.id),
    loadEarlierAnswers(context, facts, [expected]),
    context.store.notes(facts.opened.round.id),
  ])
  return { ...facts, expected, sheet, earlier, suggestions: suggestionsIn(notes) }
}

/** Whether answers can still be changed: until the round locks, or longer where the sheet was reopened. */
export function isLocked(
  { clock }: Pick<ReadingContext, 'clock'>,
  { opened, expected }: Pick<SheetContext, 'opened' | 'expected'>,
): boolean {
  return clock.now() >= sheetLocksAt(opened, expected.id)
}
