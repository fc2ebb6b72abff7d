import { type DeliveryKind, hasTrait } from './delivery-kind.ts'
import type { Instant } from './instant.ts'
import type { Email } from './programme.ts'
import type { RoundId } from './round.ts'

/** The project channel as a recipient beside people's addresses. */
export const channelRecipient = 'channel'
export type Recipient = Email | typeof channelRecipient

export interface DeliveryKey {
  readonly round: RoundId
  readonly recipient: Recipient
  /** `opening`, `before-5`, `report-1`: one send to one recipient. */
  readonly step: string
}

/** One try to send. It is written as `unknown` before the send and corrected after it. */
export interface Attempt {
  readonly at: Instant
  readonly outcome: 'unknown' | 'sent' | 'failed'
  readonly status?: number
  readonly code?: string
}

export type DeliveryState =
  | { readonly state: 'planned' }
  | {
      readonly state: 'claimed'
      readonly holder: string
      readonly leaseUntil: Instant
      /** Whether a send has begun under this claim: the last attempt is then its own. */
      readonly begun: boolean
    }
  | {
      readonly state: 'sent'
      readonly sentAt: Instant
      readonly conversation: string
      readonly message: string
      /** What it said, in short (`dutiesContent`): tells whether it is still true. */
      readonly content?: string
    }
  /** `nextAt` is real time, not the programme's clock. */
  | { readonly state: 'retrying'; readonly nextAt: Instant; readonly code: string }
  | { readonly state: 'failed'; readonly code: string }
  | { readonly state: 'skipped'; readonly reason: SkipReason }
  /** Two tries whose answers were lost: it may have arrived, and is not sent again. */
  | { readonly state: 'unknown' }

export type SkipReason = 'nothing-owed' | 'merged' | 'most-reached' | 'round-locked' | 'snoozed' | 'last-ones-only'

/** A line of the ledger. */
export interface Delivery {
  readonly key: DeliveryKey
  readonly kind: DeliveryKind
  readonly dueAt: Instant
  readonly current: DeliveryState
  readonly attempts: readonly Attempt[]
  /** When the person first pressed its card, or asked for one after it had come. */
  readonly openedAt?: Instant
}

/** Which deliveries may be claimed, by the programme's clock and by real time. */
export interface ClaimTerms {
  readonly dueBy: Instant
  readonly realNow: Instant
  readonly holder: string
  readonly leaseUntil: Instant
}

const mostUnknown = 2

/** How a send ended. `sent` and `failed` are final; `waiting` costs no try (nowhere to send to yet). */
export type DeliveryOutcome =
  | {
      readonly outcome: 'sent'
      readonly at: Instant
      readonly conversation: string
      readonly message: string
      readonly content?: string
    }
  | { readonly outcome: 'retry'; readonly nextAt: Instant; readonly code: string; readonly status?: number }
  /** The answer was lost: the attempt stays `unknown`, and one more is made. */
  | { readonly outcome: 'unknown'; readonly nextAt: Instant; readonly code: string }
  | { readonly outcome: 'waiting'; readonly nextAt: Instant; readonly code: string }
  /** Not at this hour: it is due again then, by the programme's clock. */
  | { readonly outcome: 'postponed'; readonly dueAt: Instant }
  | { readonly outcome: 'failed'; readonly code: string; readonly status?: number }
  | { readonly outcome: 'skipped'; readonly reason: SkipReason }

export function planDelivery(
  key: DeliveryKey,
  { kind, at }: { readonly kind: DeliveryKind; readonly at: Instant },
): Delivery {
  return { key, kind, dueAt: at, current: { state: 'planned' }, attempts: [] }
}

/** Whether the delivery can be claimed now: due, and held by nobody whose lease still runs. */
export function isClaimable(delivery: Delivery, terms: ClaimTerms): boolean {
  const { current } = delivery
  if (delivery.dueAt > terms.dueBy) return false
  if (current.state === 'planned') return true
  if (current.state === 'retrying') return current.nextAt <= terms.realNow
  return current.state === 'claimed' && current.leaseUntil <= terms.realNow
}

/**
 * The delivery as claimed: a lease, nothing more. After two sends whose outcome nobody knows it ends
 * as `unknown` instead (invariant 4).
 */
export function claim(delivery: Delivery, { holder, leaseUntil }: ClaimTerms): Delivery {
  const unknown = delivery.attempts.filter(({ outcome }) => outcome === 'unknown').length
  if (unknown >= mostUnknown) return { ...delivery, current: { state: 'unknown' } }
  return { ...delivery, current: { state: 'claimed', holder, leaseUntil, begun: false } }
}

/**
 * The delivery just before its send, with an attempt of unknown outcome: if nothing more is written,
 * that is the truth. Undefined when somebody else holds it by now, and then it must not be sent.
 */
export function begin(delivery: Delivery, holder: string, at: Instant): Delivery | undefined {
  const { current } = delivery
  if (current.state !== 'claimed' || current.holder !== holder) return undefined
  return {
    ...delivery,
    current: { ...current, begun: true },
    attempts: [...delivery.attempts, { at, outcome: 'unknown' }],
  }
}

/** The delivery as its holder leaves it; undefined when somebody else holds it by now. */
export function close(delivery: Delivery, holder: string, result: DeliveryOutcome): Delivery | undefined {
  if (delivery.current.state !== 'claimed' || delivery.current.holder !== holder) return undefined
  const { begun } = delivery.current
  const tries = begun ? delivery.attempts.slice(0, -1) : delivery.attempts
  const last = begun ? delivery.attempts.at(-1) : undefined
  const ended = (outcome: Attempt['outcome'], detail: { status?: number; code?: string } = {}): readonly Attempt[] =>
    last === undefined ? tries : [...tries, { at: last.at, outcome, ...detail }]
  const detail = {
    ...('code' in result ? { code: result.code } : {}),
    ...('status' in result && result.status !== undefined ? { status: result.status } : {}),
  }
  switch (result.outcome) {
    case 'sent': {
      const { at, outcome: _, ...message } = result
      return { ...delivery, current: { state: 'sent', sentAt: at, ...message }, attempts: ended('sent') }
    }
    case 'retry':
      return {
        ...delivery,
        current: { state: 'retrying', nextAt: result.nextAt, code: result.code },
        attempts: ended('failed', detail),
      }
    case 'unknown':
      return {
        ...delivery,
        current: { state: 'retrying', nextAt: result.nextAt, code: result.code },
        attempts: ended('unknown', detail),
      }
    case 'waiting':
      return { ...delivery, current: { state: 'retrying', nextAt: result.nextAt, code: result.code }, attempts: tries }
    case 'postponed':
      return { ...delivery, dueAt: result.dueAt, current: { state: 'planned' }, attempts: tries }
    case 'failed':
      return { ...delivery, current: { state: 'failed', code: result.code }, attempts: ended('failed', detail) }
    case 'skipped':
      return { ...delivery, current: { state: 'skipped', reason: result.reason }, attempts: tries }
  }
}

/**
 * The delivery once its card has been pressed: one that was lost sight of has arrived, and is not sent again.
 * The attempts stay unknown, as they were. Undefined where the press tells nothing new.
 */
export function learn(
  delivery: Delivery,
  pressed: { readonly at: Instant; readonly conversation: string; readonly message: string },
): Delivery | undefined {
  const { current, attempts } = delivery
  const lost = attempts.some(({ outcome }) => outcome === 'unknown')
  const waits = current.state === 'unknown' || current.state === 'retrying'
  if (!waits || !lost) return undefined
  const { at, conversation, message } = pressed
  return { ...delivery, current: { state: 'sent', sentAt: at, conversation, message } }
}

/**
 * The delivery that somebody has opened by pressing its card or asking for one: the step's, else what reached them last.
 * Undefined where that is known already, or nothing has reached them.
 */
export function markOpened(
  deliveries: readonly Delivery[],
  { step, at }: { readonly step: string | undefined; readonly at: Instant },
): Delivery | undefined {
  const arrived = deliveries.filter((each) => hasTrait(each, 'contact') && each.current.state === 'sent')
  const pressed = arrived.find(({ key }) => key.step === step) ?? newestOf(arrived)
  return pressed === undefined || pressed.openedAt !== undefined ? undefined : { ...pressed, openedAt: at }
}

/** Nobody was there to be sent to; that may change. */
const nobodyThere: ReadonlySet<string> = new Set(['not-met', 'uninstalled', 'blocked', 'left', 'guest'])

/**
 * What is worth another try once somebody can be reached: the newest contact, if it found nobody,
 * and every failed post to the channel.
 */
export function reopened(deliveries: readonly Delivery[]): readonly Delivery[] {
  const posts = deliveries.filter(
    ({ key, current }) => key.recipient === channelRecipient && current.state === 'failed',
  )
  const contacts = deliveries
    .filter((each) => hasTrait(each, 'contact') && each.current.state !== 'planned')
    .sort((one, other) => (one.dueAt < other.dueAt ? -1 : 1))
  const newest = contacts.at(-1)
  const missed = newest?.current.state === 'failed' && nobodyThere.has(newest.current.code) ? [newest] : []
  return [...posts, ...missed].map((delivery) => ({ ...delivery, current: { state: 'planned' } }))
}

/** Reminders that reached the person in the round; the opening does not count towards `most`. */
export function contactsMade(deliveries: readonly Delivery[]): number {
  return deliveries.filter((each) => hasTrait(each, 'reminder') && each.current.state === 'sent').length
}

/** What reached the person last, or why nothing did; undefined before the first try. */
export function lastContact(deliveries: readonly Delivery[]): Delivery | undefined {
  return newestOf(deliveries.filter(({ current }) => current.state !== 'planned' && current.state !== 'skipped'))
}

/** Of several due at once the one written down last. */
function newestOf(deliveries: readonly Delivery[]): Delivery | undefined {
  return deliveries.reduce<Delivery | undefined>(
    (newest, each) => (newest === undefined || each.dueAt >= newest.dueAt ? each : newest),
    undefined,
  )
}
