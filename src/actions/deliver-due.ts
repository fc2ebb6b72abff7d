import type { Delivery, DeliveryOutcome } from '../domain/delivery.ts'
import { addSeconds, secondsBetween } from '../domain/instant.ts'
import { attemptDelivery } from './attempt-delivery.ts'
import type { ActionContext } from './context.ts'

/** Longer than any send takes; a holder that dies in the middle loses its claim after it. */
const leaseSeconds = 180
/** So that slow answers do not slow the pace: at 25 requests a second, answers may take two seconds. */
const mostInFlight = 50
/** A try that is due sooner than this is waited for; a later one is the next run's. */
const patienceSeconds = 30

/** What became of one delivery, for the operator and for a moved clock. */
export interface Delivered {
  readonly step: string
  readonly recipient: string
  readonly outcome: DeliveryOutcome['outcome']
}

/** Sends everything that is due, evenly paced, until nothing is left; what it cannot send it leaves for later. */
export async function deliverDue(context: ActionContext): Promise<readonly Delivered[]> {
  const delivered: Delivered[] = []
  const inFlight = new Set<Promise<void>>()
  const failures: unknown[] = []
  for (;;) {
    const claimed = failures.length > 0 ? [] : await claim(context, mostInFlight - inFlight.size)
    for (const delivery of claimed) {
      const sending: Promise<void> = deliver(context, delivery)
        .then((result) => void delivered.push(result))
        .catch((error: unknown) => void failures.push(error))
        .finally(() => inFlight.delete(sending))
      inFlight.add(sending)
    }
    if (inFlight.size === mostInFlight || (claimed.length === 0 && inFlight.size > 0)) await Promise.race(inFlight)
    else if (claimed.length === 0 && !(await waitForRetry(context, failures))) break
  }
  // The store failed: what was claimed is tried again when its lease has ended.
  if (failures.length > 0) throw failures[0]
  return delivered
}

async function claim({ store, clock, holder }: ActionContext, limit: number): Promise<readonly Delivery[]> {
  const realNow = clock.realNow()
  return store.claimDue({ dueBy: clock.now(), realNow, holder, leaseUntil: addSeconds(realNow, leaseSeconds) }, limit)
}

async function deliver(context: ActionContext, delivery: Delivery): Promise<Delivered> {
  const { store, telemetry, holder } = context
  const { step, recipient, round } = delivery.key
  const outcome = await attemptDelivery(context, delivery)
  await store.closeDelivery(delivery.key, holder, outcome)
  telemetry.count('deliveries', { outcome: outcome.outcome, kind: delivery.kind })
  if ('code' in outcome) telemetry.warn('not delivered', { round, step, code: outcome.code })
  return { step, recipient, outcome: outcome.outcome }
}

/** True when something may be tried again soon, after waiting for it. */
async function waitForRetry({ store, clock }: ActionContext, failures: readonly unknown[]): Promise<boolean> {
  const next = failures.length > 0 ? undefined : await store.nextRetryAt()
  if (next === undefined) return false
  const seconds = secondsBetween(clock.realNow(), next)
  if (seconds > patienceSeconds) return false
  await clock.wait(Math.max(0, seconds))
  return true
}
