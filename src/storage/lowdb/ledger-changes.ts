import { isDeepStrictEqual } from 'node:util'
import {
  begin,
  type ClaimTerms,
  claim,
  close,
  type Delivery,
  type DeliveryOutcome,
  learn,
  markOpened,
  reopened,
} from '../../domain/delivery.ts'
import { type CardFace, isSameFace, type ShownCard, shownCards, withNoted } from '../../domain/shown-card.ts'
import type { Change } from './document.ts'
import type { Ledger, LedgerEntry } from './document-kinds.ts'
import { mayClaim } from './open-deliveries.ts'

type Counts = (entry: LedgerEntry) => boolean

/**
 * The ledger with the step's deliveries in it. What counts already stays as it is; what an earlier
 * planning of the step left when it was cut short makes way.
 */
export function planIn(
  ledger: Ledger,
  step: string,
  planned: readonly Delivery[],
  counts: Counts,
): Change<Ledger, undefined> {
  const steps = new Set(planned.map(({ key }) => key.step))
  const kept = ledger.entries.filter(
    (entry) => counts(entry) || (entry.plannedIn !== step && !steps.has(entry.delivery.key.step)),
  )
  const known = new Set(kept.map(({ delivery }) => delivery.key.step))
  const added = planned
    .filter(({ key }) => !known.has(key.step))
    .map((delivery): LedgerEntry => ({ plannedIn: step, delivery }))
  if (added.length === 0 && kept.length === ledger.entries.length) return { result: undefined }
  return { state: { ...ledger, entries: [...kept, ...added] }, result: undefined }
}

/** The delivery as claimed; undefined when it is not to be sent, now or ever. */
export function claimIn(
  ledger: Ledger | undefined,
  step: string,
  terms: ClaimTerms,
): Change<Ledger, Delivery | undefined> {
  const delivery = deliveryOf(ledger, step)
  if (ledger === undefined || delivery === undefined || !mayClaim(delivery, terms)) return { result: undefined }
  // Its process died in the middle of the send, and its card has been pressed since: it has arrived.
  const pressed = pressedCard(ledger, step)
  const arrived = pressed && learn({ ...delivery, current: { state: 'unknown' } }, { ...pressed, at: delivery.dueAt })
  if (arrived !== undefined) return { state: withDelivery(ledger, arrived), result: undefined }
  const claimed = claim(delivery, terms)
  const result = claimed.current.state === 'claimed' ? claimed : undefined
  return { state: withDelivery(ledger, claimed), result }
}

export function beginIn(ledger: Ledger | undefined, step: string, holder: string, at: string): Change<Ledger, boolean> {
  const delivery = deliveryOf(ledger, step)
  const begun = delivery && begin(delivery, holder, at)
  if (ledger === undefined || begun === undefined) return { result: false }
  return { state: withDelivery(ledger, begun), result: true }
}

/** Failed deliveries that are still of use, planned again. */
export function reopenIn(ledger: Ledger | undefined, counts: Counts): Change<Ledger, boolean> {
  if (ledger === undefined) return { result: false }
  const again = reopened(ledger.entries.filter(counts).map(({ delivery }) => delivery))
  if (again.length === 0) return { result: false }
  return { state: again.reduce(withDelivery, ledger), result: true }
}

export function closeIn(
  ledger: Ledger | undefined,
  step: string,
  holder: string,
  outcome: DeliveryOutcome,
): Change<Ledger, boolean> {
  const delivery = deliveryOf(ledger, step)
  const closed = delivery && close(delivery, holder, outcome)
  if (ledger === undefined || closed === undefined) return { result: false }
  // Its card may have been pressed before the send's answer was given up.
  const pressed = pressedCard(ledger, step)
  const learnt = pressed && learn(closed, { ...pressed, at: closed.dueAt })
  return { state: withDelivery(ledger, learnt ?? closed), result: true }
}

/**
 * Keeps what a message shows. Where the person did it (no `over`), a delivery that was lost sight of has arrived, and
 * what reached them is opened.
 */
export function noteIn(
  ledger: Ledger,
  deliveries: readonly Delivery[],
  { card, at, over }: { readonly card: ShownCard; readonly at: string; readonly over: CardFace | undefined },
): Change<Ledger, undefined> {
  const noted = ledger.cards ?? []
  const known = shownCards(deliveries, noted).find(({ message }) => message === card.message)
  if (over !== undefined && (known === undefined || !isSameFace(known.face, over))) return { result: undefined }
  const cards = withNoted(noted, card)
  const delivery = card.step === undefined ? undefined : deliveryOf(ledger, card.step)
  const learnt = delivery && learn(delivery, { ...card, at })
  const arrived = deliveries.map((each) => (learnt !== undefined && each.key.step === card.step ? learnt : each))
  const opened = over === undefined ? markOpened(arrived, { step: card.step, at }) : undefined
  const changes = [learnt, opened].filter((each) => each !== undefined)
  if (changes.length === 0 && isDeepStrictEqual(cards, ledger.cards)) return { result: undefined }
  return { state: changes.reduce(withDelivery, { ...ledger, cards }), result: undefined }
}

/** A card of the step that has been pressed: proof that it arrived. */
function pressedCard({ cards = [] }: Ledger, step: string): ShownCard | undefined {
  return cards.find((card) => card.step === step)
}

function deliveryOf(ledger: Ledger | undefined, step: string): Delivery | undefined {
  return ledger?.entries.find(({ delivery }) => delivery.key.step === step)?.delivery
}

function withDelivery(ledger: Ledger, changed: Delivery): Ledger {
  const entries = ledger.entries.map((entry) =>
    entry.delivery.key.step === changed.key.step ? { ...entry, delivery: changed } : entry,
  )
  return { ...ledger, entries }
}
