import { type Answer, typedReason, typedValues } from '../domain/answer.ts'
import { type PageNotice, pageOf } from '../domain/page.ts'
import { quickAnswer, readInputs, type TypedInputs, valuesAnswer } from '../domain/page-inputs.ts'
import { type PageKey, pageParts } from '../domain/pages.ts'
import { isRefusal, refuse } from '../domain/refusal.ts'
import { reviewOf } from '../domain/review.ts'
import { currentAnswer, draftOf, pagesOf, questionsFor, type SheetContext } from '../domain/sheet-context.ts'
import type { ActionContext } from './context.ts'
import { isLocked, loadSheet, type SheetRequest } from './load-sheet.ts'
import { type DraftResult, StorageFailure } from './ports.ts'
import type { Shown } from './shown.ts'

export interface PageRequest extends SheetRequest, PageKey {
  /** The draft the page was drawn from. */
  readonly revision: number
  readonly typed: TypedInputs
}

/** Pressed to take a quick answer back and answer in words after all. */
export const inWords = 'in-words'

/** Where the person goes once the page is kept. */
export type Onward = 'next' | 'previous'

/** Keeps what stands on a page and shows the next one, or the one before. Nothing typed is ever lost by it. */
export async function savePage(context: ActionContext, request: PageRequest, onward: Onward): Promise<Shown> {
  const loaded = await loadPage(context, request)
  if (isRefusal(loaded)) return loaded
  const { sheet, questions } = loaded
  if (isLocked(context, sheet)) return redraw(sheet, request, 'round-locked')
  const current = currentAnswer(sheet, request.subject)
  const { answer, allValid } = readInputs(questions, request.typed, current, sheet.programme)
  const nothingToKeep = draftOf(sheet, request.subject) === undefined && isEmpty(answer)
  const kept = nothingToKeep ? sheet : await keep(context, sheet, request, answer)
  if ('kind' in kept || isRefusal(kept)) return kept
  if (!allValid) return redraw(kept, request, 'faults')
  return pageBeside(kept, request, onward)
}

/** Answers a page by one press; what had been typed is kept beside the quick answer. */
export async function answerQuickly(
  context: ActionContext,
  request: PageRequest & { readonly quick: string },
): Promise<Shown> {
  const loaded = await loadPage(context, request)
  if (isRefusal(loaded)) return loaded
  const { sheet, questions } = loaded
  if (isLocked(context, sheet)) return redraw(sheet, request, 'round-locked')
  const quick = sheet.series.quickAnswers.find(({ id }) => id === request.quick)
  const undoes = request.quick === inWords
  if ((quick === undefined && !undoes) || !request.subject.startsWith('line/')) return refuse('unknown-quick-answer')

  const typed = readInputs(questions, request.typed, currentAnswer(sheet, request.subject), sheet.programme)
  if (!typed.allValid) return redraw(sheet, request, 'faults')
  const reason = typedReason(typed.answer)
  if (quick?.reason === 'required' && reason.trim() === '') return redraw(sheet, request, 'reason-missing')
  const values = typedValues(typed.answer)
  const answer = quick === undefined ? valuesAnswer(values, reason) : quickAnswer(quick.id, reason, values)
  const saved = await keep(context, sheet, request, answer)
  if ('kind' in saved || isRefusal(saved)) return saved
  return undoes ? (pageOf(saved, request) ?? refuse('unknown-page')) : pageBeside(saved, request, 'next')
}

/** Where `back` on the review leads: the last page. */
export async function showLastPage(context: ActionContext, request: SheetRequest): Promise<Shown> {
  const sheet = await loadSheet(context, request)
  if (isRefusal(sheet)) return sheet
  const last = pagesOf(sheet).at(-1)
  return last === undefined ? refuse('unknown-page') : showPage(context, { ...request, ...last })
}

function isEmpty(answer: Answer): boolean {
  return answer.kind === 'values' && Object.keys(answer.values).length === 0 && answer.keptReason === undefined
}

/** The page of one subject, chosen from the review. */
export async function showPage(context: ActionContext, request: SheetRequest & PageKey): Promise<Shown> {
  const sheet = await loadSheet(context, request)
  if (isRefusal(sheet)) return sheet
  if (isLocked(context, sheet)) return refuse('round-locked', { locked: { instant: sheet.opened.round.locksAt } })
  return pageOf(sheet, request) ?? refuse('unknown-page')
}

async function loadPage(context: ActionContext, request: PageRequest) {
  const sheet = await loadSheet(context, request)
  if (isRefusal(sheet)) return sheet
  const questions = pageParts(questionsFor(sheet, request.subject))[request.part]
  const isPage = pagesOf(sheet).some(({ subject, part }) => subject === request.subject && part === request.part)
  return questions === undefined || !isPage ? refuse('unknown-page') : { sheet, questions }
}

/** The sheet with the page kept, or the page again with everything that was typed and what happened. */
async function keep(
  context: ActionContext,
  sheet: SheetContext,
  request: PageRequest,
  answer: Answer,
): Promise<SheetContext | Shown> {
  const result = await saveDraft(context, sheet, request, answer)
  if (result === 'storage-failed') return redraw(sheet, request, 'storage-failed')
  const now = await reload(context, sheet)
  if (result.result === 'saved') return now
  return (
    pageOf(now, request, { typed: request.typed, notice: 'conflict', conflict: result.stored }) ??
    refuse('unknown-page')
  )
}

async function saveDraft(
  { store, clock, telemetry }: ActionContext,
  { opened, expected }: SheetContext,
  { subject, revision, person }: PageRequest,
  answer: Answer,
): Promise<DraftResult | 'storage-failed'> {
  try {
    return await store.saveDraft({
      round: opened.round.id,
      sheet: expected.id,
      subject,
      expectedRevision: revision,
      answer,
      at: clock.now(),
      by: person,
    })
  } catch (error) {
    if (!(error instanceof StorageFailure)) throw error
    telemetry.error('draft not saved', error)
    return 'storage-failed'
  }
}

async function reload({ store }: ActionContext, sheet: SheetContext): Promise<SheetContext> {
  return { ...sheet, sheet: await store.sheet(sheet.opened.round.id, sheet.expected.id) }
}

function redraw(sheet: SheetContext, request: PageRequest, notice: PageNotice): Shown {
  return pageOf(sheet, request, { typed: request.typed, notice }) ?? refuse('unknown-page')
}

function pageBeside(sheet: SheetContext, { subject, part }: PageKey, onward: Onward): Shown {
  const pages = pagesOf(sheet)
  const index = pages.findIndex((page) => page.subject === subject && page.part === part)
  const page = pages[onward === 'next' ? index + 1 : Math.max(0, index - 1)]
  return (page === undefined ? reviewOf(sheet) : pageOf(sheet, page)) ?? refuse('unknown-page')
}
