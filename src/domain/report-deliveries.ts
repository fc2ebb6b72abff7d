import { channelRecipient, type Delivery } from './delivery.ts'
import type { Programme } from './programme.ts'
import type { ReportDelivery } from './report-model.ts'
import { reportPerson } from './report-person.ts'

/** What was sent to whom, by the time it was due and then by recipient, as coordinators read it in the report. */
export function reportDeliveries(programme: Programme, deliveries: readonly Delivery[]): readonly ReportDelivery[] {
  return [...deliveries].sort(byTime).map(({ key, kind, dueAt, current, attempts }) => {
    const code = 'code' in current ? current.code : 'reason' in current ? current.reason : undefined
    return {
      ...(key.recipient === channelRecipient ? {} : { recipient: reportPerson(programme, key.recipient) }),
      step: key.step,
      kind,
      dueAt,
      state: current.state,
      ...(current.state === 'sent' ? { sentAt: current.sentAt } : {}),
      ...(code === undefined ? {} : { code }),
      attempts: attempts.length,
    }
  })
}

function byTime(one: Delivery, other: Delivery): number {
  const order = (delivery: Delivery): string => `${delivery.dueAt} ${delivery.key.recipient} ${delivery.key.step}`
  return order(one) < order(other) ? -1 : 1
}
