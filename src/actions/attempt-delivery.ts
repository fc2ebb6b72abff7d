import type { ConversationAddress } from '../domain/account.ts'
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
import { pauseSeconds, retryAfterSeconds } from '../domain/retry-policy.ts'
import { findEdition } from './compile-report.ts'
import type { ActionContext } from './context.ts'
import { loadPersonalFacts, loadRound, type RoundFacts } from './load-round.ts'
import type { SendFailure } from './ports.ts'

const waitForAddressSeconds = 60
/** What is left of a lease must be enough for a send and its answer. */
const leaseMarginSeconds = 30

/** One try to deliver: asks again what is owed, opens the chat if need be, and sends. */
export async function attemptDelivery(context: ActionContext, delivery: Delivery): Promise<DeliveryOutcome> {
  const facts = await loadRound(context, delivery.key.round)
  if (isRefusal(facts)) return { outcome: 'failed', code: facts.refused }
  return delivery.key.recipient === channelRecipient
    ? post(context, facts, delivery)
    : contact(context, facts, delivery)
}

/** Asks again, at this moment, whether the person owes anything: who has answered is not reminded. */
async function contact(context: ActionContext, facts: RoundFacts, delivery: Delivery): Promise<DeliveryOutcome> {
  const { store, clock, messenger, pace } = context
  const { recipient } = delivery.key
  const duties = dutiesOf(await loadPersonalFacts(context, facts, recipient), recipient, clock.now())
  const skip = await reasonToSkip(context, facts, delivery, duties)
  if (skip !== undefined) return { outcome: 'skipped', reason: skip }
  const account = await store.accountByEmail(recipient)
  if (account === undefined) return { outcome: 'failed', code: 'not-met' }
  if (account.reach === 'uninstalled') return { outcome: 'failed', code: 'uninstalled' }

  let { chat } = account
  if (chat === undefined) {
    await pace.take()
    const opened = await messenger.openChat(account)
    // A chat may be opened twice without harm: a lost answer is no reason to count one.
    if (opened.outcome === 'unknown')
      return failed(context, delivery, { ...opened, outcome: 'retry', throttled: false })
    if (opened.outcome !== 'opened') return failed(context, delivery, opened)
    chat = opened.chat
    await store.patchAccount(recipient, { chat })
  }
  const kind = delivery.kind === 'report' ? 'opening' : delivery.kind
  return send(context, delivery, chat, { kind, language: languageFor(facts.programme, recipient, account), duties })
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
  const { store, links, clock } = context
  const channel = await store.channel()
  if (channel === undefined) {
    return { outcome: 'waiting', code: 'no-channel', nextAt: addSeconds(clock.realNow(), waitForAddressSeconds) }
  }
  const edition = await findEdition(context, facts, Number(delivery.key.step.replace('report-', '')))
  if (edition === undefined) return { outcome: 'failed', code: 'no-edition' }
  const link = links.report(edition.round, edition.number, 'public')
  return send(context, delivery, channel, { kind: 'report', language: facts.programme.language, edition, link })
}

async function send(
  context: ActionContext,
  delivery: Delivery,
  to: ConversationAddress,
  message: Message,
): Promise<DeliveryOutcome> {
  const { clock, messenger, pace } = context
  await pace.take()
  if (isLeaseEnding(context, delivery)) return { outcome: 'waiting', code: 'held-back', nextAt: clock.realNow() }
  const result = await messenger.send(to, message)
  if (result.outcome !== 'sent') return failed(context, delivery, result)
  return { outcome: 'sent', at: clock.now(), conversation: to.conversation, message: result.message }
}

/** A long pause may have eaten the lease: whoever claims next must not find it half sent. */
function isLeaseEnding({ clock }: ActionContext, { current }: Delivery): boolean {
  return current.state !== 'claimed' || current.leaseUntil < addSeconds(clock.realNow(), leaseMarginSeconds)
}

async function failed(context: ActionContext, delivery: Delivery, failure: SendFailure): Promise<DeliveryOutcome> {
  const { clock, store, pace, random } = context
  const nextAt = (seconds: number): string => addSeconds(clock.realNow(), seconds)
  if (failure.outcome === 'unknown') return { outcome: 'unknown', code: failure.code, nextAt: nextAt(random()) }
  const detail = { code: failure.code, ...(failure.status === undefined ? {} : { status: failure.status }) }
  if (failure.outcome === 'failed') {
    if (failure.reach !== undefined) await store.patchAccount(delivery.key.recipient, { reach: failure.reach })
    return { outcome: 'failed', ...detail }
  }
  if (failure.throttled) pace.pause(pauseSeconds(failure.afterSeconds, random()))
  const seconds = retryAfterSeconds(delivery.attempts, failure.afterSeconds, random())
  return seconds === undefined
    ? { outcome: 'failed', ...detail }
    : { outcome: 'retry', ...detail, nextAt: nextAt(seconds) }
}
