import { addSeconds, type Instant, secondsBetween } from '../domain/instant.ts'
import type { Clock } from './ports.ts'

/** Lets proactive requests through one after the other, evenly and never in a burst. */
export interface Pace {
  /** Resolves when the next request may leave. */
  readonly take: () => Promise<void>
  /** Holds every request back for this long: the service has throttled one. */
  readonly pause: (seconds: number) => void
}

/** How much of the spacing may be made up for a late timer without a second of more than the rate plus a tenth. */
const closest = 0.95
/** Below this rate a single request more in a second is more than a tenth. */
const leastRateToCatchUp = 20

/** Requests leave `1 / rate` seconds apart on real time; a late one is made up for a little at a time. */
export function createPace(clock: Pick<Clock, 'realNow' | 'wait'>, rate: number): Pace {
  const spacing = 1 / rate
  const least = rate < leastRateToCatchUp ? spacing : spacing * closest
  let planned: Instant = clock.realNow()
  let left: Instant = addSeconds(planned, -spacing)
  let heldUntil: Instant = planned
  let last: Promise<void> = Promise.resolve()

  async function next(): Promise<void> {
    for (;;) {
      const now = clock.realNow()
      const seconds = Math.max(
        secondsBetween(now, planned),
        secondsBetween(now, addSeconds(left, least)),
        secondsBetween(now, heldUntil),
      )
      if (seconds <= 0) break
      await clock.wait(seconds)
    }
    left = clock.realNow()
    // What was idle does not save up: at most one spacing is made up for.
    const earliest = addSeconds(left, -spacing)
    planned = addSeconds(planned > earliest ? planned : earliest, spacing)
  }

  return {
    take() {
      last = last.then(next)
      return last
    },
    pause(seconds) {
      const until = addSeconds(clock.realNow(), seconds)
      if (until > heldUntil) heldUntil = until
    },
  }
}
