import type { Sheet } from '../domain/answer.ts'
import { deviationNews, deviationStep } from '../domain/deviation-news.ts'
import type { ExpectedSheet } from '../domain/expected-set.ts'
import type { ActionContext } from './context.ts'
import { deliveriesTo } from './deliveries-to.ts'
import type { RoundFacts } from './load-round.ts'

/**
 * Writes down that coordinators must hear of what was sent last: a delay and the like, once per revision that tells
 * something new. False where there is nothing to tell.
 */
export async function planDeviation(
  { store, clock }: Pick<ActionContext, 'store' | 'clock'>,
  facts: RoundFacts,
  expected: ExpectedSheet,
  sheet: Sheet,
): Promise<boolean> {
  const { round, plannedSteps } = facts.opened
  const number = sheet.revisions.at(-1)?.number
  if (number === undefined) return false
  const step = deviationStep(expected.id, number)
  if (plannedSteps.includes(step) || deviationNews({ ...facts, expected, sheet }, number) === undefined) return false
  const told = deliveriesTo(facts, facts.programme.coordinators, step, { kind: 'deviation', at: clock.now() })
  await store.planStep(round.id, step, told)
  return true
}
