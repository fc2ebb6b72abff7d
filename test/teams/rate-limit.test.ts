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
  const { take } = createRateLimit(rate, () => now)
  return {
    take,
    passMs(ms: number) {
      now += ms
    },
  }
}
