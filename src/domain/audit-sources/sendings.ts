import type { AuditEvent, AuditRecords } from '../audit-event.ts'
import { parseSubject } from '../subject.ts'

/** Answers that somebody gave for somebody else. */
export function sendingEvents({ sheets }: AuditRecords): readonly AuditEvent[] {
  return sheets.flatMap(({ round, id, revisions }) => {
    const project = parseSubject(id)?.project
    return revisions.flatMap(({ sentAt, sentBy, onBehalfOf, number }): readonly AuditEvent[] => {
      if (onBehalfOf === undefined) return []
      const place = { round, sheet: id, ...(project === undefined ? {} : { project }) }
      return [{ at: sentAt, by: sentBy, act: 'answered-on-behalf', ...place, person: onBehalfOf, count: number }]
    })
  })
}

/** Published reports. */
export function editionEvents({ editions }: AuditRecords): readonly AuditEvent[] {
  return editions.map(({ round, number, publishedAt, publishedBy }) => ({
    at: publishedAt,
    ...(publishedBy === undefined ? {} : { by: publishedBy }),
    act: 'published',
    round,
    count: number,
  }))
}
