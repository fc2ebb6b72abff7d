import type { Programme } from '../domain/programme.ts'
import { roundsOf } from '../domain/round.ts'
import type { DaysOff } from '../domain/working-days.ts'
import { daysOff } from './holidays.ts'

/** The days off of every year that a round of the programme touches. */
export function programmeDaysOff(programme: Programme): DaysOff {
  const deadlines = programme.series.flatMap((series) => roundsOf(programme, series, noDaysOff))
  const years = deadlines.map(({ deadline }) => Number(deadline.slice(0, 4)))
  if (years.length === 0) return noDaysOff
  // A deadline in January opens the year before, one in December locks the year after.
  return daysOff(programme.holidays, Math.min(...years) - 1, Math.max(...years) + 1)
}

const noDaysOff: DaysOff = new Set()
