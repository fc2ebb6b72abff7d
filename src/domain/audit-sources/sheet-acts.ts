import type { AuditEvent, AuditRecords } from '../audit-event.ts'
import type { SheetAct } from '../sheet-act.ts'
import { parseSubject } from '../subject.ts'
import { joinedText } from '../write-sheet-act.ts'

/** What coordinators did to sheets. */
export function sheetActEvents({ sheets }: AuditRecords): readonly AuditEvent[] {
  return sheets.flatMap(({ round, id, acts = [] }) => {
    const project = parseSubject(id)?.project
    const place = { round, sheet: id, ...(project === undefined ? {} : { project }) }
    return acts.map((act) => ({ at: act.at, by: act.by, act: act.act, ...place, ...detailsOf(act) }))
  })
}

function detailsOf(act: SheetAct): Partial<AuditEvent> {
  switch (act.act) {
    case 'returned':
      return { subjects: act.subjects, why: act.comment }
    case 'moved':
      return {
        subjects: [...new Set([act.from.subject, act.to.subject])],
        before: act.before,
        after: joinedText(act.before, act.text),
      }
    case 'accepted':
      return act.comment === undefined ? {} : { why: act.comment }
    case 'acceptance-withdrawn':
      return {}
  }
}
