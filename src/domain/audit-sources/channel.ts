import type { AuditEvent, AuditRecords } from '../audit-event.ts'

/** Other channels for the reports. */
export function channelEvents({ channelChanges = [] }: AuditRecords): readonly AuditEvent[] {
  return channelChanges.map((change) => ({ act: 'channel-set', ...change }))
}
