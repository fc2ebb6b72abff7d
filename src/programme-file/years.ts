import type { Programme } from '../domain/programme.ts'
import type { DaysOff } from '../domain/working-days.ts'
import { daysOff } from './holidays.ts'

const openEnd = 16

/** The days off of every year that a schedule of the programme may touch. */
export function programmeDaysOff(programme: Programme): DaysOff {
  const years = programme.series.flatMap(({ schedule }) => {
    const dates = schedule.deadlines.kind === 'dates' ? schedule.deadlines.dates : []
    return [schedule.from, schedule.to, ...dates].flatMap((date) =>
      date === undefined ? [] : [Number(date.slice(0, 4))],
    )
  })
  const first = Math.min(...years, 2020)
  // A deadline in January opens the year before, one in December locks the year after.
  return daysOff(programme.holidays, first - 1, Math.max(...years, first + openEnd) + 1)
}
