import { type LevelMovement, levelMovements } from '../../domain/level-movement.ts'
import type { ReportGoal } from '../../domain/report-model.ts'
import { goalTrends } from '../../domain/report-trends.ts'
import { levelWords, percent } from '../answer-words.ts'
import { goalWords, type ReportView, roundWords } from '../view.ts'
import type { Block, Chart } from './document.ts'
import { paragraph } from './words.ts'

/** How the lines of each goal stand, how they moved, and how they came there. */
export function progressCharts(view: ReportView): readonly Block[] {
  const { t, model } = view
  const goals = levelMovements(model).goals.flatMap((moved) => {
    const goal = model.goals.find(({ id }) => id === moved.goal)
    return goal === undefined || lines(moved) === 0 ? [] : [{ goal, moved }]
  })
  const trends = trendsOf(view)
  const levels: Chart = {
    id: 'chart-levels',
    caption: t('report.chart.levels'),
    shape: 'bars',
    rows: goals.map(({ goal, moved }) => ({
      name: goalWords(view, goal),
      parts: moved.levels.map(({ value, lines: count }, index) => ({
        label: levelWords(view, value),
        value: count,
        tone: `step-${Math.round((index * 4) / Math.max(1, moved.levels.length - 1))}`,
      })),
    })),
  }
  const movement: Chart = {
    id: 'chart-movement',
    caption: t('report.chart.movement'),
    shape: 'bars',
    rows: goals.map(({ goal, moved }) => ({
      name: goalWords(view, goal),
      parts: (['rose', 'still', 'fell', 'new'] as const).map((kind) => ({
        label: t(`report.movement.${kind}`),
        value: moved[kind],
        tone: kind,
      })),
    })),
  }
  const trend: Chart = {
    id: 'chart-trend',
    caption: t('report.chart.trend'),
    shape: 'lines',
    rows: trends.map(({ goal, points }) => ({
      name: goalWords(view, goal),
      points: points.map(({ deadline, average }) => ({
        label: roundWords(view, deadline),
        value: average,
        text: percent(view, Math.round(average)),
      })),
    })),
  }
  return [levels, movement, trend].flatMap((chart) =>
    chart.rows.length === 0 ? [] : [{ kind: 'chart' as const, chart }],
  )
}

/** The averages of the trend in numbers. */
export function trendTable(view: ReportView): readonly Block[] {
  const { t } = view
  const trends = trendsOf(view)
  const rounds = [...new Set(trends.flatMap(({ points }) => points.map(({ deadline }) => deadline)))].sort()
  if (rounds.length < 2) return []
  const columns = [t('report.goal'), ...rounds.map((deadline) => roundWords(view, deadline))].map((name) => ({
    words: [name],
  }))
  const rows = trends.map(({ goal, points }) => ({
    cells: [
      [goalWords(view, goal)],
      ...rounds.map((deadline) => {
        const point = points.find((each) => each.deadline === deadline)
        return point === undefined ? undefined : [paragraph('words', percent(view, Math.round(point.average)))]
      }),
    ] as const,
  }))
  return [{ kind: 'table', table: { kind: 'grid', caption: t('report.chart.trend'), columns, groups: [{ rows }] } }]
}

function trendsOf({ model }: ReportView): readonly {
  readonly goal: ReportGoal
  readonly points: ReturnType<typeof goalTrends>[number]['points']
}[] {
  return goalTrends(model).flatMap(({ goal: id, points }) => {
    const goal = model.goals.find((each) => each.id === id)
    return goal === undefined || points.length === 0 ? [] : [{ goal, points }]
  })
}

function lines({ levels }: LevelMovement): number {
  return levels.reduce((sum, each) => sum + each.lines, 0)
}
