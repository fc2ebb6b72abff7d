import { describe, expect, it } from 'vitest'
import { daysOff, hasHolidays } from '../../src/programme-file/holidays.ts'

// Year, Good Friday, Easter Sunday, Easter Monday, Ascension, Pentecost, Midsummer Eve and Day, All Saints.
const movable: readonly [number, ...string[]][] = [
  [2020, '04-10', '04-12', '04-13', '05-21', '05-31', '06-19', '06-20', '10-31'],
  [2021, '04-02', '04-04', '04-05', '05-13', '05-23', '06-25', '06-26', '11-06'],
  [2022, '04-15', '04-17', '04-18', '05-26', '06-05', '06-24', '06-25', '11-05'],
  [2023, '04-07', '04-09', '04-10', '05-18', '05-28', '06-23', '06-24', '11-04'],
  [2024, '03-29', '03-31', '04-01', '05-09', '05-19', '06-21', '06-22', '11-02'],
  [2025, '04-18', '04-20', '04-21', '05-29', '06-08', '06-20', '06-21', '11-01'],
  [2026, '04-03', '04-05', '04-06', '05-14', '05-24', '06-19', '06-20', '10-31'],
  [2027, '03-26', '03-28', '03-29', '05-06', '05-16', '06-25', '06-26', '11-06'],
  [2028, '04-14', '04-16', '04-17', '05-25', '06-04', '06-23', '06-24', '11-04'],
  [2029, '03-30', '04-01', '04-02', '05-10', '05-20', '06-22', '06-23', '11-03'],
  [2030, '04-19', '04-21', '04-22', '05-30', '06-09', '06-21', '06-22', '11-02'],
  [2031, '04-11', '04-13', '04-14', '05-22', '06-01', '06-20', '06-21', '11-01'],
  [2032, '03-26', '03-28', '03-29', '05-06', '05-16', '06-25', '06-26', '11-06'],
]
const fixed = ['01-01', '01-06', '05-01', '12-06', '12-24', '12-25', '12-26']

describe('daysOff', () => {
  it.each(movable)('knows the Finnish days off of %i and no others', (year, ...days) => {
    const expected = new Set([...fixed, ...days].map((day) => `${year}-${day}`))
    expect([...daysOff('FI', year, year)].sort()).toEqual([...expected].sort())
  })

  it('takes both ends of a span of years', () => {
    const days = daysOff('FI', 2020, 2032)
    expect(days.has('2020-01-01')).toBe(true)
    expect(days.has('2032-12-26')).toBe(true)
    expect([...days].some((day) => day < '2020-01-01' || day > '2032-12-31')).toBe(false)
  })

  it('leaves the eves of other countries to their own calendar', () => {
    expect(daysOff('NO', 2021, 2021).has('2021-05-17')).toBe(true)
    expect(daysOff('NO', 2021, 2021).has('2021-12-24')).toBe(false)
  })
})

describe('hasHolidays', () => {
  it.each([
    ['FI', true],
    ['SE', true],
    ['XX', false],
    ['fi', false],
    ['constructor', false],
    ['', false],
  ])('says of %j: %s', (country, known) => {
    expect(hasHolidays(country)).toBe(known)
  })
})
