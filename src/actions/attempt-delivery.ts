import type { Account, ConversationAddress } from '../domain/account.ts'
import { isReachable, languageFor } from '../domain/account.ts'
import { type Attempt, channelRecipient, type Delivery, type DeliveryOutcome } from '../domain/delivery.ts'
import { hasTrait } from '../domain/delivery-kind.ts'
import { addSeconds, type Instant } from '../domain/instant.ts'
import type { Message } from '../domain/message.ts'
import { correctedEdition, reportStep } from '../domain/publication-steps.ts'
import { isRefusal } from '../domain/refusal.ts'
import { pauseSeconds, retryAfterSeconds } from '../domain/retry-policy.ts'
import { sendingTime } from '../domain/sending-hours.ts'
import { dutiesContent, sheetContent } from '../domain/shown-card.ts'
import type { ActionContext } from './context.ts'
import { composeMessage, type MessageRequest } from './delivery-message.ts'
import { loadRound } from './load-round.ts'
import type { SendFailure } from './messenger-port.ts'
import { PaceStopped } from './pace.ts'
import { storeOfTurn } from './turn-store.ts'

const waitForAddressSeconds = 60
const repeatAfterSeconds = 10
/** What is left of a lease must be enough for a send and its answer. */
const leaseMarginSeconds = 30

/**
 * One try to deliver: composes what is to be said at this moment, opens the chat if need be, and sends.
 * When the bot stops before its turn it is held back, so that nobody has to wait for its lease to end.
 */
export async function attemptDelivery(context: ActionContext, delivery: Delivery): Promise<DeliveryOutcome> {
  try {
    return await attempt({ ...context, store: storeOfTurn(context.store) }, delivery)
  } catch (error) {
    if (error instanceof PaceStopped) return heldBack(context.clock.realNow())
    throw error
  }
}

async function attempt(context: ActionContext, delivery: Delivery): Promise<DeliveryOutcome> {
  const facts = await loadRound(context, delivery.key.round)
  if (isRefusal(facts)) return { outcome: 'failed', code: facts.refused }
  const { recipient } = delivery.key
  if (recipient === channelRecipient) {
    return post({ context, facts, delivery, language: facts.programme.language })
  }
  const account = await context.store.accountByEmail(recipient)
  const language = languageFor(facts.programme, recipient, account)
  return contact({ context, facts, delivery, language, ...(account === undefined ? {} : { account }) })
}

async function contact(request: MessageRequest): Promise<DeliveryOutcome> {
  const { context, delivery, account } = request
  const message = await compose(request)
  if ('outcome' in message) return message
  if (account === undefined) return { outcome: 'failed', code: 'not-met' }
  // Nothing is sent to somebody who does not want it until they install the app or write again.
  if (!isReachable(account.reach)) return { outcome: 'failed', code: account.reach }
  const chat = account.chat ?? (await openChat(context, delivery, account))
  if ('outcome' in chat) return chat
  const outcome = await send(context, delivery, chat, message)
  return isChatGone(outcome) ? forgetChat(context, account, outcome) : outcome
}

function isChatGone(outcome: DeliveryOutcome): outcome is DeliveryOutcome & { readonly outcome: 'failed' } {
  return outcome.outcome === 'failed' && outcome.code === 'ConversationNotFound'
}

/** Teams has lost the chat: it is opened anew, at the next try where it was an old one. */
async function forgetChat(
  { store, clock }: ActionContext,
  account: Account,
  outcome: DeliveryOutcome & { readonly outcome: 'failed' },
): Promise<DeliveryOutcome> {
  await store.patchAccount(account.email, { chat: null })
  return account.chat === undefined ? outcome : { ...outcome, outcome: 'retry', nextAt: clock.realNow() }
}

async function post(request: MessageRequest): Promise<DeliveryOutcome> {
  const { context, delivery } = request
  const message = await compose(request)
  if ('outcome' in message) return message
  const channel = await context.store.channel()
  if (delivery.kind === 'correction') return redrawPost(request, channel, message)
  if (channel !== undefined) return send(context, delivery, channel, message)
  const nextAt = addSeconds(context.clock.realNow(), waitForAddressSeconds)
  return { outcome: 'waiting', code: 'no-channel', nextAt }
}

/** Draws the post of an older edition anew, where it stands; one that never arrived has nothing to correct. */
async function redrawPost(
  { context, delivery }: MessageRequest,
  channel: ConversationAddress | undefined,
  message: Message,
): Promise<DeliveryOutcome> {
  const { store, messenger, pace, clock } = context
  const { round, recipient, step } = delivery.key
  const posted = reportStep(correctedEdition(step))
  const found = (await store.deliveriesTo(round, recipient)).find(({ key }) => key.step === posted)
  if (channel === undefined || found?.current.state !== 'sent') return { outcome: 'skipped', reason: 'nothing-owed' }
  const { conversation, message: id } = found.current
  await pace.take()
  await store.beginDelivery(delivery.key, context.holder, clock.realNow())
  const result = await messenger.update({ ...channel, conversation }, id, message)
  if (result.outcome === 'sent') return { outcome: 'sent', at: clock.now(), conversation, message: id }
  // Drawing it twice does no harm: a lost answer leaves nothing in doubt.
  return failed(
    context,
    delivery,
    result.outcome === 'unknown' ? { ...result, outcome: 'retry', throttled: false } : result,
  )
}

async function compose(request: MessageRequest): Promise<Message | DeliveryOutcome> {
  const composed = await composeMessage(request)
  if ('skip' in composed) return { outcome: 'skipped', reason: composed.skip }
  const { context, facts, delivery } = request
  const now = context.clock.now()
  const at = sendingTime(now, facts.programme.timeZone, context.daysOff)
  if (isScheduled(delivery) && at > now) return { outcome: 'postponed', dueAt: at }
  return 'failed' in composed ? { outcome: 'failed', code: composed.failed } : composed.message
}

/** A hand-over is told at once, by the act; one that waited for an absence to begin is not. */
function isScheduled(delivery: Delivery): boolean {
  const { kind, key, dueAt } = delivery
  return hasTrait(delivery, 'scheduled') || (kind === 'handover' && !key.step.endsWith(dueAt))
}

async function openChat(
  context: ActionContext,
  delivery: Delivery,
  account: Account,
): Promise<ConversationAddress | DeliveryOutcome> {
  const { store, clock, holder, messenger, pace } = context
  await pace.take()
  const opened = await messenger.openChat(account)
  if (opened.outcome === 'opened') {
    await store.patchAccount(account.email, { chat: opened.chat })
    return opened.chat
  }
  // A try like any other: it counts, and its status is kept.
  await store.beginDelivery(delivery.key, holder, clock.realNow())
  // A chat may be opened twice without harm: a lost answer leaves nothing in doubt.
  const failure: SendFailure = opened.outcome === 'unknown' ? { ...opened, outcome: 'retry', throttled: false } : opened
  return failed(context, delivery, failure)
}

async function send(
  context: ActionContext,
  delivery: Delivery,
  to: ConversationAddress,
  message: Message,
): Promise<DeliveryOutcome> {
  const { store, clock, messenger, pace, holder } = context
  let begun = false
  // Written first: if the answer is lost, the ledger says that something may have gone out.
  await pace.take(async () => {
    begun = !isLeaseEnding(context, delivery) && (await store.beginDelivery(delivery.key, holder, clock.realNow()))
  })
  if (!begun) return heldBack(clock.realNow())
  const result = await messenger.send(to, message)
  if (result.outcome !== 'sent') return failed(context, delivery, result)
  const content = contentOf(message)
  return { outcome: 'sent', at: clock.now(), conversation: to.conversation, message: result.message, ...content }
}

/** What a message that is kept true says, in short. */
function contentOf(message: Message): { readonly content?: string } {
  if ('duties' in message) return { content: dutiesContent(message.duties) }
  return 'receipt' in message ? { content: sheetContent(message.receipt.context) } : {}
}

function heldBack(nextAt: Instant): DeliveryOutcome {
  return { outcome: 'waiting', code: 'held-back', nextAt }
}

/** A long pause may have eaten the lease: whoever claims next must not find it half sent. */
function isLeaseEnding({ clock }: ActionContext, { current }: Delivery): boolean {
  return current.state !== 'claimed' || current.leaseUntil < addSeconds(clock.realNow(), leaseMarginSeconds)
}

async function failed(context: ActionContext, delivery: Delivery, failure: SendFailure): Promise<DeliveryOutcome> {
  const { clock, store, pace, random } = context
  const nextAt = (seconds: number): string => addSeconds(clock.realNow(), seconds)
  if (failure.outcome === 'unknown') {
    // An outage that swallows answers often lasts some seconds: a repeat within them would be lost too.
    const seconds = repeatAfterSeconds * (1 + random())
    return { outcome: 'unknown', code: failure.code, nextAt: nextAt(seconds) }
  }
  const detail = { code: failure.code, ...(failure.status === undefined ? {} : { status: failure.status }) }
  if (failure.outcome === 'failed') {
    if (failure.reach !== undefined) await store.patchAccount(delivery.key.recipient, { reach: failure.reach })
    return { outcome: 'failed', ...detail }
  }
  if (failure.throttled) pace.pause(pauseSeconds(failure.afterSeconds, random()))
  // As it was claimed, the delivery does not hold this try yet.
  const tries: readonly Attempt[] = [...delivery.attempts, { at: clock.realNow(), outcome: 'failed' }]
  const seconds = retryAfterSeconds(tries, failure.afterSeconds, random())
  return seconds === undefined
    ? { outcome: 'failed', ...detail }
    : { outcome: 'retry', ...detail, nextAt: nextAt(seconds) }
}
