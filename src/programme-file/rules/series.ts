import { localDateOf } from '../../domain/instant.ts'
import { roundsOf } from '../../domain/round.ts'
import type { Report } from '../fault.ts'
import { daysOff } from '../holidays.ts'
import type { Part } from '../part.ts'
import { programmeSchema } from '../schema.ts'
import { mostReminders } from '../schema-series.ts'
import { knownIds, referEach } from './known.ts'
import { checkPeriod } from './register.ts'

/** Every series has a calendar that can be kept. */
export function checkSeries(file: Part, report: Report): void {
  const goals = knownIds(file, 'goals')
  for (const series of file.get('series').items()) {
    referEach(report, series.get('summaryGoals'), 'goal', goals)
    checkDeadlines(report, series.get('schedule').get('deadlines'))
    checkPeriod(report, series.get('schedule'))
    checkReminders(report, series.get('reminders'))
    checkRounds(report, file, series)
  }
}

function checkDeadlines(report: Report, deadlines: Part): void {
  const [, ...more] = deadlines.keys().filter((key) => ['yearly', 'monthly', 'dates'].includes(key))
  if (more.length > 0) report(deadlines, { code: 'several-deadlines' })
}

function checkReminders(report: Report, reminders: Part): void {
  const planned = [...reminders.get('workingDaysBefore').items(), ...reminders.get('workingDaysAfter').items()].length
  if (planned > mostReminders)
    report(reminders, { code: 'too-many-reminders', values: { planned, most: mostReminders } })
}

/** Faults the schedule by its first round that is due before anybody was asked. */
function checkRounds(report: Report, file: Part, series: Part): void {
  for (const round of readRounds(file, series)) {
    if (round.answersDue > round.opens) continue
    const { deadline, opens, answersDue } = round
    report(series.get('schedule'), { code: 'due-before-open', values: { deadline, opens, due: answersDue } })
    return
  }
}

interface RoundDays {
  readonly deadline: string
  readonly opens: string
  readonly answersDue: string
}

/**
 * The rounds of the schedule alone, however faulty the rest of the file is; none if the schedule cannot be read.
 * A stand-in register around it lets the schema fill in every default just as it does for the file.
 */
function readRounds(file: Part, series: Part): readonly RoundDays[] {
  const reading = programmeSchema.safeParse({
    programme: 'p',
    name: 'p',
    goals: [],
    projects: [],
    coordinators: ['nobody@example.org'],
    timeZone: file.get('timeZone').value,
    holidays: file.get('holidays').value,
    series: [
      { id: 's', schedule: series.get('schedule').value, reminders: { at: series.get('reminders').get('at').value } },
    ],
  })
  const only = reading.data?.series[0]
  if (reading.data === undefined || only === undefined) return []
  const { timeZone, holidays } = reading.data
  const years = roundsOf(reading.data, only, new Set()).map((round) => Number(round.deadline.slice(0, 4)))
  if (years.length === 0) return []
  const off = daysOff(holidays, Math.min(...years) - 2, Math.max(...years) + 1)
  return roundsOf(reading.data, only, off).map((round) => ({
    deadline: round.deadline,
    opens: localDateOf(round.opensAt, timeZone),
    answersDue: round.answersDue,
  }))
}
