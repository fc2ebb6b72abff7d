import { outcomeStep, suggestionOutcome } from '../domain/suggestion-outcome.ts'
import type { ActionContext } from './context.ts'
import { deliveriesTo } from './deliveries-to.ts'
import type { RoundFacts } from './load-round.ts'

/** Writes down that whoever suggested other words must hear what became of it, once for each decision. */
export async function planSuggestionNews(
  { store, clock }: Pick<ActionContext, 'store' | 'clock'>,
  facts: RoundFacts,
): Promise<void> {
  const { round, plannedSteps } = facts.opened
  for (const note of await store.notes(round.id)) {
    const outcome = suggestionOutcome(facts.programme, note)
    if (outcome === undefined) continue
    const step = outcomeStep(outcome.revision, note.key)
    if (plannedSteps.includes(step)) continue
    // Who decides on their own suggestion knows.
    const people = outcome.by === outcome.decidedBy ? [] : [outcome.by]
    await store.planStep(round.id, step, deliveriesTo(facts, people, step, { kind: 'suggestion', at: clock.now() }))
  }
}
