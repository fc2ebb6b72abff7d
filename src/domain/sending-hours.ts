import { type Instant, instantAt, localDateOf, localTimeOf } from './instant.ts'
import { addDays, type DaysOff, isWorkingDay, workingDayAfter } from './working-days.ts'

const opens = '08:00'
const closes = '18:00'

/**
 * When the bot may write of itself, if it was not running at a step's own time: the moment itself on a working day
 * between 8 and 18, else the next such morning.
 */
export function sendingTime(at: Instant, timeZone: string, daysOff: DaysOff): Instant {
  const date = localDateOf(at, timeZone)
  const time = localTimeOf(at, timeZone)
  if (isWorkingDay(date, daysOff) && opens <= time && time <= closes) return at
  const from = time < opens ? date : addDays(date, 1)
  return instantAt(workingDayAfter(from, 0, daysOff), opens, timeZone)
}
