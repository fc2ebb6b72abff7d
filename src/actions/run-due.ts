import type { ActionContext } from './context.ts'
import { type Delivered, deliverDue } from './deliver-due.ts'
import { openDueRounds } from './open-due-rounds.ts'
import { planDueSteps } from './plan-due-steps.ts'

/** Everything that time alone brings about: open rounds, write down due steps, send what is due. */
export async function runDue(context: ActionContext): Promise<readonly Delivered[]> {
  await openDueRounds(context)
  await planDueSteps(context)
  return deliverDue(context)
}
