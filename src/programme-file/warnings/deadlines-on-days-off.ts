import type { Programme } from '../../domain/programme.ts'
import { roundsOf } from '../../domain/round.ts'
import { isWorkingDay } from '../../domain/working-days.ts'
import type { Finding } from '../fault.ts'
import { daysOff } from '../holidays.ts'

/** Legal where a law names the day; else a working day makes life easier. */
export function deadlinesOnDaysOff(programme: Programme): readonly Finding[] {
  return programme.series.flatMap((series, index): readonly Finding[] => {
    const deadlines = roundsOf(programme, series, new Set()).map(({ deadline }) => deadline)
    const [earliest, latest] = [deadlines[0], deadlines.at(-1)]
    if (earliest === undefined || latest === undefined) return []
    const off = daysOff(programme.holidays, Number(earliest.slice(0, 4)), Number(latest.slice(0, 4)))
    const [first, ...others] = deadlines.filter((deadline) => !isWorkingDay(deadline, off))
    if (first === undefined) return []
    const path = ['series', index, 'schedule', 'deadlines']
    return [{ path, code: 'deadline-on-day-off', values: { count: others.length + 1, day: first } }]
  })
}
