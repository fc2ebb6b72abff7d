import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  isWorkingDay,
  workingDayAfter,
  workingDayBefore,
  workingDaysLeft,
} from '../../src/domain/working-days.ts'
import { daysOff } from '../../src/programme-file/holidays.ts'

const finland = daysOff('FI', 2019, 2033)

describe('a working day', () => {
  test.each([
    ['2021-11-15', true, 'a Monday'],
    ['2021-11-19', true, 'a Friday'],
    ['2021-11-20', false, 'a Saturday'],
    ['2021-11-21', false, 'a Sunday'],
    ['2021-12-06', false, 'Independence Day'],
    ['2021-12-24', false, 'Christmas Eve, a Friday'],
    ['2022-06-24', false, 'Midsummer Eve'],
    ['2022-05-26', false, 'Ascension Day'],
    ['2022-04-15', false, 'Good Friday'],
    ['2022-04-18', false, 'Easter Monday'],
    ['2022-04-14', true, 'Maundy Thursday'],
    ['2020-12-31', true, 'New Year’s Eve'],
    ['2023-05-01', false, 'May Day'],
    ['2023-01-06', false, 'Epiphany'],
  ])('%s: %s, for it is %s', (date, working) => {
    expect(isWorkingDay(date, finland)).toBe(working)
  })
})

describe('the n-th working day', () => {
  test.each([
    ['2026-11-15', 5, '2026-11-09', 'a Sunday, five before'],
    ['2026-11-15', 1, '2026-11-13', 'a Sunday, one before'],
    ['2026-11-15', 0, '2026-11-13', 'a Sunday, the last on or before'],
    ['2026-11-16', 0, '2026-11-16', 'a Monday is on itself'],
    ['2026-11-16', 1, '2026-11-13', 'a Monday, one before'],
    ['2022-04-19', 1, '2022-04-14', 'over Easter'],
    ['2021-12-27', 1, '2021-12-23', 'over Christmas'],
    ['2022-01-03', 3, '2021-12-29', 'over the turn of the year'],
  ])('before %s, %i: %s (%s)', (date, count, expected) => {
    expect(workingDayBefore(date, count, finland)).toBe(expected)
  })

  test.each([
    ['2026-11-13', 1, '2026-11-16', 'a Friday, one after'],
    ['2026-11-14', 0, '2026-11-16', 'a Saturday, the first on or after'],
    ['2026-11-14', 1, '2026-11-16', 'a Saturday, one after'],
    ['2026-11-16', 0, '2026-11-16', 'a Monday is on itself'],
    ['2022-04-14', 1, '2022-04-19', 'over Easter'],
    ['2021-12-23', 1, '2021-12-27', 'over Christmas'],
    ['2021-05-12', 1, '2021-05-14', 'over Ascension Day'],
    ['2020-06-18', 2, '2020-06-23', 'over Midsummer'],
  ])('after %s, %i: %s (%s)', (date, count, expected) => {
    expect(workingDayAfter(date, count, finland)).toBe(expected)
  })

  const dates = fc.integer({ min: 0, max: 365 * 12 }).map((days) => addDays('2020-03-01', days))
  const counts = fc.integer({ min: 1, max: 25 })

  test('lies strictly before or after, and is no day off', () => {
    fc.assert(
      fc.property(dates, counts, (date, count) => {
        const before = workingDayBefore(date, count, finland)
        const after = workingDayAfter(date, count, finland)
        expect(before < date && date < after).toBe(true)
        expect([before, after].map((day) => isWorkingDay(day, finland))).toEqual([true, true])
      }),
    )
  })

  test('is found again when counted back from a working day', () => {
    fc.assert(
      fc.property(dates, counts, (date, count) => {
        const start = workingDayAfter(date, 0, finland)
        expect(workingDayBefore(workingDayAfter(start, count, finland), count, finland)).toBe(start)
      }),
    )
  })

  test('is as many working days away as it counts', () => {
    fc.assert(
      fc.property(dates, counts, (date, count) => {
        expect(workingDaysLeft(date, workingDayAfter(date, count, finland), finland)).toBe(count)
      }),
    )
  })
})

describe('the working days left', () => {
  test.each([
    ['2021-11-01', '2021-11-08', 5],
    ['2021-11-05', '2021-11-08', 1],
    ['2021-11-06', '2021-11-08', 1],
    ['2021-11-08', '2021-11-08', 0],
    ['2021-11-09', '2021-11-08', 0],
    ['2022-04-13', '2022-04-20', 3],
  ])('from %s to %s are %i', (from, to, left) => {
    expect(workingDaysLeft(from, to, finland)).toBe(left)
  })
})
