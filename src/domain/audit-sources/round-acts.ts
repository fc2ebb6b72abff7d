import type { AuditEvent, AuditRecords } from '../audit-event.ts'
import type { OpenedRound } from '../expected-set.ts'
import type { RoundAct } from '../round-act.ts'
import { actsOf, reopeningOf } from '../round-acts.ts'
import { parseSubject } from '../subject.ts'

/** What coordinators did to rounds. */
export function roundActEvents({ rounds }: AuditRecords): readonly AuditEvent[] {
  return rounds.flatMap((opened) =>
    actsOf(opened).map((act, index) => {
      const { at, by } = act
      const kind = act.act === 'reopened' && act.until <= at ? 'reopening-ended' : act.act
      const before = reopenedBefore(opened, act, index)
      return { at, by, act: kind, round: opened.round.id, ...before, ...detailsOf(act) }
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
      return {
        ...projectOf(act.sheet),
        sheet: act.sheet,
        after: act.until,
        ...(act.reason === '' ? {} : { why: act.reason }),
      }
    case 'closed':
      return { before: act.before, after: act.at, ...(act.reason === undefined ? {} : { why: act.reason }) }
    case 'opened-again':
      return { before: act.before }
    case 'reminded':
      return { count: act.people, ...(act.filter === undefined ? {} : { after: act.filter }) }
  }
}

/** Until when a reopened sheet took answers before; unknown where the round has had another lock since. */
function reopenedBefore({ round, acts = [] }: OpenedRound, act: RoundAct, index: number): Pick<AuditEvent, 'before'> {
  if (act.act !== 'reopened') return {}
  const earlier = { acts: acts.slice(0, index) }
  const lock = reopeningOf(earlier, act.sheet)?.until ?? round.locksAt
  return lock > act.at && reopeningOf(earlier, act.sheet) === undefined ? {} : { before: lock }
}

function projectOf(id = ''): Pick<AuditEvent, 'project'> {
  const project = parseSubject(id)?.project
  return project === undefined ? {} : { project }
}
