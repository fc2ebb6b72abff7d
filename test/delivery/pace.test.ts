import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createPace, type Pace, PaceStopped } from '../../src/actions/pace.ts'

const rates = fc.integer({ min: 1, max: 50 })
/** How late each timer fires, in milliseconds. */
const lateness = (max: number) => fc.array(fc.nat({ max }), { minLength: 1, maxLength: 20 })
const runs = { seed: 20211115, numRuns: 60 }

describe('whatever the rate and however late the timers', () => {
  test('no second holds more than the rate plus a tenth', async () => {
    await fc.assert(
      fc.asyncProperty(
        rates,
        lateness(1500),
        fc.array(fc.nat({ max: 3000 }), { maxLength: 10 }),
        async (rate, late, idle) => {
          const clock = virtualClock(late)
          const pace = createPace(clock, rate)
          const times: number[] = []
          for (const rest of [...idle, 0]) {
            clock.pass(rest)
            for (let count = 0; count < rate * 2; count += 1) times.push(await taken(pace, clock))
          }
          expect(mostInOneSecond(times)).toBeLessThanOrEqual(rate * 1.1)
        },
      ),
      runs,
    )
  })

  test('a pause holds back everybody who waits, and those who come later', async () => {
    await fc.assert(
      fc.asyncProperty(
        rates,
        lateness(300),
        fc.nat({ max: 20 }),
        fc.nat({ max: 5000 }),
        fc.nat({ max: 5000 }),
        async (rate, late, before, first, second) => {
          const clock = virtualClock(late)
          const pace = createPace(clock, rate)
          const times: number[] = []
          let heldUntil = 0
          const takers = Array.from({ length: before + 10 }, async (_, index) => {
            times.push(await taken(pace, clock))
            if (index !== before) return
            // The shorter of two pauses changes nothing.
            for (const milliseconds of [first, second]) pace.pause(milliseconds / 1000)
            heldUntil = clock.milliseconds() + Math.max(first, second)
          })
          await Promise.all(takers)
          times.push(await taken(pace, clock))
          expect(Math.min(...times.slice(before + 1))).toBeGreaterThanOrEqual(heldUntil)
        },
      ),
      runs,
    )
  })

  test('what was held back does not come in a burst', async () => {
    await fc.assert(
      fc.asyncProperty(rates, lateness(300), fc.nat({ max: 5000 }), async (rate, late, pause) => {
        const clock = virtualClock(late)
        const pace = createPace(clock, rate)
        const times: number[] = []
        const takers = Array.from({ length: rate * 3 }, async (_, index) => {
          times.push(await taken(pace, clock))
          if (index % rate === 0) pace.pause(pause / 1000)
        })
        await Promise.all(takers)
        expect(mostInOneSecond(times)).toBeLessThanOrEqual(rate * 1.1)
      }),
      runs,
    )
  })

  test('what must be done before a request leaves does not bunch the requests', async () => {
    await fc.assert(
      fc.asyncProperty(rates, lateness(50), lateness(800), async (rate, late, preparing) => {
        const clock = virtualClock(late)
        const pace = createPace(clock, rate)
        const times: number[] = []
        const takers = Array.from({ length: rate * 3 }, async (_, index) => {
          await pace.take(() => clock.wait((preparing[index % preparing.length] ?? 0) / 1000))
          times.push(clock.milliseconds())
        })
        await Promise.all(takers)
        expect(mostInOneSecond(times)).toBeLessThanOrEqual(rate * 1.1)
      }),
      runs,
    )
  })

  test('a machine whose clock is set back sends on', async () => {
    await fc.assert(
      fc.asyncProperty(rates, fc.integer({ min: 1, max: 86_400_000 }), async (rate, back) => {
        const clock = virtualClock([0])
        const pace = createPace(clock, rate)
        await taken(pace, clock)
        clock.pass(-back)
        const before = clock.milliseconds()
        expect((await taken(pace, clock)) - before).toBeLessThanOrEqual(1100 / rate + 1)
      }),
      runs,
    )
  })
})

test('when it stops, who waits is turned away and what has been prepared leaves', async () => {
  const pace = createPace({ realNow: () => '2026-11-20T10:00:00.000Z', wait: () => new Promise(() => undefined) }, 1)
  let preparedNow = (): void => undefined
  const prepared = pace.take(() => new Promise((resolve) => (preparedNow = resolve)))
  await new Promise((resolve) => setImmediate(resolve))
  const waiting = [pace.take(), pace.take(async () => undefined)]
  pace.stop()
  preparedNow()
  expect((await Promise.allSettled(waiting)).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await prepared
  await expect(pace.take()).rejects.toThrow(PaceStopped)
})

test('timers that are a millisecond late cost less than a twentieth of the time', async () => {
  await fc.assert(
    fc.asyncProperty(rates, lateness(1), async (rate, late) => {
      const clock = virtualClock(late)
      const pace = createPace(clock, rate)
      const count = rate * 20
      const start = clock.milliseconds()
      for (let taking = 0; taking < count; taking += 1) await pace.take()
      expect(clock.milliseconds() - start).toBeLessThanOrEqual((count / rate) * 1000 * 1.05)
    }),
    runs,
  )
})

test('what late timers cost is made up for', async () => {
  const late = Array.from({ length: 20 }, (_, index) => (index === 19 ? 40 : 0))
  const clock = virtualClock(late)
  const pace = createPace(clock, 25)
  const start = clock.milliseconds()
  for (let taking = 0; taking < 1000; taking += 1) await pace.take()
  // One timer in twenty is 40 ms late: left as it is, that would be a twentieth of the time.
  expect(clock.milliseconds() - start).toBeLessThanOrEqual(40_000 * 1.01)
})

interface VirtualClock {
  readonly realNow: () => string
  readonly wait: (seconds: number) => Promise<void>
  /** With fractions, which the clock itself does not show. */
  readonly milliseconds: () => number
  readonly pass: (milliseconds: number) => void
}

/** A clock on which only waiting takes time; it counts whole milliseconds as the machine's does. */
function virtualClock(late: readonly number[]): VirtualClock {
  let now = Date.UTC(2026, 10, 20)
  let waits = 0
  let order = 0
  const timers: { readonly at: number; readonly order: number; readonly fire: () => void }[] = []

  /** The next timer fires only when everything that the last one set off has come to rest. */
  function fireNext(): void {
    timers.sort((one, other) => one.at - other.at || one.order - other.order)
    const next = timers.shift()
    if (next === undefined) return
    now = Math.max(now, next.at)
    next.fire()
    setImmediate(fireNext)
  }

  return {
    realNow: () => new Date(Math.floor(now)).toISOString(),
    wait(seconds) {
      const at = now + seconds * 1000 + (late[waits % late.length] ?? 0)
      waits += 1
      order += 1
      if (timers.length === 0) setImmediate(fireNext)
      return new Promise((fire) => timers.push({ at, order, fire }))
    },
    milliseconds: () => now,
    pass(milliseconds) {
      now += milliseconds
    },
  }
}

async function taken(pace: Pace, clock: VirtualClock): Promise<number> {
  await pace.take()
  return clock.milliseconds()
}

function mostInOneSecond(times: readonly number[]): number {
  const sorted = times.toSorted((one, other) => one - other)
  return Math.max(...sorted.map((time, index) => sorted.slice(index).filter((other) => other < time + 1000).length))
}
