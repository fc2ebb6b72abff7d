import { languageFor } from '../domain/account.ts'
import {
  channelRecipient,
  contactsMade,
  type Delivery,
  type DeliveryOutcome,
  type SkipReason,
} from '../domain/delivery.ts'
import { type Duties, dutiesOf } from '../domain/duties.ts'
import { addSeconds } from '../domain/instant.ts'
import type { Message } from '../domain/message.ts'
import { isRefusal } from '../domain/refusal.ts'
import { findEdition } from './compile-report.ts'
import type { ActionContext } from './context.ts'
import { loadDutyFacts, loadRound, type RoundFacts } from './load-round.ts'
import type { SendOutcome } from './ports.ts'

const leaseSeconds = 60
const claimedAtOnce = 25
const mostTries = 6
const waitForAddressSeconds = 60

/** What became of one delivery, for the operator and for a moved clock. */
export interface Delivered {
  readonly step: string
  readonly recipient: string
  readonly outcome: DeliveryOutcome['outcome']
}

/** Sends everything that is due, evenly paced, until nothing is left; what it cannot send it leaves for later. */
export async function deliverDue(context: ActionContext): Promise<readonly Delivered[]> {
  const { store, clock, holder } = context
  const delivered: Delivered[] = []
  for (;;) {
    const realNow = clock.realNow()
    const claimed = await store.claimDue(
      { dueBy: clock.now(), realNow, holder, leaseUntil: addSeconds(realNow, leaseSeconds) },
      claimedAtOnce,
    )
    if (claimed.length === 0) return delivered
    for (const delivery of claimed) {
      delivered.push(await deliver(context, delivery))
    }
  }
}

async function deliver(context: ActionContext, delivery: Delivery): Promise<Delivered> {
  const { store, telemetry, holder } = context
  const { step, recipient } = delivery.key
  // A lease that ended in a second unknown try is closed as it is: it may have arrived.
  if (delivery.current.state !== 'claimed') return { step, recipient, outcome: 'failed' }
  const outcome = await attempt(context, delivery)
  await store.closeDelivery(delivery.key, holder, outcome)
  telemetry.count('deliveries', { outcome: outcome.outcome, kind: delivery.kind })
  if ('code' in outcome) telemetry.warn('not delivered', { round: delivery.key.round, step, code: outcome.code })
  return { step, recipient, outcome: outcome.outcome }
}

async function attempt(context: ActionContext, delivery: Delivery): Promise<DeliveryOutcome> {
  const facts = await loadRound(context, delivery.key.round)
  if (isRefusal(facts)) return { outcome: 'failed', code: facts.refused }
  return delivery.key.recipient === channelRecipient
    ? post(context, facts, delivery)
    : contact(context, facts, delivery)
}

/** Asks again, at this moment, whether the person owes anything: who has answered is not reminded. */
async function contact(context: ActionContext, facts: RoundFacts, delivery: Delivery): Promise<DeliveryOutcome> {
  const { store, clock, messenger } = context
  const { recipient } = delivery.key
  const duties = dutiesOf(await loadDutyFacts(context, facts), recipient, clock.now())
  const skip = await reasonToSkip(context, facts, delivery, duties)
  if (skip !== undefined) return { outcome: 'skipped', reason: skip }
  const account = await store.accountByEmail(recipient)
  if (account === undefined || account.reach === 'uninstalled') {
    return { outcome: 'failed', code: account === undefined ? 'not-met' : 'uninstalled' }
  }
  const kind = delivery.kind === 'report' ? 'opening' : delivery.kind
  const language = languageFor(facts.programme, recipient, account)
  await pace(context)
  const result = await messenger.send(account, { kind, language, duties })
  if (result.outcome === 'sent' && result.opened !== undefined)
    await store.patchAccount(recipient, { chat: result.opened })
  if (result.outcome === 'failed' && result.reach !== undefined)
    await store.patchAccount(recipient, { reach: result.reach })
  return outcomeOf(context, delivery, result)
}

async function reasonToSkip(
  { store }: ActionContext,
  facts: RoundFacts,
  delivery: Delivery,
  duties: Duties,
): Promise<SkipReason | undefined> {
  if (duties.locked) return 'round-locked'
  if (duties.owed.length === 0) return 'nothing-owed'
  if (delivery.kind === 'opening') return undefined
  const earlier = await store.deliveriesTo(delivery.key.round, delivery.key.recipient)
  return contactsMade(earlier) >= facts.series.reminders.most ? 'most-reached' : undefined
}

async function post(context: ActionContext, facts: RoundFacts, delivery: Delivery): Promise<DeliveryOutcome> {
  const { store, messenger, links, clock } = context
  const channel = await store.channel()
  if (channel === undefined) {
    return { outcome: 'waiting', code: 'no-channel', nextAt: addSeconds(clock.realNow(), waitForAddressSeconds) }
  }
  const edition = await findEdition(context, facts, Number(delivery.key.step.replace('report-', '')))
  if (edition === undefined) return { outcome: 'failed', code: 'no-edition' }
  const link = links.report(edition.round, edition.number, 'public')
  const message: Message = { kind: 'report', language: facts.programme.language, edition, link }
  await pace(context)
  return outcomeOf(context, delivery, await messenger.post(channel, message))
}

/** Sends follow each other evenly, never in a burst. */
function pace({ clock, sendRate }: ActionContext): Promise<void> {
  return clock.wait(1 / sendRate)
}

function outcomeOf({ clock }: ActionContext, delivery: Delivery, result: SendOutcome): DeliveryOutcome {
  if (result.outcome === 'sent') {
    return { outcome: 'sent', at: clock.now(), conversation: result.conversation, message: result.message }
  }
  const detail = { code: result.code, ...(result.status === undefined ? {} : { status: result.status }) }
  if (result.outcome === 'failed' || delivery.attempts.length >= mostTries) return { outcome: 'failed', ...detail }
  const seconds = result.afterSeconds ?? 2 ** delivery.attempts.length
  return { outcome: 'retry', nextAt: addSeconds(clock.realNow(), seconds), ...detail }
}
