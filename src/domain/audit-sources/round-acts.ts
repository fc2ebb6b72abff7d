import type { AuditEvent, AuditRecords } from '../audit-event.ts'
import type { RoundAct } from '../round-act.ts'
import { actsOf } from '../round-acts.ts'
import { parseSubject } from '../subject.ts'

/** What coordinators did to rounds. */
export function roundActEvents({ rounds }: AuditRecords): readonly AuditEvent[] {
  return rounds.flatMap((opened) =>
    actsOf(opened).map((act) => {
      const { at, by } = act
      return { at, by, act: act.act, round: opened.round.id, ...detailsOf(act) }
    }),
  )
}

function detailsOf(act: RoundAct): Partial<AuditEvent> {
  switch (act.act) {
    case 'exempted':
      return { ...projectOf(act.subjects[0]), subjects: act.subjects, why: act.reason }
    case 'included':
      return { ...projectOf(act.subjects[0]), subjects: act.subjects }
    case 'reopened':
      return { ...projectOf(act.sheet), sheet: act.sheet, why: act.reason, after: act.until }
    case 'closed':
    case 'opened-again':
      return { before: act.before }
    case 'reminded':
      return { count: act.people, ...(act.filter === undefined ? {} : { after: act.filter }) }
  }
}

function projectOf(id = ''): Pick<AuditEvent, 'project'> {
  const project = parseSubject(id)?.project
  return project === undefined ? {} : { project }
}
