import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { extendedRound, extensionFault } from '../../src/domain/extension.ts'
import { localDateOf } from '../../src/domain/instant.ts'
import { dueSteps, reminderPlan, type Step } from '../../src/domain/reminder-plan.ts'
import type { Round } from '../../src/domain/round.ts'
import { roundAt } from '../../src/domain/round.ts'
import { addDays, isWorkingDay } from '../../src/domain/working-days.ts'
import { daysOff } from '../../src/programme-file/holidays.ts'
import { aProgramme, aSeries, autumn, coordinator, now } from '../builders.ts'

const finland = daysOff('FI', 2020, 2024)
const programme = aProgramme()
const series = aSeries()
/** Opens on 18.10., answers are due on 8.11., the report comes out on 15.11. at noon, and it locks after 22.11. */
const round = roundAt(programme, series, autumn, finland)

describe('another last day for answers', () => {
  test.each<[string, string, string, string, string]>([
    ['2021-11-09', '2021-11-09T21:59', '2021-11-22T21:59', '2021-11-15T10:00', 'a day more changes nothing else'],
    ['2021-11-14', '2021-11-14T21:59', '2021-11-22T21:59', '2021-11-15T10:00', 'the eve of the report leaves it'],
    ['2021-11-15', '2021-11-15T21:59', '2021-11-22T21:59', '2021-11-16T10:00', 'on the report’s day it waits'],
    ['2021-11-16', '2021-11-16T21:59', '2021-11-23T21:59', '2021-11-17T10:00', 'the lock moves on with it'],
    [
      '2021-11-20',
      '2021-11-20T21:59',
      '2021-11-27T21:59',
      '2021-11-22T10:00',
      'a Saturday: the report comes on Monday',
    ],
    ['2021-12-03', '2021-12-03T21:59', '2021-12-10T21:59', '2021-12-07T10:00', 'the report keeps clear of 6.12.'],
    ['2022-04-10', '2022-04-10T20:59', '2022-04-17T20:59', '2022-04-11T09:00', 'the hours are those of summer time'],
    ['2021-11-02', '2021-11-02T21:59', '2021-11-22T21:59', '2021-11-15T10:00', 'an earlier day leaves lock and report'],
  ])('%s: due %sZ, locked %sZ, report %sZ (%s)', (answersDue, dueAt, locksAt, reportAt) => {
    expect(extended(answersDue)).toEqual({
      ...round,
      answersDue,
      dueAt: `${dueAt}:00.000Z`,
      locksAt: `${locksAt}:00.000Z`,
      reportAt: `${reportAt}:00.000Z`,
      extended: { times: 1, at: now },
    })
  })

  test('and then the old one again gives every date back, and is counted', () => {
    const later = '2021-11-02T08:00:00.000Z'
    expect(extended(round.answersDue, extended('2021-12-03'), later)).toEqual({
      ...round,
      extended: { times: 2, at: later },
    })
  })

  const days = fc.integer({ min: -25, max: 183 }).map((count) => addDays(autumn, count))

  test('never locks before the schedule does, nor before answers are due', () => {
    fc.assert(
      fc.property(fc.array(days, { minLength: 1, maxLength: 5 }), (dates) => {
        const last = dates.reduce((before, date) => extended(date, before), round)
        expect(last.locksAt >= round.locksAt && last.locksAt >= last.dueAt).toBe(true)
      }),
    )
  })

  test('never has the report before answers are due, nor before the schedule does, nor on a day off', () => {
    fc.assert(
      fc.property(days, (date) => {
        const { reportAt, dueAt } = extended(date)
        expect(reportAt > dueAt && reportAt >= round.reportAt).toBe(true)
        expect(isWorkingDay(localDateOf(reportAt, programme.timeZone), finland)).toBe(true)
      }),
    )
  })

  test('depends on the schedule and the day alone, not on the days it had before', () => {
    fc.assert(
      fc.property(fc.array(days, { maxLength: 5 }), days, (dates, date) => {
        const { extended: _, ...after } = extended(
          date,
          dates.reduce((before, each) => extended(each, before), round),
        )
        const { extended: __, ...once } = extended(date)
        expect(after).toEqual(once)
      }),
    )
  })
})

describe('a last day for answers', () => {
  test.each([
    ['2021-10-31', 'date-past'],
    ['2021-11-01', undefined],
    ['2022-05-17', undefined],
    ['2022-05-18', 'date-too-far'],
    ['9999-12-31', 'date-too-far'],
  ])('of %s is refused as %s', (date, fault) => {
    expect(extensionFault(round, date, '2021-11-01')).toBe(fault)
  })
})

describe('the plan of an extended round', () => {
  test('runs from the moment of the extension around the new day, under names of its own', () => {
    const at = '2021-11-05T08:00:00.000Z'
    expect(planOf(extended('2021-11-19', round, at))).toEqual([
      ['opening', '2021-10-18T06:00:00.000Z'],
      ['before-5+1', '2021-11-12T07:00:00.000Z'],
      ['before-2+1', '2021-11-17T07:00:00.000Z'],
      ['before-0+1', '2021-11-19T07:00:00.000Z'],
      ['after-1+1', '2021-11-22T07:00:00.000Z'],
      ['escalation+1', '2021-11-22T07:00:00.000Z'],
      ['report+1', '2021-11-22T10:00:00.000Z'],
      ['after-3+1', '2021-11-24T07:00:00.000Z'],
    ])
  })

  test('leaves out what would have come in the moment of the extension', () => {
    const at = '2021-11-12T07:00:00.000Z'
    expect(planOf(extended('2021-11-19', round, at)).map(([id]) => id)).not.toContain('before-5+1')
  })

  test('is named anew by each extension', () => {
    const twice = extended('2021-11-26', extended('2021-11-19'), '2021-11-20T08:00:00.000Z')
    expect(planOf(twice).map(([id]) => id)).toEqual([
      'opening',
      'before-2+2',
      'before-0+2',
      'after-1+2',
      'escalation+2',
      'report+2',
      'after-3+2',
    ])
  })
})

describe('whatever the extensions and however long nothing ran', () => {
  /** Minutes from one thing to the next: mostly some days, sometimes a moment. */
  const pause = fc.oneof(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 12 * 24 * 60 }))
  const events = fc.array(
    fc.record({ pause, extendBy: fc.option(fc.integer({ min: -10, max: 40 }), { nil: undefined }) }),
    { maxLength: 14 },
  )

  test('each due step is carried out or merged exactly once', () => {
    fc.assert(
      fc.property(events, (each) => {
        const { handled, round: last } = live(each)
        const ids = handled.map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        expect(planOf(last).filter(([id]) => !ids.includes(id))).toEqual([])
      }),
    )
  })

  test('no contact falls on a day off, and contacts keep their order', () => {
    fc.assert(
      fc.property(events, (each) => {
        const contacts = live(each).sent.filter(({ kind }) => kind !== 'report')
        for (const { at } of contacts) {
          expect(isWorkingDay(localDateOf(at, programme.timeZone), finland)).toBe(true)
        }
        const times = contacts.filter(({ kind }) => kind !== 'escalation').map(({ at }) => at)
        expect(times).toEqual([...times].sort())
      }),
    )
  })

  test('nobody is planned two contacts of one day', () => {
    fc.assert(
      fc.property(events, (each) => {
        const contacts = live(each).sent.filter(({ kind }) => kind !== 'report' && kind !== 'escalation')
        const dates = contacts.map(({ at }) => localDateOf(at, programme.timeZone))
        expect(new Set(dates).size).toBe(dates.length)
      }),
    )
  })

  test('coordinators hear of what is missing after the last of the days given', () => {
    fc.assert(
      fc.property(events, (each) => {
        const { round: last, sent } = live(each)
        const escalations = sent.filter(({ kind }) => kind === 'escalation')
        const given = last.extended?.at ?? ''
        const planned = reminderPlan(programme, series, last, finland).some(({ kind }) => kind === 'escalation')
        // A day that was made earlier may have its working day after it behind it already.
        if (planned) expect(escalations.at(-1)?.at.localeCompare(given)).toBe(1)
      }),
    )
  })
})

interface Event {
  readonly pause: number
  /** Days to give; undefined: the timer runs. */
  readonly extendBy: number | undefined
}

/** A round from its opening to long after its end; between the events nothing runs. */
function live(events: readonly Event[]): {
  readonly round: Round
  readonly handled: readonly Step[]
  readonly sent: readonly Step[]
} {
  const handled: Step[] = []
  const sent: Step[] = []
  let current = round
  let at = round.opensAt
  const run = (): void => {
    const planned = handled.map(({ id }) => id)
    const { send, merged } = dueSteps(reminderPlan(programme, series, current, finland), planned, at)
    handled.push(...merged, ...send)
    sent.push(...send)
  }
  run()
  for (const { pause, extendBy } of events) {
    at = new Date(Date.parse(at) + pause * 60_000).toISOString()
    if (extendBy === undefined) run()
    else {
      const answersDue = addDays(current.answersDue, extendBy)
      const fault = extensionFault(current, answersDue, localDateOf(at, programme.timeZone))
      if (fault === undefined && answersDue !== current.answersDue) current = extended(answersDue, current, at)
    }
  }
  at = '2023-01-01T00:00:00.000Z'
  run()
  return { round: current, handled, sent }
}

function extended(answersDue: string, before: Round = round, at: string = now): Round {
  return extendedRound(programme, series, before, { answersDue, by: coordinator, at }, finland)
}

function planOf(each: Round): readonly (readonly [id: string, at: string])[] {
  return reminderPlan(programme, series, each, finland).map(({ id, at }) => [id, at])
}
