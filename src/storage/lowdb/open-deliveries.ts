import { type ClaimTerms, type Delivery, isClaimable } from '../../domain/delivery.ts'
import type { Document } from './document.ts'
import type { Ledger } from './document-kinds.ts'

export interface OpenDelivery {
  readonly document: Document<Ledger>
  readonly delivery: Delivery
}

/** The deliveries that something may still happen to, so that looking for due ones passes over all that are done. */
export class OpenDeliveries {
  readonly #byKey = new Map<string, OpenDelivery>()

  /** To be told after every change of a ledger; one that is known keeps its place in the order. */
  note(document: Document<Ledger>, deliveries: readonly Delivery[]): void {
    for (const delivery of deliveries) {
      const { round, recipient, step } = delivery.key
      const key = JSON.stringify([round, recipient, step])
      if (isOpen(delivery)) this.#byKey.set(key, { document, delivery })
      else this.#byKey.delete(key)
    }
  }

  /** When the first of those that failed may be tried again. */
  nextRetryAt(dueBy: string): string | undefined {
    let next: string | undefined
    for (const { delivery } of this.#byKey.values()) {
      const { current, dueAt } = delivery
      if (dueAt <= dueBy && current.state === 'retrying' && (next === undefined || current.nextAt < next))
        next = current.nextAt
    }
    return next
  }

  /** In the order in which they were noted; what is noted meanwhile may come too, nothing comes twice. */
  *claimable(terms: ClaimTerms): Generator<OpenDelivery, undefined> {
    for (const open of this.#byKey.values()) {
      if (mayClaim(open.delivery, terms)) yield open
    }
  }
}

/**
 * One process at a time holds this store, so a delivery that another holder has claimed was left
 * behind by a process that is dead: its lease need not be waited for.
 */
export function mayClaim(delivery: Delivery, terms: ClaimTerms): boolean {
  const { current, dueAt } = delivery
  const isLeftBehind = current.state === 'claimed' && current.holder !== terms.holder && dueAt <= terms.dueBy
  return isLeftBehind || isClaimable(delivery, terms)
}

function isOpen({ current }: Delivery): boolean {
  return current.state === 'planned' || current.state === 'claimed' || current.state === 'retrying'
}
