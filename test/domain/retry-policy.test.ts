import { describe, expect, test } from 'vitest'
import type { Attempt } from '../../src/domain/delivery.ts'
import { pauseSeconds, retryAfterSeconds } from '../../src/domain/retry-policy.ts'
import { now } from '../builders.ts'

describe('the next try', () => {
  test.each([
    [1, undefined, 1, 0.5],
    [2, undefined, 1, 1],
    [3, undefined, 1, 2],
    [5, undefined, 1, 8],
    [0, undefined, 1, 0.5],
    [13, undefined, 1, 900],
    [3, undefined, 0, 0],
    [3, undefined, 0.5, 1],
    [1, 30, 0, 30],
    [1, 30, 1, 30.5],
  ])('after try %i, asked to wait %s, with chance %d, comes after %d seconds', (tries, asked, random, seconds) => {
    expect(retryAfterSeconds(attempts(tries), asked, random)).toBe(seconds)
  })

  test.each([14, 15])('is not made after %i', (tries) => {
    expect(retryAfterSeconds(attempts(tries), undefined, 0.5)).toBeUndefined()
  })
})

describe('the pause after throttling', () => {
  test.each([
    [30, 0, 30],
    [0, 1, 0],
    [3600, 1, 120],
    [undefined, 0, 0.5],
    [undefined, 1, 2],
    [undefined, 0.5, 1],
  ])('of a service that asks for %s, with chance %d, is %d seconds', (asked, random, seconds) => {
    expect(pauseSeconds(asked, random)).toBe(seconds)
  })
})

function attempts(count: number): readonly Attempt[] {
  return Array.from({ length: count }, () => ({ at: now, outcome: 'failed' }))
}
