import { type Delivery, planDelivery } from '../domain/delivery.ts'
import { dutiesOf, ownersOf } from '../domain/duties.ts'
import { isRefusal } from '../domain/refusal.ts'
import { dueSteps, reminderPlan, type Step } from '../domain/reminder-plan.ts'
import type { ActionContext } from './context.ts'
import { loadDutyFacts, loadRound, type RoundFacts } from './load-round.ts'
import { publishReport } from './publish-report.ts'

/** Writes into the ledger what has fallen due, before anything is sent. */
export async function planDueSteps(context: ActionContext): Promise<void> {
  for (const { round } of await context.store.rounds()) {
    const facts = await loadRound(context, round.id)
    if (!isRefusal(facts)) await planRound(context, facts)
  }
}

async function planRound(context: ActionContext, facts: RoundFacts): Promise<void> {
  const { store, clock, daysOff } = context
  const { round, plannedSteps } = facts.opened
  const now = clock.now()
  const { send, merged } = dueSteps(reminderPlan(facts.programme, facts.series, round, daysOff), plannedSteps, now)
  for (const step of merged) await store.planStep(round.id, step.id, [])
  for (const step of send) {
    if (step.kind === 'report') {
      await publishReport(context, facts)
      await store.planStep(round.id, step.id, [])
    } else {
      // Once answers can no longer be changed there is nothing left to ask for.
      await store.planStep(round.id, step.id, now < round.locksAt ? await contacts(context, facts, step) : [])
    }
  }
}

/** One delivery to each owner who owes something: one message per step, however many projects. */
async function contacts(context: ActionContext, facts: RoundFacts, step: Step): Promise<readonly Delivery[]> {
  const duties = await loadDutyFacts(context, facts)
  const round = facts.opened.round.id
  return ownersOf(facts.opened)
    .filter((owner) => dutiesOf(duties, owner, context.clock.now()).owed.length > 0)
    .map((recipient) => planDelivery({ round, recipient, step: step.id }, step))
}
