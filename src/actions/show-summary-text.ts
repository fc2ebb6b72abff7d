import type { PublicationInputs } from '../domain/publication-duty.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { type SummaryText, summaryText } from '../domain/summary-text.ts'
import type { ActionContext } from './context.ts'
import { loadNewestEdition } from './load-edition.ts'
import { loadOfficeRound } from './preview-report.ts'
import type { SummaryRequest } from './write-summary.ts'

/** The summary as it was published last, to be pasted elsewhere. */
export async function showSummaryText(
  context: ActionContext,
  request: SummaryRequest & { readonly page?: number; readonly typed?: PublicationInputs },
): Promise<SummaryText | Refusal> {
  const facts = await loadOfficeRound(context, request)
  if (isRefusal(facts)) return facts
  const edition = await loadNewestEdition(context, facts.opened.round.id)
  const text = edition === undefined ? undefined : summaryText(facts, edition, request.page)
  if (text === undefined) return refuse('nothing-published')
  return request.typed === undefined ? text : { ...text, typed: request.typed }
}
