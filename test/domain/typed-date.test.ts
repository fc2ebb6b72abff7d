import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readTypedDate } from '../../src/domain/typed-date.ts'
import { addDays } from '../../src/domain/working-days.ts'

const today = '2021-11-01'

describe('a day as it is typed', () => {
  test.each<[string, string]>([
    ['2021-11-22', '2021-11-22'],
    [' 2021-11-22 ', '2021-11-22'],
    ['2020-02-29', '2020-02-29'],
    ['22.11.2021', '2021-11-22'],
    ['22. 11. 2021', '2021-11-22'],
    ['1.2.2022', '2022-02-01'],
    ['01.02.2022', '2022-02-01'],
    ['22.11.', '2021-11-22'],
    ['22. 11.', '2021-11-22'],
    ['2.11.', '2021-11-02'],
    ['1.11.', '2021-11-01'],
    ['31.10.', '2022-10-31'],
    ['1.1.', '2022-01-01'],
    ['22.11.2020', '2020-11-22'],
  ])('%j is %s', (typed, date) => {
    expect(readTypedDate(typed, today)).toBe(date)
  })

  test('without a year on a leap day is the next one, if the next year has it', () => {
    expect(readTypedDate('29.2.', '2023-11-01')).toBe('2024-02-29')
    expect(readTypedDate('29.2.', '2024-02-29')).toBe('2024-02-29')
    expect(readTypedDate('29.2.', '2021-11-01')).toBeUndefined()
  })

  test.each([
    '',
    'tomorrow',
    '2021-11-31',
    '2021-02-29',
    '2021-1-2',
    '2021-11-22T12:00',
    '2021-11-22 12:00',
    '31.11.2021',
    '0.11.2021',
    '22.13.2021',
    '22.13.',
    '22.11.21',
    '122.11.2021',
    '22/11/2021',
    '22-11-2021',
    '22,11,2021',
    '٢٢.١١.٢٠٢١',
    '22.11.2021 asti',
    '=22.11.2021',
  ])('%j is none', (typed) => {
    expect(readTypedDate(typed, today)).toBeUndefined()
  })

  const anyDay = fc.integer({ min: 0, max: 365 * 40 }).map((days) => addDays('2000-01-01', days))

  test('reads the same in the Finnish way as in the other, whatever the day', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        const [year, month, day] = date.split('-').map(Number)
        expect(readTypedDate(`${day}.${month}.${year}`, today)).toBe(date)
        expect(readTypedDate(date, today)).toBe(date)
      }),
    )
  })

  test('without a year never lies in the past nor more than a year ahead', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (typed, from) => {
        const [, month, day] = typed.split('-').map(Number)
        const read = readTypedDate(`${day}.${month}.`, from)
        const isLeapDay = month === 2 && day === 29
        // Only a leap day may be further off than a year, and then in the year after this one or not at all.
        if (read === undefined) {
          expect(isLeapDay).toBe(true)
          return
        }
        expect(read >= from && read < addDays(from, isLeapDay ? 2 * 366 : 366)).toBe(true)
      }),
    )
  })
})
