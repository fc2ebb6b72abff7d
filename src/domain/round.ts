import { Temporal } from 'temporal-polyfill'
import { type Instant, instantAt } from './instant.ts'
import type { LocalDate, Programme, Schedule, Series } from './programme.ts'
import { type Refusal, refuse } from './refusal.ts'
import { addDays, type DaysOff, workingDayAfter, workingDayBefore } from './working-days.ts'

/** `<series>:<deadline>`, `oma-arviointi:2021-11-15`. */
export type RoundId = string

/** One deadline of a series, with every date that follows from it. */
export interface Round {
  readonly id: RoundId
  readonly series: string
  readonly deadline: LocalDate
  /** The month the answers describe, `2021-10`. */
  readonly asOf?: string
  readonly opensAt: Instant
  /** The last day for answers, until 23:59. */
  readonly answersDue: LocalDate
  readonly dueAt: Instant
  readonly locksAt: Instant
  readonly reportAt: Instant
  /** How often its last day for answers was moved, and when last. */
  readonly extended?: { readonly times: number; readonly at: Instant }
}

/** What a round is called; the words belong to the catalogues. */
export type RoundLabel =
  | { readonly kind: 'season'; readonly season: 'spring' | 'autumn'; readonly year: number }
  | { readonly kind: 'month'; readonly month: number; readonly year: number }
  | { readonly kind: 'date'; readonly date: LocalDate }

export function roundId(series: string, deadline: LocalDate): RoundId {
  return `${series}:${deadline}`
}

/** Every round of the series by its schedule, the earliest first. */
export function roundsOf(programme: Programme, series: Series, daysOff: DaysOff): readonly Round[] {
  return deadlinesOf(series.schedule).map((deadline) => roundAt(programme, series, deadline, daysOff))
}

export function roundAt(programme: Programme, series: Series, deadline: LocalDate, daysOff: DaysOff): Round {
  const { schedule, reminders } = series
  const { timeZone } = programme
  const opens = workingDayAfter(addDays(deadline, -schedule.opensDaysBefore), 0, daysOff)
  const answersDue = workingDayBefore(deadline, schedule.answersDueWorkingDaysBefore, daysOff)
  const reportDay = workingDayBefore(deadline, schedule.report.workingDaysBefore, daysOff)
  const asOf = asOfMonth(deadline, schedule.asOf)
  return {
    id: roundId(series.id, deadline),
    series: series.id,
    deadline,
    ...(asOf === undefined ? {} : { asOf }),
    opensAt: instantAt(opens, reminders.at, timeZone),
    answersDue,
    dueAt: instantAt(answersDue, '23:59', timeZone),
    locksAt: instantAt(addDays(deadline, schedule.locksDaysAfter), '23:59', timeZone),
    reportAt: instantAt(reportDay, schedule.report.at, timeZone),
  }
}

export function roundLabel(kind: Series['roundLabel'], deadline: LocalDate): RoundLabel {
  const { year, month } = Temporal.PlainDate.from(deadline)
  if (kind === 'season') return { kind, season: month <= 6 ? 'spring' : 'autumn', year }
  return kind === 'month' ? { kind, month, year } : { kind, date: deadline }
}

/** The round a person names by its id or its date; where several series have that date, which of them they mean is asked. */
export function roundNamed(rounds: readonly Round[], name: string): Round | Refusal | undefined {
  const named = roundsNamed(rounds, name)
  return named.length > 1 ? whichRound(named) : named[0]
}

export function whichRound(rounds: readonly Round[]): Refusal {
  return refuse('which-round', { rounds: rounds.map(({ id }) => id).join(', ') })
}

/** All that the name may mean. */
function roundsNamed(rounds: readonly Round[], name: string): readonly Round[] {
  const exact = rounds.find((round) => round.id === name)
  return exact === undefined ? rounds.filter((round) => round.deadline === name) : [exact]
}

function deadlinesOf(schedule: Schedule): readonly LocalDate[] {
  const { deadlines } = schedule
  if (deadlines.kind === 'dates') return [...deadlines.dates].sort()
  const { from, to } = deadlineSpan(schedule)
  const dates: LocalDate[] = []
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    const days =
      deadlines.kind === 'yearly'
        ? deadlines.days.map((day) => `${year}-${day}`)
        : Array.from({ length: 12 }, (_, month) => monthlyDeadline(year, month + 1, deadlines.day))
    dates.push(...days.filter((date) => date >= from && date <= to))
  }
  return dates.sort()
}

/** Open ends are closed so that the list stays finite: fifteen years on from the beginning, which is 2020 if not given. */
function deadlineSpan({ from, to }: Schedule): { from: LocalDate; to: LocalDate } {
  const start = from ?? (to === undefined ? '2020-01-01' : `${Number(to.slice(0, 4)) - 10}-01-01`)
  return { from: start, to: to ?? Temporal.PlainDate.from(start).add({ years: 15 }).toString() }
}

/** A month that is too short for the day has its deadline on its last day. */
function monthlyDeadline(year: number, month: number, day: number): LocalDate {
  return Temporal.PlainDate.from({ year, month, day }, { overflow: 'constrain' }).toString()
}

function asOfMonth(deadline: LocalDate, asOf: Schedule['asOf']): string | undefined {
  if (asOf === 'none') return undefined
  const month = Temporal.PlainDate.from(deadline).toPlainYearMonth()
  return (asOf === 'previous-month' ? month.subtract({ months: 1 }) : month).toString()
}
