import { describe, expect, test } from 'vitest'
import { createRateLimit } from '../../src/teams/rate-limit.ts'

describe('a rate', () => {
  test('lets a burst through, then what comes in its time', () => {
    const { take, passMs } = limited({ burst: 3, perSecond: 2 })
    expect([take('a'), take('a'), take('a'), take('a')]).toEqual([true, true, true, false])
    passMs(499)
    expect(take('a')).toBe(false)
    passMs(1)
    expect([take('a'), take('a')]).toEqual([true, false])
  })

  test('does not count what it refused', () => {
    const { take, passMs } = limited({ burst: 1, perSecond: 1 })
    expect([take('a'), take('a'), take('a'), take('a')]).toEqual([true, false, false, false])
    passMs(1000)
    expect(take('a')).toBe(true)
  })

  test('can be waited for, each in their turn, and not for longer than is asked', () => {
    const { reserve, passMs } = limited({ burst: 1, perSecond: 2 })
    const waits = Array.from({ length: 4 }, () => reserve('a', 1000))
    expect(waits).toEqual([0, 500, 1000, undefined])
    passMs(500)
    expect(reserve('a', 1000)).toBe(1000)
  })

  test('gives nothing to those who go on at a greater pace, until they slow down', () => {
    const { reserve, passMs } = limited({ burst: 1, perSecond: 2 })
    const tenPerSecond = Array.from({ length: 50 }, () => {
      passMs(100)
      return reserve('a', 1000)
    })
    expect(tenPerSecond.slice(5).filter((wait) => wait !== undefined)).toEqual([])
    passMs(1000)
    expect(reserve('a', 1000)).toBe(500)
  })

  test('is everybody’s own', () => {
    const { take } = limited({ burst: 1, perSecond: 1 })
    expect([take('a'), take('b'), take('a')]).toEqual([true, true, false])
  })

  test('saves up no more than a burst', () => {
    const { take, passMs } = limited({ burst: 2, perSecond: 10 })
    passMs(60_000)
    expect([take('a'), take('a'), take('a')]).toEqual([true, true, false])
  })
})

function limited(rate: { readonly burst: number; readonly perSecond: number }) {
  let now = 0
  return {
    ...createRateLimit(rate, () => now),
    passMs(ms: number) {
      now += ms
    },
  }
}
