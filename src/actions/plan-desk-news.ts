import type { Sheet } from '../domain/answer.ts'
import type { ExpectedSheet } from '../domain/expected-set.ts'
import { localDateOf } from '../domain/instant.ts'
import { responsibleFor } from '../domain/responsibility.ts'
import { actsOf } from '../domain/round-acts.ts'
import { deskStep } from '../domain/shown-card.ts'
import type { ActionContext } from './context.ts'
import { deliveriesTo } from './deliveries-to.ts'
import type { RoundFacts } from './load-round.ts'

/** Writes down that whoever answers must hear what was returned to them; planned again, nothing changes. */
export async function planReturns(
  context: ActionContext,
  facts: RoundFacts,
  expected: ExpectedSheet,
  { acts = [] }: Pick<Sheet, 'acts'>,
): Promise<void> {
  for (const { act, at } of acts) {
    if (act === 'returned') await plan(context, facts, expected, { kind: act, at })
  }
}

/** The same of a sheet that was reopened. */
export async function planReopenings(context: ActionContext, facts: RoundFacts): Promise<void> {
  for (const each of actsOf(facts.opened)) {
    // One that was ended at once has nothing to tell.
    if (each.act !== 'reopened' || each.until <= each.at) continue
    const expected = facts.opened.sheets.find(({ id }) => id === each.sheet)
    if (expected === undefined) continue
    const { at, act: kind } = each
    await plan(context, facts, expected, { kind, at })
  }
}

async function plan(
  { store }: ActionContext,
  facts: RoundFacts,
  expected: ExpectedSheet,
  terms: { readonly kind: 'returned' | 'reopened'; readonly at: string },
): Promise<void> {
  const { opened, programme } = facts
  const step = deskStep(terms.kind, terms.at, expected.id)
  if (opened.plannedSteps.includes(step)) return
  const people = responsibleFor(opened, expected, localDateOf(terms.at, programme.timeZone))
  await store.planStep(opened.round.id, step, deliveriesTo(facts, people, step, terms))
}
