import { scheduledRounds } from '../actions/load-round.ts'
import type { Clock, Store } from '../actions/ports.ts'
import { addSeconds, daySeconds, type Instant } from '../domain/instant.ts'
import type { Programme } from '../domain/programme.ts'
import type { DaysOff } from '../domain/working-days.ts'
import { parseWallTime } from './move-clock.ts'

/** Why a local clock starts where it does. */
export type LocalStart = 'asked' | 'seen' | 'real-time' | 'eve-of-last-opening'

/** Where a local clock starts by itself: now if a round is open or to come, else the eve of the last opening. */
export function defaultStart(
  programme: Programme,
  daysOff: DaysOff,
  realNow: Instant,
): { readonly at: Instant; readonly why: LocalStart } {
  const rounds = scheduledRounds({ daysOff }, programme)
  const last = rounds.at(-1)
  if (last === undefined || rounds.some(({ locksAt }) => locksAt > realNow)) return { at: realNow, why: 'real-time' }
  return { at: addSeconds(last.opensAt, -daySeconds), why: 'eve-of-last-opening' }
}

/** `CLOCK`, or a sensible start; never earlier than what the store has seen. */
export async function localStart({
  asked,
  programme,
  days,
  store,
  real,
}: {
  readonly asked: string | undefined
  readonly programme: Programme
  readonly days: DaysOff
  readonly store: Pick<Store, 'latestMoment'>
  readonly real: Clock
}): Promise<{ readonly at: Instant; readonly why: LocalStart }> {
  const seen = (await store.latestMoment()) ?? ''
  const named = asked === undefined ? undefined : parseWallTime(asked, programme.timeZone)
  const own = defaultStart(programme, days, real.realNow())
  const start = named ?? own.at
  if (start < seen) return { at: seen, why: 'seen' }
  return { at: start, why: named === undefined ? own.why : 'asked' }
}
