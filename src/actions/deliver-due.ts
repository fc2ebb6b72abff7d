import type { Delivery, DeliveryOutcome } from '../domain/delivery.ts'
import { addSeconds, secondsBetween } from '../domain/instant.ts'
import { isKeptTrue } from '../domain/shown-card.ts'
import { attemptDelivery } from './attempt-delivery.ts'
import type { ActionContext } from './context.ts'

/** Longer than any send takes; a holder that dies in the middle loses its claim after it. */
const leaseSeconds = 180
/** So that slow answers do not slow the pace: at 25 requests a second, answers may take two seconds. */
const mostInFlight = 50
/**
 * Claimed ahead of their turn, so that a slow disk does not slow the pace, and several at once, for a claim costs a
 * database more than a send. Few: the lease of each runs from its claim on, also while it waits for its turn.
 */
const mostAhead = 12
const claimBelow = 4
/** A try that is due sooner than this is waited for; a later one is the next run's. */
const patienceSeconds = 30

/** What became of one delivery, for the operator and for a moved clock. */
export interface Delivered {
  readonly step: string
  readonly recipient: string
  readonly outcome: DeliveryOutcome['outcome']
}

/** Sends everything that is due, evenly paced, until nothing is left; what it cannot send it leaves for later. */
export async function deliverDue(
  context: ActionContext,
  isStopping: () => boolean = () => false,
): Promise<readonly Delivered[]> {
  const delivered: Delivered[] = []
  const failures: unknown[] = []
  const ahead = new Set<Delivery>()
  const inFlight = new Set<Delivery>()
  const changes = createChanges()

  function noteFailure(error: unknown): readonly Delivery[] {
    failures.push(error)
    return []
  }

  function leave(delivery: Delivery): void {
    if (ahead.delete(delivery)) changes.note()
  }

  async function carry(delivery: Delivery): Promise<void> {
    try {
      delivered.push(
        await deliver(
          atItsTurn(context, () => leave(delivery)),
          delivery,
        ),
      )
    } catch (error) {
      noteFailure(error)
    } finally {
      inFlight.delete(delivery)
      ahead.delete(delivery)
      changes.note()
    }
  }

  for (;;) {
    const claims = failures.length === 0 && !isStopping() && ahead.size < claimBelow
    const room = claims ? Math.min(mostAhead - ahead.size, mostInFlight - inFlight.size) : 0
    const claimed = room > 0 ? await claim(context, room).catch(noteFailure) : []
    for (const delivery of claimed) {
      ahead.add(delivery)
      inFlight.add(delivery)
      void carry(delivery)
    }
    if (inFlight.size > 0) await changes.next()
    else if (isStopping() || !(await waitForRetry(context, failures))) break
  }
  // The store failed: what was claimed is tried again when its lease has ended.
  if (failures.length > 0) throw failures[0]
  return delivered
}

/** The same context for one delivery, which tells when its first request may leave. */
function atItsTurn(context: ActionContext, leave: () => void): ActionContext {
  const { pace } = context
  const take = async (prepare?: () => Promise<void>): Promise<void> => {
    await pace.take(prepare)
    leave()
  }
  return { ...context, pace: { ...pace, take } }
}

/** Remembers that something has changed until it is asked for. */
function createChanges(): { readonly note: () => void; readonly next: () => Promise<void> } {
  let changed = false
  let wake = (): void => undefined
  return {
    note() {
      changed = true
      wake()
    },
    async next() {
      if (!changed) await new Promise<void>((resolve) => (wake = resolve))
      changed = false
    },
  }
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
  // While it waited for its turn, somebody may have sent what it still asks for.
  if (outcome.outcome === 'sent' && isKeptTrue(delivery)) context.cardUpdates.note(round, [recipient])
  const code = 'code' in outcome ? outcome.code : 'none'
  telemetry.count('deliveries', { outcome: outcome.outcome, kind: delivery.kind, code })
  if ('code' in outcome) telemetry.warn('not delivered', { round, step, code: outcome.code })
  return { step, recipient, outcome: outcome.outcome }
}

/** True when something may be tried again soon, after waiting for it. */
async function waitForRetry({ store, clock, pace }: ActionContext, failures: readonly unknown[]): Promise<boolean> {
  const next = failures.length > 0 ? undefined : await store.nextRetryAt(clock.now())
  if (next === undefined) return false
  const seconds = secondsBetween(clock.realNow(), next)
  if (seconds > patienceSeconds) return false
  await Promise.race([clock.wait(Math.max(0, seconds)), pace.stopped])
  return true
}
