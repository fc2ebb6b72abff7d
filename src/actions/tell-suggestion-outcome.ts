import { isRefusal } from '../domain/refusal.ts'
import type { Suggestion } from '../domain/suggestion.ts'
import type { ActionContext } from './context.ts'
import { loadRound } from './load-round.ts'
import { planSuggestionNews } from './plan-suggestion-news.ts'

/** Tells whoever made a suggestion what has become of it. The decision is safe by now, and the timer takes up what could not be planned. */
export async function tellSuggestionOutcome(context: ActionContext, { note }: Suggestion): Promise<void> {
  try {
    const facts = await loadRound(context, note.round)
    if (isRefusal(facts)) return
    await planSuggestionNews(context, facts)
    context.wake()
  } catch (error) {
    context.telemetry.error('outcome of a suggestion not planned', error, { round: note.round })
  }
}
