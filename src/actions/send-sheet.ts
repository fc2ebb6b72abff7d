import { onBehalfOf, refuseLocked } from '../domain/access.ts'
import { isRefusal, refuse } from '../domain/refusal.ts'
import { viewersOf } from '../domain/responsibility.ts'
import { isComplete, type Review, reviewOf } from '../domain/review.ts'
import { askedSubjects, type SheetContext, seenDrafts, sentFormOf } from '../domain/sheet-context.ts'
import type { ActionContext } from './context.ts'
import { isLocked, loadSheet, type SheetRequest } from './load-sheet.ts'
import { planDeviation } from './plan-deviation.ts'
import { type SendResult, StorageFailure } from './ports.ts'
import { showReceipt } from './show-receipt.ts'
import type { Shown } from './shown.ts'

/** Sends the sheet as it stands, once however often it is pressed; insists on what is required. */
export async function sendSheet(
  context: ActionContext,
  /** `seen`: the drafts the review was drawn from, where the card says so. */
  request: SheetRequest & { readonly seen?: string },
): Promise<Shown> {
  const sheet = await loadSheet(context, request)
  if (isRefusal(sheet)) return sheet
  if (isLocked(context, sheet)) return (await showReceipt(context, sheet, request.person)) ?? refuseLocked(sheet)
  if (!isComplete(sheet)) return review(sheet, 'incomplete')
  if (request.seen !== undefined && request.seen !== seenDrafts(sheet)) return review(sheet, 'changed-meanwhile')
  const sent = await send(context, sheet, request)
  if (sent === 'storage-failed') return review(sheet, 'storage-failed')
  const now = { ...sheet, sheet: sent.sheet }
  if (sent.result === 'conflict') return review(now, 'changed-meanwhile')
  if (sent.result === 'sent') await tell(context, now)
  return (await showReceipt(context, now, request.person)) ?? refuse('unknown-sheet')
}

/** The answer is safe by now; what follows from it may wait, and is taken up again by the timer. */
async function tell(context: ActionContext, sheet: SheetContext): Promise<void> {
  context.cardUpdates.note(sheet.opened.round.id, viewersOf(sheet, sheet.expected))
  try {
    if (await planDeviation(context, sheet, sheet.expected, sheet.sheet)) context.wake()
  } catch (error) {
    context.telemetry.error('deviation not planned', error, { round: sheet.opened.round.id })
  }
}

async function send(
  { store, clock, telemetry }: ActionContext,
  sheet: SheetContext,
  { person }: SheetRequest,
): Promise<SendResult | 'storage-failed'> {
  const { opened, expected } = sheet
  const drafts = askedSubjects(sheet).flatMap((subject) => {
    const draft = sheet.sheet.drafts[subject]
    return draft === undefined ? [] : [{ subject, draft }]
  })
  const owner = onBehalfOf(sheet, expected, person)
  try {
    return await store.send({
      round: opened.round.id,
      sheet: expected.id,
      drafts: Object.fromEntries(drafts.map(({ subject, draft }) => [subject, draft.revision])),
      answers: Object.fromEntries(
        drafts.map(({ subject, draft }) => [subject, sentFormOf(sheet, subject, draft.answer)]),
      ),
      at: clock.now(),
      by: person,
      ...(owner === undefined ? {} : { onBehalfOf: owner }),
    })
  } catch (error) {
    if (!(error instanceof StorageFailure)) throw error
    telemetry.error('sheet not sent', error)
    return 'storage-failed'
  }
}

function review(sheet: SheetContext, notice: Review['notice']): Shown {
  return reviewOf(sheet, notice) ?? refuse('unknown-sheet')
}
