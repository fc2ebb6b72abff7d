import { type Delivery, planDelivery } from '../domain/delivery.ts'
import type { DeliveryKind } from '../domain/delivery-kind.ts'
import type { RoundFacts } from './load-round.ts'

/** One delivery of the step to each of them. */
export function deliveriesTo(
  { opened }: RoundFacts,
  recipients: readonly string[],
  step: string,
  terms: { readonly kind: DeliveryKind; readonly at: string },
): readonly Delivery[] {
  return recipients.map((recipient) => planDelivery({ round: opened.round.id, recipient, step }, terms))
}
