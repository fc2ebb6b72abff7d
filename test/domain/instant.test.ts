import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addSeconds, instantAt, localDateOf, localTimeOf, secondsBetween } from '../../src/domain/instant.ts'

const helsinki = 'Europe/Helsinki'

describe('a local time', () => {
  test.each([
    ['2021-11-08', '09:00', '2021-11-08T07:00:00.000Z', 'in winter'],
    ['2021-05-07', '09:00', '2021-05-07T06:00:00.000Z', 'in summer'],
    ['2021-03-28', '02:59', '2021-03-28T00:59:00.000Z', 'before the hour that is left out'],
    ['2021-03-28', '03:30', '2021-03-28T01:30:00.000Z', 'in the hour that is left out: the later one'],
    ['2021-03-28', '04:00', '2021-03-28T01:00:00.000Z', 'after the hour that is left out'],
    ['2021-10-31', '02:59', '2021-10-30T23:59:00.000Z', 'before the hour that comes twice'],
    ['2021-10-31', '03:30', '2021-10-31T00:30:00.000Z', 'in the hour that comes twice: the earlier one'],
    ['2021-10-31', '04:00', '2021-10-31T02:00:00.000Z', 'after the hour that comes twice'],
    ['2021-12-31', '23:59', '2021-12-31T21:59:00.000Z', 'at the end of the year'],
  ])('%s %s is %s: %s', (date, time, instant) => {
    expect(instantAt(date, time, helsinki)).toBe(instant)
  })

  test.each([
    ['2021-11-08T07:00:00.000Z', '2021-11-08', '09:00'],
    ['2021-11-08T21:59:59.999Z', '2021-11-08', '23:59'],
    ['2021-11-08T22:00:00.000Z', '2021-11-09', '00:00'],
    ['2021-05-07T21:00:00.000Z', '2021-05-08', '00:00'],
    ['2021-10-31T00:30:00.000Z', '2021-10-31', '03:30'],
    ['2021-10-31T01:30:00.000Z', '2021-10-31', '03:30'],
  ])('of %s is %s %s', (instant, date, time) => {
    expect([localDateOf(instant, helsinki), localTimeOf(instant, helsinki)]).toEqual([date, time])
  })
})

describe('an instant', () => {
  const moments = fc.date({ min: new Date('2019-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })

  test('sorts as text in the order of time', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 10_000_000 }), (moment, milliseconds) => {
        const earlier = moment.toISOString()
        expect(earlier < addSeconds(earlier, milliseconds / 1000)).toBe(true)
      }),
    )
  })

  test('is as many seconds away as were added', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: -1_000_000, max: 1_000_000 }), (moment, seconds) => {
        const from = moment.toISOString()
        expect(secondsBetween(from, addSeconds(from, seconds))).toBe(seconds)
      }),
    )
  })

  test('always has three decimals', () => {
    expect(addSeconds('2021-11-08T07:00:00.000Z', 0.05)).toBe('2021-11-08T07:00:00.050Z')
  })
})
