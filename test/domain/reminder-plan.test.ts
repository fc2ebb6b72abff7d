import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { localDateOf, localTimeOf } from '../../src/domain/instant.ts'
import type { Series } from '../../src/domain/programme.ts'
import { dueSteps, isContactStep, isLastReminder, reminderPlan, type Step } from '../../src/domain/reminder-plan.ts'
import { roundAt } from '../../src/domain/round.ts'
import { addDays, isWorkingDay } from '../../src/domain/working-days.ts'
import { daysOff } from '../../src/programme-file/holidays.ts'
import { aProgramme, aSeries } from '../builders.ts'

const finland = daysOff('FI', 2018, 2034)
const programme = aProgramme()

describe('the plan of a round', () => {
  test('of autumn 2026 runs from winter time’s eve to the report, in the order of time', () => {
    expect(planOf('2026-11-15')).toEqual([
      { id: 'opening', kind: 'opening', at: '2026-10-19T06:00:00.000Z' },
      { id: 'before-10', kind: 'reminder', at: '2026-10-26T07:00:00.000Z' },
      { id: 'before-5', kind: 'reminder', at: '2026-11-02T07:00:00.000Z' },
      { id: 'before-2', kind: 'reminder', at: '2026-11-05T07:00:00.000Z' },
      { id: 'before-0', kind: 'reminder', at: '2026-11-09T07:00:00.000Z' },
      { id: 'after-1', kind: 'overdue', at: '2026-11-10T07:00:00.000Z' },
      { id: 'escalation', kind: 'escalation', at: '2026-11-10T07:00:00.000Z' },
      { id: 'after-3', kind: 'overdue', at: '2026-11-12T07:00:00.000Z' },
      { id: 'report', kind: 'report', at: '2026-11-13T10:00:00.000Z' },
    ])
  })

  test.each([
    ['2021-05-15', 'Ascension Day is 13.5.', ['04-19', '04-23', '04-30', '05-05', '05-07', '05-10', '05-12', '05-14']],
    ['2027-05-15', 'Ascension Day is 6.5.', ['04-19', '04-23', '04-30', '05-05', '05-10', '05-11', '05-13', '05-14']],
    [
      '2024-05-15',
      'both 1.5. and 9.5. are off',
      ['04-17', '04-22', '04-29', '05-03', '05-07', '05-08', '05-13', '05-15'],
    ],
    ['2025-05-15', 'Easter and 1.5. are off', ['04-17', '04-23', '04-30', '05-06', '05-08', '05-09', '05-13', '05-15']],
  ])('of %s keeps clear of days off: %s', (deadline, _, days) => {
    const dates = planOf(deadline)
      .filter(isNoEscalation)
      .map(({ at }) => localDateOf(at, programme.timeZone).slice(5))
    expect(dates).toEqual(days)
  })

  test('leaves out a reminder that would come before the opening, or with it', () => {
    const series = seriesWith({ opensDaysBefore: 14 })
    expect(
      planOf('2021-11-15', series)
        .filter(isNoEscalation)
        .map(({ id, at }) => [id, at.slice(0, 10)]),
    ).toEqual([
      ['opening', '2021-11-01'],
      ['before-2', '2021-11-04'],
      ['before-0', '2021-11-08'],
      ['after-1', '2021-11-09'],
      ['after-3', '2021-11-11'],
      ['report', '2021-11-15'],
    ])
  })

  test('leaves out a reminder that would come after the lock', () => {
    const series = seriesWith({ locksDaysAfter: 0, answersDueWorkingDaysBefore: 1 }, { workingDaysAfter: [1, 3] })
    expect(planOf('2021-11-15', series).map(({ id }) => id)).not.toContain('after-3')
  })

  const deadlines = fc.integer({ min: 0, max: 365 * 13 }).map((days) => addDays('2020-01-01', days))
  const someDays = (min: number) => fc.uniqueArray(fc.integer({ min, max: 30 }), { maxLength: 6 })
  const anySeries = fc
    .record({
      opensDaysBefore: fc.integer({ min: 0, max: 90 }),
      answersDueWorkingDaysBefore: fc.integer({ min: 0, max: 20 }),
      locksDaysAfter: fc.integer({ min: 0, max: 30 }),
      reportBefore: fc.integer({ min: 0, max: 10 }),
      workingDaysBefore: someDays(0),
      workingDaysAfter: someDays(1),
    })
    .map(({ reportBefore, workingDaysBefore, workingDaysAfter, ...schedule }) =>
      seriesWith(
        { ...schedule, report: { workingDaysBefore: reportBefore, at: '12:00' } },
        { workingDaysBefore, workingDaysAfter },
      ),
    )

  test('is sorted by time, whatever the schedule', () => {
    fc.assert(
      fc.property(deadlines, anySeries, (deadline, series) => {
        const times = planOf(deadline, series).map(({ at }) => at)
        expect(times).toEqual([...times].sort())
      }),
    )
  })

  test('names each step once, whatever the schedule', () => {
    fc.assert(
      fc.property(deadlines, anySeries, (deadline, series) => {
        const ids = planOf(deadline, series).map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
      }),
    )
  })

  test('contacts people on working days at the hour of the series only, whatever the schedule', () => {
    fc.assert(
      fc.property(deadlines, anySeries, (deadline, series) => {
        for (const { at } of planOf(deadline, series).filter(({ kind }) => kind !== 'report')) {
          expect(isWorkingDay(localDateOf(at, programme.timeZone), finland)).toBe(true)
          expect(localTimeOf(at, programme.timeZone)).toBe('09:00')
        }
      }),
    )
  })

  test('reminds only between the opening and the lock, whatever the schedule', () => {
    fc.assert(
      fc.property(deadlines, anySeries, (deadline, series) => {
        const { opensAt, locksAt } = roundAt(programme, series, deadline, finland)
        for (const { at, kind } of planOf(deadline, series)) {
          if (kind === 'reminder' || kind === 'overdue') expect(opensAt < at && at < locksAt).toBe(true)
        }
      }),
    )
  })

  test('never contacts people twice at the same moment, whatever the schedule', () => {
    fc.assert(
      fc.property(deadlines, anySeries, (deadline, series) => {
        const times = planOf(deadline, series)
          .filter(({ kind }) => kind !== 'report' && kind !== 'escalation')
          .map(({ at }) => at)
        expect(new Set(times).size).toBe(times.length)
      }),
    )
  })
})

describe('what is due', () => {
  const plan = planOf('2021-11-15')

  test.each([
    ['2021-10-18T05:59:59.999Z', [], [], [], 'nothing before the opening'],
    ['2021-10-18T06:00:00.000Z', [], ['opening'], [], 'the opening at its moment'],
    ['2021-10-18T06:01:00.000Z', ['opening'], [], [], 'nothing that is planned already'],
    ['2021-10-25T06:00:00.000Z', ['opening'], ['before-10'], [], 'the next step'],
    ['2021-11-01T08:00:00.000Z', ['opening'], ['before-5'], ['before-10'], 'after downtime, the newest of two'],
    ['2021-11-01T08:00:00.000Z', [], ['before-5'], ['opening', 'before-10'], 'after downtime from before the opening'],
    [
      '2021-11-15T10:00:00.000Z',
      ['opening', 'before-10', 'before-5', 'before-2', 'before-0'],
      ['after-3', 'escalation', 'report'],
      ['after-1'],
      'after downtime, what coordinators and the channel must know beside the newest contact',
    ],
  ])('at %s with %j planned: %j, merged %j (%s)', (now, planned, send, merged) => {
    const due = dueSteps(plan, planned, now)
    expect(due.send.map(({ id }) => id)).toEqual(send)
    expect(due.merged.map(({ id }) => id)).toEqual(merged)
  })

  const stops = fc.array(fc.integer({ min: 0, max: 45 * 24 * 60 }), { maxLength: 12 })

  test('is each step once, however long nothing ran', () => {
    fc.assert(
      fc.property(stops, (minutes) => {
        const handled = runAt(plan, [...minutes.sort((one, other) => one - other), 60 * 24 * 60])
        expect(handled.map(({ id }) => id).sort()).toEqual(plan.map(({ id }) => id).sort())
      }),
    )
  })

  test('contacts people at most once at each look', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 45 * 24 * 60 }), (minutes) => {
        const { send } = dueSteps(plan, [], momentAfterStart(minutes))
        expect(send.filter(({ kind }) => kind !== 'report' && kind !== 'escalation').length).toBeLessThanOrEqual(1)
      }),
    )
  })

  function momentAfterStart(minutes: number): string {
    return new Date(Date.parse('2021-10-17T00:00:00Z') + minutes * 60_000).toISOString()
  }

  function runAt(steps: readonly Step[], minutes: readonly number[]): readonly Step[] {
    const handled: Step[] = []
    for (const minute of minutes) {
      const planned = handled.map(({ id }) => id)
      const { send, merged } = dueSteps(steps, planned, momentAfterStart(minute))
      handled.push(...merged, ...send)
    }
    return handled
  }
})

describe('a step', () => {
  test.each<[string, boolean, boolean]>([
    ['opening', true, false],
    ['before-5', true, false],
    ['before-0', true, true],
    ['after-1', true, false],
    ['before-5+1', true, false],
    ['before-0+12', true, true],
    ['after-3+1', true, false],
    ['escalation', false, false],
    ['escalation+1', false, false],
    ['report', false, false],
    ['handover:owner@example.fi:2021-11-01T08:00:00.000Z', false, false],
  ])('%s asks owners for something: %s, and is the last before the due day: %s', (step, contacts, last) => {
    expect(isContactStep(step)).toBe(contacts)
    expect(isLastReminder(aSeries(), step)).toBe(last)
  })

  test('may be the last before the due day without being on it', () => {
    const series = seriesWith({}, { workingDaysBefore: [10, 2] })
    expect([isLastReminder(series, 'before-2'), isLastReminder(series, 'before-0')]).toEqual([true, false])
  })
})

/** Coordinators hear on the day of a reminder: it is no day of its own. */
function isNoEscalation({ kind }: Step): boolean {
  return kind !== 'escalation'
}

function planOf(deadline: string, series: Series = aSeries()): readonly Step[] {
  return reminderPlan(programme, series, roundAt(programme, series, deadline, finland), finland)
}

function seriesWith(schedule: Partial<Series['schedule']>, reminders: Partial<Series['reminders']> = {}): Series {
  const series = aSeries()
  return {
    ...series,
    schedule: { ...series.schedule, ...schedule },
    reminders: { ...series.reminders, ...reminders },
  }
}
