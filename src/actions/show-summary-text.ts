import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { type SummaryText, summaryText } from '../domain/summary-text.ts'
import type { ActionContext } from './context.ts'
import { loadOfficeRound } from './preview-report.ts'
import type { SummaryRequest } from './write-summary.ts'

/** The summary as it was published last, to be pasted elsewhere. */
export async function showSummaryText(
  context: ActionContext,
  request: SummaryRequest & { readonly goal?: string },
): Promise<SummaryText | Refusal> {
  const facts = await loadOfficeRound(context, request)
  if (isRefusal(facts)) return facts
  const edition = (await context.store.editions(facts.opened.round.id)).at(-1)
  const text = edition === undefined ? undefined : summaryText(facts, edition, request.goal)
  return text ?? refuse('nothing-published')
}
