import type { Answer } from '../domain/answer.ts'
import type { Language } from '../domain/local-text.ts'
import { type PageNotice, pageOf } from '../domain/page.ts'
import { type InputsRead, readInputs, type TypedPage } from '../domain/page-inputs.ts'
import type { PageKey } from '../domain/pages.ts'
import { isRefusal, refuse } from '../domain/refusal.ts'
import { carriedOf, currentAnswer, pagesOf, partsOf, type SheetContext } from '../domain/sheet-context.ts'
import type { TypedInputs } from '../domain/typed-question.ts'
import type { ActionContext } from './context.ts'
import { isLocked, loadSheet, type SheetRequest } from './load-sheet.ts'
import { type DraftResult, StorageFailure } from './ports.ts'
import type { Shown } from './shown.ts'

export interface PageRequest extends SheetRequest, PageKey {
  /** The draft the page was drawn from. */
  readonly revision: number
  readonly typed: TypedInputs
  /** Questions beside which the page asked for more. */
  readonly asked?: readonly string[]
  /** In which the person reads the card, and so most likely writes. */
  readonly language?: Language
  /** The language of the answer, where it was chosen by this press. */
  readonly chosenLanguage?: Language
  /** The question to which a row is to be added. */
  readonly add?: string
}

/** A page as it was typed. */
export interface TypedSheet extends InputsRead {
  readonly sheet: SheetContext
}

/** Reads what was typed on a page, or shows what stands in the way: there is no such page, or the round is locked. */
export async function readPage(context: ActionContext, request: PageRequest): Promise<TypedSheet | Shown> {
  const sheet = await loadSheet(context, request)
  if (isRefusal(sheet)) return sheet
  const shown = partsOf(sheet, request.subject)[request.part]
  const isPage = pagesOf(sheet).some(({ subject, part }) => subject === request.subject && part === request.part)
  if (shown === undefined || !isPage) return refuse('unknown-page')
  if (isLocked(context, sheet)) return redraw(sheet, request, 'round-locked')
  const current = currentAnswer(sheet, request.subject)
  const page = { ...typedPage(request), carried: carriedOf(sheet, request.subject) }
  return { sheet, ...readInputs(shown, request.typed, current, sheet.programme, page) }
}

function typedPage({ part, asked, language, chosenLanguage }: PageRequest): TypedPage {
  return {
    offersShort: part === 0,
    ...(asked === undefined ? {} : { explained: asked }),
    ...(language === undefined ? {} : { language }),
    ...(chosenLanguage === undefined ? {} : { chosenLanguage }),
  }
}

/** The sheet with the page kept, or the page again with everything that was typed and what happened. */
export async function keep(
  context: ActionContext,
  sheet: SheetContext,
  request: PageRequest,
  answer: Answer,
): Promise<SheetContext | Shown> {
  const result = await saveDraft(context, sheet, request, answer)
  if (result === 'storage-failed') return redraw(sheet, request, 'storage-failed')
  const now = { ...sheet, sheet: await context.store.sheet(sheet.opened.round.id, sheet.expected.id) }
  if (result.result === 'saved') return now
  return (
    pageOf(now, request, { typed: request.typed, notice: 'conflict', conflict: result.stored }) ??
    refuse('unknown-page')
  )
}

export function redraw(sheet: SheetContext, request: PageRequest, notice: PageNotice): Shown {
  return pageOf(sheet, request, { typed: request.typed, notice }) ?? refuse('unknown-page')
}

async function saveDraft(
  { store, clock, telemetry }: ActionContext,
  { opened, expected }: SheetContext,
  { subject, revision, person }: Pick<PageRequest, 'subject' | 'revision' | 'person'>,
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
