import { refuseLocked } from '../domain/access.ts'
import type { Answer } from '../domain/answer.ts'
import { askedOn, pageOf } from '../domain/page.ts'
import type { PageKey } from '../domain/pages.ts'
import { isRefusal, refuse } from '../domain/refusal.ts'
import { reviewOf } from '../domain/review.ts'
import { draftOf, pagesOf, partsOf, type SheetContext } from '../domain/sheet-context.ts'
import type { ActionContext } from './context.ts'
import { keep, type PageRequest, readPage, redraw } from './keep-page.ts'
import { isLocked, loadSheet, type SheetRequest } from './load-sheet.ts'
import type { Shown } from './shown.ts'

/** Where the person goes once the page is kept. */
export type Onward = 'next' | 'previous' | 'stay'

/** Keeps what stands on a page and shows the next one, or the one before. Nothing typed is ever lost by it. */
export async function savePage(context: ActionContext, request: PageRequest, onward: Onward): Promise<Shown> {
  const typed = await readPage(context, request)
  if ('kind' in typed || isRefusal(typed)) return typed
  const { sheet, answer, allValid } = typed
  const isFirst = draftOf(sheet, request.subject) === undefined && request.chosenLanguage === undefined
  const nothingToKeep = isFirst && isEmpty(answer)
  const kept = nothingToKeep ? sheet : await keep(context, sheet, request, answer)
  if ('kind' in kept || isRefusal(kept)) return kept
  if (!allValid) return redraw(kept, request, 'faults')
  if (request.add !== undefined) return pageOf(kept, spareOf(kept, request, request.add)) ?? refuse('unknown-page')
  return (onward === 'next' ? pageThatAsks(kept, request) : undefined) ?? pageBeside(kept, request, onward)
}

/** Where the row stands that is to be added to a question; this page where it has no rows. */
function spareOf(sheet: SheetContext, { subject, part }: PageKey, question: string): PageKey {
  const parts = partsOf(sheet, subject)
  const last = parts.findLast(({ questions }) => questions.some(({ id }) => id === question))
  const row = last?.rows?.at(-1)
  const first = parts.findIndex(
    (each) =>
      each.questions.some(({ id }) => id === question) && (row === undefined || each.rows?.includes(row) === true),
  )
  return { subject, part: first < 0 ? part : first }
}

/** The same page with what it asks beside an answer, once: a second save passes it, only `send` insists. */
function pageThatAsks(sheet: SheetContext, request: PageRequest): Shown | undefined {
  const page = pageOf(sheet, request, { notice: 'asks' })
  const isNew = page !== undefined && askedOn(page).some((question) => request.asked?.includes(question) !== true)
  return isNew ? page : undefined
}

/** Where `back` on the review leads: the last page. */
export async function showLastPage(context: ActionContext, request: SheetRequest): Promise<Shown> {
  const sheet = await loadSheet(context, request)
  if (isRefusal(sheet)) return sheet
  const last = pagesOf(sheet).findLast(({ isSpare }) => isSpare !== true)
  return last === undefined ? refuse('unknown-page') : showPage(context, { ...request, ...last })
}

/** The page of one subject, chosen from the review. */
export async function showPage(context: ActionContext, request: SheetRequest & PageKey): Promise<Shown> {
  const sheet = await loadSheet(context, request)
  if (isRefusal(sheet)) return sheet
  if (isLocked(context, sheet)) return refuseLocked(sheet)
  return pageOf(sheet, request) ?? refuse('unknown-page')
}

const steps: Readonly<Record<Onward, number>> = { next: 1, previous: -1, stay: 0 }

/** The page after or before this one, or this one again; after the last the review. */
export function pageBeside(sheet: SheetContext, { subject, part }: PageKey, onward: Onward): Shown {
  const pages = pagesOf(sheet)
  const isThis = (page: PageKey): boolean => page.subject === subject && page.part === part
  // A page for one more row is there for whoever asks for it.
  const passed = pages.filter((page) => page.isSpare !== true || isThis(page))
  const index = passed.findIndex(isThis)
  const page = passed[Math.max(0, index + steps[onward])]
  return (page === undefined ? reviewOf(sheet) : pageOf(sheet, page)) ?? refuse('unknown-page')
}

/** Whether nothing at all has been typed. */
export function isEmpty(answer: Answer): boolean {
  return answer.kind === 'values' && Object.keys(answer.values).length === 0 && answer.keptReason === undefined
}
