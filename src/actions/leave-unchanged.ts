import { refuseLocked } from '../domain/access.ts'
import { pageOf } from '../domain/page.ts'
import { shortAnswer } from '../domain/page-inputs.ts'
import { isRefusal, refuse } from '../domain/refusal.ts'
import { reviewOf } from '../domain/review.ts'
import { askedSubjects, draftOf, firstUnfinishedPage, type SheetContext, seenDrafts } from '../domain/sheet-context.ts'
import { unchangedOf } from '../domain/shortcuts.ts'
import type { ActionContext } from './context.ts'
import { keep } from './keep-page.ts'
import { isLocked, loadSheet, type SheetRequest } from './load-sheet.ts'
import { sendSheet } from './send-sheet.ts'
import type { Shown } from './shown.ts'

/**
 * "No change" for a whole sheet in one press: kept and sent at once, to be edited until the lock. Where something has
 * been typed already, or a level must be explained, nothing is sent: the person goes on from there.
 */
export async function leaveUnchanged(context: ActionContext, request: SheetRequest): Promise<Shown> {
  const loaded = await loadSheet(context, request)
  if (isRefusal(loaded)) return loaded
  if (isLocked(context, loaded)) return refuseLocked(loaded)
  let sheet: SheetContext = loaded
  for (const subject of askedSubjects(loaded)) {
    const unchanged = unchangedOf(loaded, subject)
    if (unchanged === undefined || unchanged.needsReason || draftOf(sheet, subject) !== undefined) continue
    const { since, values } = unchanged
    const answer = shortAnswer({ kind: 'unchanged', since, values }, { values: {}, reason: '', language: undefined })
    const kept = await keep(context, sheet, { ...request, subject, part: 0, revision: 0, typed: {} }, answer)
    if ('kind' in kept || isRefusal(kept)) return kept
    sheet = kept
  }
  const open = firstUnfinishedPage(sheet)
  if (open !== undefined) return pageOf(sheet, open, { notice: 'not-unchanged' }) ?? refuse('unknown-page')
  const typedBefore = askedSubjects(loaded).some((subject) => draftOf(loaded, subject) !== undefined)
  // Somebody's own words are looked at before they are sent.
  if (typedBefore) return reviewOf(sheet) ?? refuse('unknown-sheet')
  return sendSheet(context, { ...request, seen: seenDrafts(sheet) })
}
