import type { AuditEvent, AuditRecords } from '../audit-event.ts'

/** People who were erased, and what was kept long enough: how much of it, and never whom or what. */
export function upkeepEvents({ upkeep = [] }: AuditRecords): readonly AuditEvent[] {
  return upkeep.map((act): AuditEvent => {
    if (act.act === 'erased') return { at: act.at, by: act.by, act: 'person-erased', count: act.count }
    const { at, kind, round, count } = act
    return { at, act: `${kind}-forgotten`, ...(round === undefined ? {} : { round }), count }
  })
}
