import type { AuditEvent, AuditRecords } from '../audit-event.ts'
import type { OpenedRound } from '../expected-set.ts'
import { parseSubject } from '../subject.ts'

/** Openings, other last days for answers, and sheets handed over. */
export function roundEvents({ rounds }: AuditRecords): readonly AuditEvent[] {
  return rounds.flatMap((opened) => [opening(opened), ...extensions(opened), ...handovers(opened)])
}

function opening({ round, openedAt, openedBy, openedReason, sheets }: OpenedRound): AuditEvent {
  return {
    at: openedAt,
    ...(openedBy === undefined ? {} : { by: openedBy }),
    act: 'opened',
    round: round.id,
    count: sheets.length,
    ...(openedReason === undefined ? {} : { why: openedReason }),
  }
}

function extensions({ round, extensions = [] }: OpenedRound): readonly AuditEvent[] {
  return extensions.map(({ at, by, answersDue, before, reason }) => ({
    at,
    by,
    act: 'extended',
    round: round.id,
    ...(reason === undefined ? {} : { why: reason }),
    ...(before === undefined ? {} : { before }),
    after: answersDue,
  }))
}

function handovers({ round, handovers: all }: OpenedRound): readonly AuditEvent[] {
  return all.map(({ at, by, sheet, from, to, reason }) => {
    const project = parseSubject(sheet)?.project
    return {
      at,
      by,
      act: 'handed-over',
      round: round.id,
      sheet,
      ...(project === undefined ? {} : { project }),
      person: to,
      ...(reason === undefined ? {} : { why: reason }),
      before: from,
      after: to,
    }
  })
}
