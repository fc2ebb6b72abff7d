import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createPace } from '../../src/actions/pace.ts'
import { addSeconds } from '../../src/domain/instant.ts'

const start = '2026-11-20T10:00:00.000Z'

describe('requests', () => {
  test('leave evenly at the rate', async () => {
    expect(await departures(10, 5)).toEqual([0, 100, 200, 300, 400])
  })

  test('never leave in a burst after an idle hour', async () => {
    const clock = movingClock()
    const pace = createPace(clock, 10)
    await pace.take()
    clock.pass(3600)
    const idleUntil = clock.milliseconds()
    const after: number[] = []
    for (let count = 0; count < 3; count += 1) {
      await pace.take()
      after.push(clock.milliseconds() - idleUntil)
    }
    expect(after).toEqual([0, 100, 200])
  })

  test('that are asked for at the same time leave one after the other', async () => {
    const clock = movingClock()
    const pace = createPace(clock, 10)
    const left: number[] = []
    await Promise.all([1, 2, 3].map(() => pace.take().then(() => left.push(clock.milliseconds()))))
    expect(left).toEqual([0, 100, 200])
  })

  test('are all held back while the service throttles', async () => {
    const clock = movingClock()
    const pace = createPace(clock, 10)
    await pace.take()
    pace.pause(5)
    await pace.take()
    expect(clock.milliseconds()).toBe(5000)
  })

  test('are held back by the longer of two pauses', async () => {
    const clock = movingClock()
    const pace = createPace(clock, 10)
    pace.pause(5)
    pace.pause(1)
    await pace.take()
    expect(clock.milliseconds()).toBe(5000)
  })

  test.each([1, 5, 20, 25, 50])(
    'are never more than %i and a tenth in a second, however late timers are',
    async (rate) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.integer({ min: 0, max: 120 }), { minLength: 10, maxLength: 120 }),
          async (lateness) => {
            const left = await departures(rate, lateness.length, lateness)
            for (const from of left) {
              const within = left.filter((each) => each >= from && each < from + 1000).length
              expect(within).toBeLessThanOrEqual(Math.max(rate + 1, rate * 1.1))
            }
          },
        ),
        { numRuns: 50 },
      )
    },
  )
})

/** Milliseconds from the start at which each left; timers wake up as late as they are told. */
async function departures(rate: number, count: number, lateness: readonly number[] = []): Promise<readonly number[]> {
  const clock = movingClock(lateness)
  const pace = createPace(clock, rate)
  const left: number[] = []
  for (let index = 0; index < count; index += 1) {
    await pace.take()
    left.push(clock.milliseconds())
  }
  return left
}

function movingClock(lateness: readonly number[] = []) {
  const late = [...lateness]
  let real = start
  const pass = (seconds: number): void => {
    real = addSeconds(real, seconds)
  }
  return {
    realNow: () => real,
    async wait(seconds: number) {
      pass(seconds + (late.shift() ?? 0) / 1000)
    },
    pass,
    milliseconds: () => Date.parse(real) - Date.parse(start),
  }
}
