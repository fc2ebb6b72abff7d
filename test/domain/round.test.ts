import { describe, expect, test } from 'vitest'
import { localDateOf } from '../../src/domain/instant.ts'
import type { Deadlines, Schedule } from '../../src/domain/programme.ts'
import { type RoundLabel, roundAt, roundLabel, roundNamed, roundsOf } from '../../src/domain/round.ts'
import { daysOff } from '../../src/programme-file/holidays.ts'
import { aProgramme, aRound, aSeries, noDaysOff } from '../builders.ts'

const finland = daysOff('FI', 2019, 2033)
const programme = aProgramme()
const wholeSpan = withSchedule({ from: '2020-01-01', to: '2032-12-31' })

// Worked out from the almanac, not from the code: summer time is UTC+3, winter time UTC+2.
const calendar = `
deadline   asOf    opens      opensAt                  due        report     reportAt                 locksAt
2020-05-15 2020-04 2020-04-17 2020-04-17T06:00:00.000Z 2020-05-08 2020-05-15 2020-05-15T09:00:00.000Z 2020-05-22T20:59:00.000Z
2020-11-15 2020-10 2020-10-19 2020-10-19T06:00:00.000Z 2020-11-09 2020-11-13 2020-11-13T10:00:00.000Z 2020-11-22T21:59:00.000Z
2021-05-15 2021-04 2021-04-19 2021-04-19T06:00:00.000Z 2021-05-07 2021-05-14 2021-05-14T09:00:00.000Z 2021-05-22T20:59:00.000Z
2021-11-15 2021-10 2021-10-18 2021-10-18T06:00:00.000Z 2021-11-08 2021-11-15 2021-11-15T10:00:00.000Z 2021-11-22T21:59:00.000Z
2022-05-15 2022-04 2022-04-19 2022-04-19T06:00:00.000Z 2022-05-09 2022-05-13 2022-05-13T09:00:00.000Z 2022-05-22T20:59:00.000Z
2022-11-15 2022-10 2022-10-18 2022-10-18T06:00:00.000Z 2022-11-08 2022-11-15 2022-11-15T10:00:00.000Z 2022-11-22T21:59:00.000Z
2023-05-15 2023-04 2023-04-17 2023-04-17T06:00:00.000Z 2023-05-08 2023-05-15 2023-05-15T09:00:00.000Z 2023-05-22T20:59:00.000Z
2023-11-15 2023-10 2023-10-18 2023-10-18T06:00:00.000Z 2023-11-08 2023-11-15 2023-11-15T10:00:00.000Z 2023-11-22T21:59:00.000Z
2024-05-15 2024-04 2024-04-17 2024-04-17T06:00:00.000Z 2024-05-07 2024-05-15 2024-05-15T09:00:00.000Z 2024-05-22T20:59:00.000Z
2024-11-15 2024-10 2024-10-18 2024-10-18T06:00:00.000Z 2024-11-08 2024-11-15 2024-11-15T10:00:00.000Z 2024-11-22T21:59:00.000Z
2025-05-15 2025-04 2025-04-17 2025-04-17T06:00:00.000Z 2025-05-08 2025-05-15 2025-05-15T09:00:00.000Z 2025-05-22T20:59:00.000Z
2025-11-15 2025-10 2025-10-20 2025-10-20T06:00:00.000Z 2025-11-10 2025-11-14 2025-11-14T10:00:00.000Z 2025-11-22T21:59:00.000Z
2026-05-15 2026-04 2026-04-17 2026-04-17T06:00:00.000Z 2026-05-07 2026-05-15 2026-05-15T09:00:00.000Z 2026-05-22T20:59:00.000Z
2026-11-15 2026-10 2026-10-19 2026-10-19T06:00:00.000Z 2026-11-09 2026-11-13 2026-11-13T10:00:00.000Z 2026-11-22T21:59:00.000Z
2027-05-15 2027-04 2027-04-19 2027-04-19T06:00:00.000Z 2027-05-10 2027-05-14 2027-05-14T09:00:00.000Z 2027-05-22T20:59:00.000Z
2027-11-15 2027-10 2027-10-18 2027-10-18T06:00:00.000Z 2027-11-08 2027-11-15 2027-11-15T10:00:00.000Z 2027-11-22T21:59:00.000Z
2028-05-15 2028-04 2028-04-18 2028-04-18T06:00:00.000Z 2028-05-08 2028-05-15 2028-05-15T09:00:00.000Z 2028-05-22T20:59:00.000Z
2028-11-15 2028-10 2028-10-18 2028-10-18T06:00:00.000Z 2028-11-08 2028-11-15 2028-11-15T10:00:00.000Z 2028-11-22T21:59:00.000Z
2029-05-15 2029-04 2029-04-17 2029-04-17T06:00:00.000Z 2029-05-07 2029-05-15 2029-05-15T09:00:00.000Z 2029-05-22T20:59:00.000Z
2029-11-15 2029-10 2029-10-18 2029-10-18T06:00:00.000Z 2029-11-08 2029-11-15 2029-11-15T10:00:00.000Z 2029-11-22T21:59:00.000Z
2030-05-15 2030-04 2030-04-17 2030-04-17T06:00:00.000Z 2030-05-08 2030-05-15 2030-05-15T09:00:00.000Z 2030-05-22T20:59:00.000Z
2030-11-15 2030-10 2030-10-18 2030-10-18T06:00:00.000Z 2030-11-08 2030-11-15 2030-11-15T10:00:00.000Z 2030-11-22T21:59:00.000Z
2031-05-15 2031-04 2031-04-17 2031-04-17T06:00:00.000Z 2031-05-08 2031-05-15 2031-05-15T09:00:00.000Z 2031-05-22T20:59:00.000Z
2031-11-15 2031-10 2031-10-20 2031-10-20T06:00:00.000Z 2031-11-10 2031-11-14 2031-11-14T10:00:00.000Z 2031-11-22T21:59:00.000Z
2032-05-15 2032-04 2032-04-19 2032-04-19T06:00:00.000Z 2032-05-10 2032-05-14 2032-05-14T09:00:00.000Z 2032-05-22T20:59:00.000Z
2032-11-15 2032-10 2032-10-18 2032-10-18T06:00:00.000Z 2032-11-08 2032-11-15 2032-11-15T10:00:00.000Z 2032-11-22T21:59:00.000Z
`
  .trim()
  .split('\n')
  .slice(1)
  .map((row) => row.split(' '))

describe('a round of the contract’s schedule', () => {
  test.each(calendar)(
    '%s describes %s, opens %s',
    (deadline = '', asOf, opens, opensAt, due, report, reportAt, locksAt) => {
      const round = roundAt(programme, wholeSpan, deadline, finland)
      expect(round).toMatchObject({
        id: `oma-arviointi:${deadline}`,
        asOf,
        opensAt,
        answersDue: due,
        reportAt,
        locksAt,
      })
      expect(localDateOf(round.opensAt, 'Europe/Helsinki')).toBe(opens)
      expect(localDateOf(round.reportAt, 'Europe/Helsinki')).toBe(report)
    },
  )

  test('is each in the list, and there are no others', () => {
    const deadlines = roundsOf(programme, wholeSpan, finland).map((round) => round.deadline)
    expect(deadlines).toEqual(calendar.map(([deadline]) => deadline))
  })

  test.each([
    ['2021-05-15', '2021-05-07T20:59:00.000Z'],
    ['2021-11-15', '2021-11-08T21:59:00.000Z'],
  ])('%s takes answers in time until 23:59 local time', (deadline, dueAt) => {
    expect(roundAt(programme, wholeSpan, deadline, finland).dueAt).toBe(dueAt)
  })
})

describe('answers due', () => {
  test.each([
    ['2026-11-15', 0, '2026-11-13', 'a Sunday: the last working day before it'],
    ['2021-11-15', 0, '2021-11-15', 'a Monday: the deadline itself'],
    ['2026-11-15', 5, '2026-11-09', 'a Sunday, five before'],
    ['2026-11-15', 1, '2026-11-13', 'a Sunday, one before'],
    ['2024-05-15', 5, '2024-05-07', 'over Ascension Day'],
  ])('%s with N = %i: %s (%s)', (deadline, count, due) => {
    const series = withSchedule({ answersDueWorkingDaysBefore: count })
    expect(roundAt(programme, series, deadline, finland).answersDue).toBe(due)
  })
})

describe('the opening', () => {
  test.each([
    ['2021-10-30', '2021-11-27', '2021-11-01T07:00:00.000Z', 'the weekend on which summer time ends'],
    ['2021-10-29', '2021-11-26', '2021-10-29T06:00:00.000Z', 'the last Friday of summer time'],
    ['2021-03-27', '2021-04-24', '2021-03-29T06:00:00.000Z', 'the weekend on which summer time begins'],
    ['2021-04-02', '2021-04-30', '2021-04-06T06:00:00.000Z', 'Good Friday'],
  ])('that falls on %s is on the next working day at nine', (_, deadline, opensAt) => {
    expect(roundAt(programme, wholeSpan, deadline, finland).opensAt).toBe(opensAt)
  })
})

describe('a schedule', () => {
  test('by month has the last day of a month that is too short', () => {
    expect(deadlinesOf({ kind: 'monthly', day: 31 }, '2024-01-01', '2024-12-31')).toEqual([
      '2024-01-31',
      '2024-02-29',
      '2024-03-31',
      '2024-04-30',
      '2024-05-31',
      '2024-06-30',
      '2024-07-31',
      '2024-08-31',
      '2024-09-30',
      '2024-10-31',
      '2024-11-30',
      '2024-12-31',
    ])
  })

  test('by month keeps to its beginning and end, both included', () => {
    expect(deadlinesOf({ kind: 'monthly', day: 15 }, '2021-11-15', '2022-01-15')).toEqual([
      '2021-11-15',
      '2021-12-15',
      '2022-01-15',
    ])
  })

  test('by month has February 28th in a common year', () => {
    expect(deadlinesOf({ kind: 'monthly', day: 29 }, '2023-02-01', '2023-02-28')).toEqual(['2023-02-28'])
  })

  test('by year lists its days in the order of the calendar', () => {
    expect(deadlinesOf({ kind: 'yearly', days: ['11-15', '05-15'] }, '2021-01-01', '2021-12-31')).toEqual([
      '2021-05-15',
      '2021-11-15',
    ])
  })

  test('by dates lists them in the order of the calendar', () => {
    const dates = { kind: 'dates', dates: ['2025-12-31', '2023-06-30', '2024-06-30'] } as const
    expect(deadlinesOf(dates)).toEqual(['2023-06-30', '2024-06-30', '2025-12-31'])
  })

  test('by dates may have none', () => {
    expect(deadlinesOf({ kind: 'dates', dates: [] })).toEqual([])
  })

  test('without an end goes on for fifteen years', () => {
    expect(deadlinesOf({ kind: 'yearly', days: ['05-15'] }, '2021-01-01').at(-1)).toBe('2035-05-15')
  })

  test('without a beginning starts ten years before its end', () => {
    expect(deadlinesOf({ kind: 'yearly', days: ['05-15'] }, undefined, '2023-12-31')[0]).toBe('2013-05-15')
  })

  test('without both ends starts in 2020', () => {
    expect(deadlinesOf({ kind: 'yearly', days: ['05-15'] })[0]).toBe('2020-05-15')
  })
})

describe('the month that answers describe', () => {
  test.each([
    ['previous-month', '2021-11-15', '2021-10'],
    ['previous-month', '2021-01-15', '2020-12'],
    ['previous-month', '2021-03-31', '2021-02'],
    ['same-month', '2021-11-15', '2021-11'],
    ['none', '2021-11-15', undefined],
  ] as const)('%s of %s is %s', (asOf, deadline, month) => {
    expect(roundAt(programme, withSchedule({ asOf }), deadline, noDaysOff).asOf).toBe(month)
  })
})

describe('the label of a round', () => {
  test.each<['season' | 'month' | 'date', string, RoundLabel]>([
    ['season', '2021-05-15', { kind: 'season', season: 'spring', year: 2021 }],
    ['season', '2021-11-15', { kind: 'season', season: 'autumn', year: 2021 }],
    ['season', '2021-06-30', { kind: 'season', season: 'spring', year: 2021 }],
    ['season', '2021-07-01', { kind: 'season', season: 'autumn', year: 2021 }],
    ['month', '2021-05-15', { kind: 'month', month: 5, year: 2021 }],
    ['date', '2025-12-31', { kind: 'date', date: '2025-12-31' }],
  ])('by %s of %s', (kind, deadline, label) => {
    expect(roundLabel(kind, deadline)).toEqual(label)
  })
})

describe('a round is found', () => {
  const monthly = aSeries({ id: 'seuranta' })
  const rounds = [
    aRound('2021-05-15'),
    aRound('2021-11-15'),
    aRound('2021-11-15', monthly),
    aRound('2021-12-15', monthly),
  ]

  test.each<[string, string | undefined, string]>([
    ['oma-arviointi:2021-11-15', 'oma-arviointi:2021-11-15', 'by its id'],
    ['seuranta:2021-11-15', 'seuranta:2021-11-15', 'by its id where two have the date'],
    ['2021-05-15', 'oma-arviointi:2021-05-15', 'by a date that one has'],
    ['2021-12-15', 'seuranta:2021-12-15', 'by a date that one has'],
    ['2021-11-16', undefined, 'not by a date that none has'],
    ['', undefined, 'not by nothing'],
  ])('%j gives %s: %s', (name, id) => {
    expect(roundNamed(rounds, name)).toEqual(rounds.find((each) => each.id === id))
  })

  test('is asked for by its id where two series have the date', () => {
    const ids = 'oma-arviointi:2021-11-15, seuranta:2021-11-15'
    expect(roundNamed(rounds, '2021-11-15')).toEqual({ refused: 'which-round', values: { rounds: ids } })
  })
})

function withSchedule(schedule: Partial<Schedule>) {
  const series = aSeries()
  return { ...series, schedule: { ...series.schedule, ...schedule } }
}

function deadlinesOf(deadlines: Deadlines, from?: string, to?: string): readonly string[] {
  const { from: _, to: __, ...rest } = aSeries().schedule
  const span = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
  const series = aSeries({ schedule: { ...rest, ...span, deadlines } })
  return roundsOf(programme, series, noDaysOff).map((round) => round.deadline)
}
