import { secondsBetween } from '../domain/instant.ts'
import { type Pace, PaceStopped } from './pace.ts'
import type { Clock } from './ports.ts'
import { type Rhythm, rhythmOf } from './rhythm.ts'
import { createStop } from './stop.ts'

/** The one row of turns from which all instances take theirs. */
export interface SharedTurns {
  /** Seconds from now at which so many requests may leave, each its own; they are nobody else's. */
  readonly lease: (count: number, rhythm: LeaseRhythm) => Promise<readonly number[]>
  /** Nobody on any instance is given a turn sooner. */
  readonly hold: (seconds: number) => Promise<void>
}

export interface LeaseRhythm extends Rhythm {
  /** Turns that were leased and missed. */
  readonly missed: number
}

/** How late a request may leave for its turn, in seconds; then the turn is missed, and another is taken. */
const slack = 0.05
/** Turns that one instance has at most before it asks again: what it holds when it dies, nobody else gets. */
const mostLeased = 5

/**
 * Requests of all instances leave `1 / rate` seconds apart: none leaves before its turn, and none so
 * late that a second could hold more than the rate plus a tenth.
 */
export function createSharedPace(clock: Pick<Clock, 'realNow' | 'wait'>, rate: number, turns: SharedTurns): Pace {
  const { spacing, closest } = rhythmOf(rate, slack)
  const start = clock.realNow()
  const leased: number[] = []
  let missed = 0
  let asking = 0
  let heldUntil = 0
  let lastAsked: Promise<unknown> = Promise.resolve()
  const { isStopped, stop, stopped } = createStop()

  const now = (): number => secondsBetween(start, clock.realNow())

  /** The next turn of this instance, in the order in which they are asked for. */
  function nextTurn(): Promise<number> {
    asking += 1
    const own = lastAsked.then(takeTurn).finally(() => {
      asking -= 1
    })
    lastAsked = own.catch(() => undefined)
    return own
  }

  async function takeTurn(): Promise<number> {
    for (;;) {
      if (isStopped()) return now()
      const turn = leased.shift()
      if (turn !== undefined && turn + slack >= now() && turn >= heldUntil) return turn
      if (turn !== undefined) missed += 1
      else await leaseMore()
    }
  }

  async function leaseMore(): Promise<void> {
    const given = missed
    const seconds = await turns.lease(Math.min(asking, mostLeased), { spacing, closest, missed: given })
    missed -= given
    const at = now()
    leased.push(...seconds.map((each) => at + each))
  }

  async function reach(moment: number): Promise<void> {
    for (let wait = moment - now(); wait >= 0.0005 && !isStopped(); wait = moment - now()) {
      await Promise.race([clock.wait(Math.ceil(wait * 1000 - 0.01) / 1000), stopped])
    }
  }

  return {
    async take(prepare) {
      // Prepared before its turn is asked for: on a slow disk every turn would have passed by then.
      if (prepare !== undefined) await reach(heldUntil)
      if (isStopped()) throw new PaceStopped('The bot is stopping.')
      await prepare?.()
      for (;;) {
        // What has been prepared leaves, also when the bot stops.
        if (isStopped() && prepare !== undefined) return
        const turn = await nextTurn()
        await reach(Math.max(turn, heldUntil))
        if (isStopped() && prepare === undefined) throw new PaceStopped('The bot is stopping.')
        if (isStopped() || now() - turn <= slack) return
        missed += 1
      }
    },
    pause(seconds) {
      heldUntil = Math.max(heldUntil, now() + seconds)
      // Where the others cannot be told, each learns it from the service by itself.
      turns.hold(seconds).catch(() => undefined)
    },
    stop,
    stopped,
  }
}
