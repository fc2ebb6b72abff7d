import { type LinesAtLevel, levelOf, levelQuestion } from './level-movement.ts'
import type { ReportColumn, ReportModel, ReportSubject } from './report-model.ts'

/** How a goal's lines stood round by round; the rounds in which none had a level are left out. */
export interface GoalTrend {
  readonly goal: string
  /** The oldest round first. */
  readonly points: readonly TrendPoint[]
}

export interface TrendPoint extends Pick<ReportColumn, 'deadline' | 'label'> {
  /** How many lines had a level. */
  readonly lines: number
  /** Of those lines, on the scale. */
  readonly average: number
  /** One entry per step of the scale, in its order. */
  readonly levels: readonly LinesAtLevel[]
}

/** One trend per goal, in the order of the goals; none where the series has no meter. */
export function goalTrends(model: ReportModel): readonly GoalTrend[] {
  const question = levelQuestion(model)
  if (question === undefined) return []
  return model.goals.map(({ id }) => {
    const lines = model.subjects.filter(({ scope, goal }) => scope === 'line' && goal === id)
    return { goal: id, points: model.columns.flatMap((column) => trendPoint(model, lines, column, question.id)) }
  })
}

function trendPoint(
  { scale }: ReportModel,
  lines: readonly ReportSubject[],
  { deadline, label, when }: ReportColumn,
  question: string,
): readonly TrendPoint[] {
  const levels = lines.flatMap(({ answer, history }) => {
    const given = when === 'this' ? answer : history.find((each) => each.deadline === deadline)?.answer
    return levelOf(given, question) ?? []
  })
  if (levels.length === 0) return []
  return [
    {
      deadline,
      label,
      lines: levels.length,
      average: levels.reduce((sum, level) => sum + level, 0) / levels.length,
      levels: scale.map(({ value }) => ({ value, lines: levels.filter((level) => level === value).length })),
    },
  ]
}
