import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addSeconds, localDateOf, localTimeOf } from '../../src/domain/instant.ts'
import { sendingTime } from '../../src/domain/sending-hours.ts'
import { isWorkingDay } from '../../src/domain/working-days.ts'

const zone = 'Europe/Helsinki'
/** Independence Day, a Monday in 2021. */
const daysOff = new Set(['2021-12-06'])

describe('what could not be sent at its time', () => {
  test.each([
    ['on a working day', '2021-11-08T07:00:00.000Z', '2021-11-08T07:00:00.000Z'],
    ['at eight sharp', '2021-11-08T06:00:00.000Z', '2021-11-08T06:00:00.000Z'],
    ['at six sharp', '2021-11-08T16:00:00.000Z', '2021-11-08T16:00:00.000Z'],
    ['before eight, the same morning', '2021-11-08T03:00:00.000Z', '2021-11-08T06:00:00.000Z'],
    ['after six, the next morning', '2021-11-08T17:30:00.000Z', '2021-11-09T06:00:00.000Z'],
    ['on a Friday night, on Monday', '2021-11-05T20:00:00.000Z', '2021-11-08T06:00:00.000Z'],
    ['on a Sunday, on Monday', '2021-11-07T10:00:00.000Z', '2021-11-08T06:00:00.000Z'],
    ['over a holiday, after it', '2021-12-04T10:00:00.000Z', '2021-12-07T06:00:00.000Z'],
  ])('is sent %s', (_, at, sent) => {
    expect(sendingTime(at, zone, daysOff)).toBe(sent)
  })

  test('is sent on a working day between eight and six, and never before its time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * 86_400 }), (seconds) => {
        const at = addSeconds('2021-01-01T00:00:00.000Z', seconds)
        const sent = sendingTime(at, zone, daysOff)
        expect(sent >= at).toBe(true)
        expect(isWorkingDay(localDateOf(sent, zone), daysOff)).toBe(true)
        expect(localTimeOf(sent, zone) >= '08:00' && localTimeOf(sent, zone) <= '18:00').toBe(true)
        expect(sendingTime(sent, zone, daysOff)).toBe(sent)
      }),
    )
  })
})
