import type { Instant } from '../../domain/instant.ts'
import type { Programme } from '../../domain/programme.ts'
import { roundsOf } from '../../domain/round.ts'
import type { Finding } from '../fault.ts'

/** Meant by who looks back, or tries a programme with a clock of its own. */
export function roundsPast(programme: Programme, now: Instant): readonly Finding[] {
  const rounds = programme.series.flatMap((series) => roundsOf(programme, series, new Set()))
  const last = rounds
    .map(({ deadline }) => deadline)
    .sort()
    .at(-1)
  if (last === undefined || rounds.some(({ locksAt }) => locksAt > now)) return []
  return [{ path: ['series'], code: 'rounds-past', values: { deadline: last } }]
}
