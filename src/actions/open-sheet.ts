import { refuseLocked } from '../domain/access.ts'
import { pageOf } from '../domain/page.ts'
import { isRefusal, refuse } from '../domain/refusal.ts'
import { reviewOf } from '../domain/review.ts'
import { firstReturnedPage, firstUnfinishedPage } from '../domain/sheet-context.ts'
import type { ActionContext } from './context.ts'
import { isLocked, loadSheet, type SheetRequest } from './load-sheet.ts'
import { showReceipt } from './show-receipt.ts'
import type { Shown } from './shown.ts'

/** Goes on where the sheet was left, on any device: its first unfinished page, or its review. */
export async function openSheet(context: ActionContext, request: SheetRequest): Promise<Shown> {
  const sheet = await loadSheet(context, request)
  if (isRefusal(sheet)) return sheet
  if (isLocked(context, sheet)) return (await showReceipt(context, sheet, request.person)) ?? refuseLocked(sheet)
  const page = firstReturnedPage(sheet) ?? firstUnfinishedPage(sheet)
  return (page === undefined ? reviewOf(sheet) : pageOf(sheet, page)) ?? refuse('unknown-page')
}

/** Opens a sent sheet again, where each answer can be chosen for mending, until the round locks. */
export async function editSheet(context: ActionContext, request: SheetRequest): Promise<Shown> {
  const sheet = await loadSheet(context, request)
  if (isRefusal(sheet)) return sheet
  if (isLocked(context, sheet)) return refuseLocked(sheet)
  return reviewOf(sheet) ?? refuse('unknown-sheet')
}
