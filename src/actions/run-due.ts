import type { ActionContext } from './context.ts'
import { type Delivered, deliverDue } from './deliver-due.ts'
import { openDueRounds } from './open-due-rounds.ts'
import { planDueSteps, planUnreached } from './plan-due-steps.ts'

/** Everything that time alone brings about: open rounds, write down due steps, send what is due. */
export async function runDue(
  context: ActionContext,
  isStopping: () => boolean = () => false,
): Promise<readonly Delivered[]> {
  context.cardUpdates.retry()
  await openDueRounds(context)
  await planDueSteps(context)
  const delivered = await deliverDue(context, isStopping)
  // Whom the sends did not reach is known only now.
  await planUnreached(context)
  return [...delivered, ...(await deliverDue(context, isStopping))]
}
