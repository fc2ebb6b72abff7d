import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Attempt } from '../../src/domain/delivery.ts'
import { backoffCeilingSeconds, pauseSeconds, retryAfterSeconds } from '../../src/domain/retry-policy.ts'

const tries = fc.integer({ min: 1, max: 40 })
const asked = fc.option(fc.double({ min: 0, max: 100_000, noNaN: true }), { nil: undefined })
const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
const runs = { seed: 20211115 }

describe('the wait before the next try', () => {
  test('is never negative, never shorter than asked, and its jitter stays under the ceiling', () => {
    fc.assert(
      fc.property(tries, asked, random, (made, seconds, drawn) => {
        const wait = retryAfterSeconds(attempts(made), seconds, drawn)
        if (wait === undefined) return
        expect(wait).toBeGreaterThanOrEqual(seconds ?? 0)
        expect(wait - (seconds ?? 0)).toBeLessThanOrEqual(backoffCeilingSeconds(made) + 1e-6)
      }),
      runs,
    )
  })

  test('may be anything under the ceiling: not all come back at once', () => {
    expect(retryAfterSeconds(attempts(3), undefined, 0)).toBe(0)
    expect(retryAfterSeconds(attempts(3), undefined, 0.5)).toBe(1)
    expect(retryAfterSeconds(attempts(3), 7, 0.5)).toBe(8)
  })

  test.each([
    [1, 0.5],
    [2, 1],
    [3, 2],
    [4, 4],
    [10, 256],
    [13, 900],
  ])('after %i tries is at most %d seconds', (made, ceiling) => {
    expect(backoffCeilingSeconds(made)).toBe(ceiling)
  })

  test('has an end', () => {
    fc.assert(
      fc.property(asked, random, (seconds, drawn) => {
        expect(retryAfterSeconds(attempts(14), seconds, drawn)).toBeUndefined()
      }),
      runs,
    )
  })

  test('outlasts an outage of the service of a quarter of an hour on the average', () => {
    const waits = Array.from({ length: 13 }, (_, index) => retryAfterSeconds(attempts(index + 1), undefined, 0.5) ?? 0)
    expect(waits.reduce((sum, wait) => sum + wait)).toBeGreaterThan(15 * 60)
  })
})

describe('the pause for everybody', () => {
  test('is as long as the service asks, two minutes at most', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100_000, noNaN: true }), random, (seconds, drawn) => {
        expect(pauseSeconds(seconds, drawn)).toBe(Math.min(120, seconds))
      }),
      runs,
    )
  })

  test('lasts from half a second to two where the service does not say', () => {
    fc.assert(
      fc.property(random, (drawn) => {
        expect(pauseSeconds(undefined, drawn)).toBeGreaterThanOrEqual(0.5)
        expect(pauseSeconds(undefined, drawn)).toBeLessThanOrEqual(2)
      }),
      runs,
    )
  })
})

function attempts(count: number): readonly Attempt[] {
  return Array.from({ length: count }, () => ({ at: '2026-11-20T10:00:00.000Z', outcome: 'failed' }))
}
