import type { LocalDate, Series } from './programme.ts'
import type { ReportColumn, ReportSubject } from './report-model.ts'
import { type Round, roundLabel } from './round.ts'

/**
 * The rounds of the report: earlier ones in which something was answered, this one, and those to come
 * where the series wants them. A series without an end has none to come, or there would be years of them.
 */
export function reportColumns(
  series: Series,
  deadline: LocalDate,
  rounds: readonly Round[],
  subjects: readonly ReportSubject[],
): readonly ReportColumn[] {
  const { schedule } = series
  const ends = schedule.to !== undefined || schedule.deadlines.kind === 'dates'
  const answered = new Set(subjects.flatMap(({ history }) => history.map((each) => each.deadline)))
  const toCome = series.columns === 'all' && ends ? rounds.map((round) => round.deadline) : []
  const columns: readonly Pick<ReportColumn, 'deadline' | 'when'>[] = [
    ...[...answered].sort().map((date) => ({ deadline: date, when: 'earlier' as const })),
    { deadline, when: 'this' },
    ...toCome.filter((date) => date > deadline).map((date) => ({ deadline: date, when: 'to-come' as const })),
  ]
  return columns.map((column) => ({ ...column, label: roundLabel(series.roundLabel, column.deadline) }))
}
