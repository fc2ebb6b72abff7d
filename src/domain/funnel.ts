import { type Account, isReachable } from './account.ts'
import type { Delivery } from './delivery.ts'
import { hasTrait } from './delivery-kind.ts'
import type { Instant } from './instant.ts'

/** How far what was sent to somebody has come. */
export type ContactStage = 'unreachable' | 'not-contacted' | 'delivered' | 'opened'

/** From the least to the most: where one of several owners has opened it, it is opened. */
export const contactStages: readonly ContactStage[] = ['unreachable', 'not-contacted', 'delivered', 'opened']

/** A stage with the moment from which it holds, where that is known. */
export interface ContactStanding {
  readonly stage: ContactStage
  readonly since?: Instant
}

/** Where one person stands by what they were sent in a round. */
export function contactStanding(reach: Account['reach'] | 'not-met', deliveries: readonly Delivery[]): ContactStanding {
  if (!isReachable(reach)) return { stage: 'unreachable' }
  let openedAt: Instant | undefined
  let sentAt: Instant | undefined
  for (const delivery of deliveries) {
    const { openedAt: opened, current } = delivery
    openedAt = earlier(openedAt, opened)
    if (current.state === 'sent' && hasTrait(delivery, 'contact')) sentAt = earlier(sentAt, current.sentAt)
  }
  if (openedAt !== undefined) return { stage: 'opened', since: openedAt }
  return sentAt === undefined ? { stage: 'not-contacted' } : { stage: 'delivered', since: sentAt }
}

function earlier(one: Instant | undefined, other: Instant | undefined): Instant | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return other < one ? other : one
}
