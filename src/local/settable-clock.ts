import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '../actions/ports.ts'
import type { Instant } from '../domain/instant.ts'

/** A clock that a developer moves forward; between moves it runs on. */
export interface SettableClock extends Clock {
  readonly set: (moment: Instant) => void
}

/** Real time, for everything but local mode. */
export function realClock(): Clock {
  const realNow = (): Instant => new Date().toISOString()
  return { now: realNow, realNow, wait: async (seconds) => pause(seconds * 1000) }
}

export function settableClock(start: Instant, real: Clock): SettableClock {
  let setTo = start
  let setAt = real.realNow()
  return {
    ...real,
    // Plain arithmetic on milliseconds: every action asks for the time, some of them often.
    now: () => new Date(Date.parse(setTo) + Date.parse(real.realNow()) - Date.parse(setAt)).toISOString(),
    set(moment) {
      setTo = moment
      setAt = real.realNow()
    },
  }
}
