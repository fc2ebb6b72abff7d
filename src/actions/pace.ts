import { secondsBetween } from '../domain/instant.ts'
import type { Clock } from './ports.ts'
import { rhythmOf } from './rhythm.ts'
import { createStop } from './stop.ts'

/** Lets proactive requests through one after the other, evenly and never in a burst. */
export interface Pace {
  /** Resolves when the next request may leave; `prepare` is what must be done at its turn, just before. */
  readonly take: (prepare?: () => Promise<void>) => Promise<void>
  /** Holds every request back for this long: the service has throttled one. */
  readonly pause: (seconds: number) => void
  /** Nobody gets a turn any more: who waits for one is rejected with `PaceStopped`. */
  readonly stop: () => void
  /** Resolves when it stops: for whoever waits for something else meanwhile. */
  readonly stopped: Promise<void>
}

/** The bot is about to end, and the request did not leave. */
export class PaceStopped extends Error {
  override readonly name = 'PaceStopped'
}

/** Seconds that requests may draw nearer to each other between here and the service. */
const slack = 0.02
/** What late timers have cost is made up for, up to this; who was idle for longer starts afresh. */
const mostArrearsSeconds = 5
const millisecond = 0.001

/**
 * Requests leave `1 / rate` seconds apart on real time. A late one is made up for a little at a
 * time: no second ever holds more than the rate plus a tenth.
 */
export function createPace(clock: Pick<Clock, 'realNow' | 'wait'>, rate: number): Pace {
  const { spacing, closest } = rhythmOf(rate, slack)
  const start = clock.realNow()
  let planned = 0
  let turnAt = Number.NEGATIVE_INFINITY
  let leftAt = Number.NEGATIVE_INFINITY
  let heldUntil = 0
  let lastTurn: Promise<void> = Promise.resolve()
  let lastToLeave: Promise<void> = Promise.resolve()
  const { isStopped, stop, stopped } = createStop()

  function now(): number {
    const seconds = secondsBetween(start, clock.realNow())
    // The machine's clock may be set back; nobody is made to wait until it has caught up.
    const back = Math.max(0, turnAt - seconds, leftAt - seconds)
    if (back > 0) {
      turnAt -= back
      leftAt -= back
      planned -= back
      heldUntil -= back
    }
    return seconds
  }

  /** Waits for the moment, and marks it in the same instant, before anybody else can look. */
  async function reach(moment: () => number, mark: (at: number) => void): Promise<void> {
    for (;;) {
      // First, as it may move every moment.
      const at = now()
      const wait = moment() - at
      // The clock counts milliseconds: less than one cannot be waited for.
      if (wait < millisecond / 2 || isStopped()) return mark(at)
      await Promise.race([clock.wait(Math.ceil(wait / millisecond - 0.01) * millisecond), stopped])
    }
  }

  async function haveTurn(leavesAtOnce: boolean): Promise<void> {
    await reach(
      () => Math.max(planned, turnAt + closest, leftAt + closest, heldUntil),
      (at) => {
        const due = Math.max(planned, heldUntil)
        planned = (at - due > mostArrearsSeconds ? at : due) + spacing
        turnAt = at
        if (leavesAtOnce) leftAt = at
      },
    )
    // What has been prepared already leaves; what has not begun is held back.
    if (isStopped()) throw new PaceStopped('The bot is stopping.')
  }

  /** Those whose preparation took longer must not leave together with the next ones. */
  function leave(): Promise<void> {
    return reach(
      () => leftAt + closest,
      (at) => {
        leftAt = at
      },
    )
  }

  async function leavePrepared(itsTurn: Promise<void>, prepare: () => Promise<void>): Promise<void> {
    await itsTurn
    await prepare()
    lastToLeave = lastToLeave.then(leave)
    await lastToLeave
  }

  return {
    take(prepare) {
      lastTurn = lastTurn.then(() => haveTurn(prepare === undefined))
      return prepare === undefined ? lastTurn : leavePrepared(lastTurn, prepare)
    },
    pause(seconds) {
      heldUntil = Math.max(heldUntil, now() + seconds)
    },
    stop,
    stopped,
  }
}
