import type { Instant } from '../../domain/instant.ts'
import type { Programme } from '../../domain/programme.ts'
import { roundsOf } from '../../domain/round.ts'
import type { Finding } from '../fault.ts'
import { lastDeadline } from './last-deadline.ts'

/** Meant by who looks back, or tries a programme with a clock of its own. */
export function roundsPast(programme: Programme, now: Instant): readonly Finding[] {
  const last = lastDeadline(programme)
  const rounds = programme.series.flatMap((series) => roundsOf(programme, series, new Set()))
  if (last === undefined || rounds.some(({ locksAt }) => locksAt > now)) return []
  return [{ path: ['series'], code: 'rounds-past', values: { deadline: last } }]
}
