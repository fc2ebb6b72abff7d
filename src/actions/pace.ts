import { secondsBetween } from '../domain/instant.ts'
import type { Clock } from './ports.ts'

/** Lets proactive requests through one after the other, evenly and never in a burst. */
export interface Pace {
  /** Resolves when the next request may leave. */
  readonly take: () => Promise<void>
  /** Holds every request back for this long: the service has throttled one. */
  readonly pause: (seconds: number) => void
}

/** Seconds that requests may draw nearer to each other between here and the service. */
const slack = 0.02
/** What late timers have cost is made up for, up to this; who was idle for longer starts afresh. */
const mostArrearsSeconds = 0.5
const millisecond = 0.001

/**
 * Requests leave `1 / rate` seconds apart on real time. A late one is made up for a little at a
 * time: no second ever holds more than the rate plus a tenth.
 */
export function createPace(clock: Pick<Clock, 'realNow' | 'wait'>, rate: number): Pace {
  const most = Math.max(1, Math.floor((rate * 11) / 10))
  const closest = (1 + slack) / most
  // At a low rate the closest is the wider one: there a single request more is more than a tenth.
  const spacing = Math.max(1 / rate, closest)
  const start = clock.realNow()
  let planned = 0
  let left = Number.NEGATIVE_INFINITY
  let heldUntil = 0
  let last: Promise<void> = Promise.resolve()

  function now(): number {
    const seconds = secondsBetween(start, clock.realNow())
    // The machine's clock may be set back; nobody is made to wait until it has caught up.
    const back = Math.max(0, left - seconds)
    if (back > 0) {
      left -= back
      planned -= back
      heldUntil -= back
    }
    return seconds
  }

  async function next(): Promise<void> {
    for (;;) {
      const at = now()
      const wait = Math.max(planned, left + closest, heldUntil) - at
      // The clock counts milliseconds: less than one cannot be waited for.
      if (wait < millisecond / 2) break
      await clock.wait(Math.ceil(wait / millisecond - 0.01) * millisecond)
    }
    const due = Math.max(planned, heldUntil)
    left = now()
    planned = (left - due > mostArrearsSeconds ? left : due) + spacing
  }

  return {
    take() {
      last = last.then(next)
      return last
    },
    pause(seconds) {
      heldUntil = Math.max(heldUntil, now() + seconds)
    },
  }
}
