import { describe, expect, test } from 'vitest'
import { isSnooze, type Snooze, snoozedUntil } from '../../src/domain/snooze.ts'
import { daysOff } from '../../src/programme-file/holidays.ts'
import { aProgramme, aRound, aSeries } from '../builders.ts'

const finland = daysOff('FI', 2021, 2022)

describe('a snoozed reminder comes', () => {
  test.each<[string, Snooze, string, string | undefined]>([
    ['on a Monday', 'tomorrow', '2021-11-01T08:00:00.000Z', '2021-11-02T07:00:00.000Z'],
    ['on a Friday', 'tomorrow', '2021-10-29T08:00:00.000Z', '2021-11-01T07:00:00.000Z'],
    ['late in the evening', 'tomorrow', '2021-11-01T22:30:00.000Z', '2021-11-03T07:00:00.000Z'],
    ['on a Thursday', 'three-days', '2021-10-28T08:00:00.000Z', '2021-11-02T07:00:00.000Z'],
    ['on a Monday', 'monday', '2021-10-25T08:00:00.000Z', '2021-11-01T07:00:00.000Z'],
    ['on a Sunday', 'monday', '2021-10-31T08:00:00.000Z', '2021-11-01T07:00:00.000Z'],
    ['before the last day', 'tomorrow', '2021-11-05T08:00:00.000Z', '2021-11-08T07:00:00.000Z'],
    ['on the last day', 'tomorrow', '2021-11-08T08:00:00.000Z', undefined],
    ['near the last day', 'three-days', '2021-11-04T08:00:00.000Z', undefined],
    ['in the last week', 'monday', '2021-11-08T08:00:00.000Z', undefined],
  ])('pressed %s, %s at %s: %s', (_, snooze, now, until) => {
    expect(until2021(snooze, now)).toBe(until)
  })

  test('on the next working day when its day is off', () => {
    const easter = { ...facts(), round: aRound('2022-05-15') }
    expect(snoozedUntil(easter, 'monday', '2022-04-14T08:00:00.000Z')).toBe('2022-04-19T06:00:00.000Z')
  })
})

test.each([
  ['tomorrow', true],
  ['three-days', true],
  ['monday', true],
  ['never', false],
  [undefined, false],
  [7, false],
])('%j is a snooze: %s', (value, known) => {
  expect(isSnooze(value)).toBe(known)
})

function until2021(snooze: Snooze, now: string): string | undefined {
  return snoozedUntil(facts(), snooze, now)
}

function facts() {
  return { programme: aProgramme(), series: aSeries(), round: aRound(), daysOff: finland }
}
