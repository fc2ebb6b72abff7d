import { planDelivery } from '../domain/delivery.ts'
import type { Handover } from '../domain/handover.ts'
import { type Instant, instantAt, localDateOf } from '../domain/instant.ts'
import type { ActionContext } from './context.ts'
import type { RoundFacts } from './load-round.ts'

/**
 * Writes down that a deputy is to be asked: at once, or on the day the absence begins. Hand-overs of one press have one
 * moment and one prompt; planned again, nothing changes.
 */
export async function planHandover(
  { store }: Pick<ActionContext, 'store'>,
  facts: RoundFacts,
  { from, to, by, at, absence }: Handover,
): Promise<void> {
  // What was given back to its owner is seen on the cards they have.
  if (from === to) return
  const round = facts.opened.round.id
  const step = `handover:${by}:${at}`
  if (facts.opened.plannedSteps.includes(step)) return
  const prompt = planDelivery(
    { round, recipient: to, step },
    { kind: 'handover', at: promptAt(facts, absence?.from, at) },
  )
  await store.planStep(round, step, [prompt])
}

/** A deputy is asked at once, but not before the absence begins. */
function promptAt({ programme, series }: RoundFacts, from: string | undefined, at: Instant): Instant {
  if (from === undefined || from <= localDateOf(at, programme.timeZone)) return at
  return instantAt(from, series.reminders.at, programme.timeZone)
}
