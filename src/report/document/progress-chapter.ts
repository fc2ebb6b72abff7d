import {
  type LevelMovement,
  levelMovements,
  levelQuestion,
  type Movement,
  zeroLevel,
} from '../../domain/level-movement.ts'
import type { Question } from '../../domain/question.ts'
import type { ReportColumn, ReportGoal, ReportSubject } from '../../domain/report-model.ts'
import { levelWords, shortWords } from '../answer-words.ts'
import { gapWords } from '../gap-words.ts'
import { levelCell, levelColumns } from '../level-columns.ts'
import { movementSigns, movementWords, stoodStillSign } from '../movement-words.ts'
import { areaName, byArea, goalWords, linesUnder, type ReportView, referenceWords } from '../view.ts'
import type { Block, Cell, Chapter, TableGroup, TableRow, Words } from './document.ts'
import { facetsOf } from './facets.ts'
import { progressCharts, trendTable } from './progress-charts.ts'
import { roundColumn } from './round-column.ts'
import { rowWords } from './row-words.ts'
import { goalHeading, numberedWords, paragraph, registerWords } from './words.ts'

const movements: readonly Movement[] = ['rose', 'fell', 'still', 'new']

/** Where every line stands on the scale, round by round; undefined where the series has no meter. */
export function progressChapter(view: ReportView): Chapter | undefined {
  const { t, model } = view
  const question = levelQuestion(model)
  if (question === undefined) return undefined
  const columns = levelColumns(model, question.id)
  const goals = model.goals.filter(({ id }) => hasLines(view, id))
  return {
    id: 'progress',
    title: t('report.section.progress'),
    wide: true,
    blocks: [
      ...progressCharts(view),
      overview(view),
      ...trendTable(view),
      ...goals.flatMap((goal) => goalProgress(view, goal, question, columns)),
    ],
  }
}

function overview(view: ReportView): Block {
  const { t, model } = view
  const { goals, all } = levelMovements(model)
  const rows = model.goals.flatMap((goal) => {
    const moved = goals.find((each) => each.goal === goal.id)
    return moved === undefined ? [] : [overviewRow(goalWords(view, goal), moved)]
  })
  return {
    kind: 'table',
    table: {
      kind: 'grid',
      caption: t('report.progress.overview'),
      columns: [
        { words: [t('report.goal')] },
        ...model.scale.map(({ value }) => ({ words: [levelWords(view, value)] })),
        ...movements.map((movement) => ({ words: [t(`report.movement.${movement}`)], sign: movementSigns[movement] })),
        { words: [t('report.movement.stood-still')], sign: stoodStillSign },
      ],
      groups: [{ rows: [...rows, overviewRow(t('report.all'), all)] }],
    },
  }
}

function overviewRow(head: string, moved: LevelMovement): TableRow {
  const numbers = [
    ...moved.levels.map(({ lines }) => lines),
    ...movements.map((movement) => moved[movement]),
    moved.stoodStill,
  ]
  return { cells: [[head], ...numbers.map((number) => [paragraph('words', String(number))])] }
}

function goalProgress(
  view: ReportView,
  goal: ReportGoal,
  question: Question,
  columns: readonly ReportColumn[],
): readonly Block[] {
  const { own, referred } = linesUnder(view, goal.id)
  const lines = [...own, ...referred]
  const row = (line: ReportSubject): TableRow => ({
    facets: facetsOf(view, line),
    cells: [
      rowWords(view, line),
      ...columns.map((column) =>
        line.goal === goal.id ? progressCell(view, line, column, question) : referenceCell(view, line, column),
      ),
    ],
  })
  return [
    goalHeading(view, 'progress', goal),
    {
      kind: 'table',
      table: {
        kind: 'grid',
        caption: view.t('report.progress.caption', { goal: goalWords(view, goal) }),
        columns: [{ words: [view.t('report.project')] }, ...columns.map((column) => roundColumn(view, column))],
        groups: [...themeGroups(view, lines, row), ...areaGroups(view, lines, row)],
      },
    },
  ]
}

type DrawRow = (line: ReportSubject) => TableRow

/** Spearheads with their rows, in the shape of the five-step meter; the level at which one began stands by its name. */
function themeGroups(view: ReportView, lines: readonly ReportSubject[], row: DrawRow): readonly TableGroup[] {
  return (view.model.themes ?? []).flatMap((theme) => {
    const own = lines.filter((line) => line.theme === theme.id)
    if (own.length === 0) return []
    const begun: Words =
      theme.baseline === undefined
        ? []
        : [' ', { kind: 'note', words: [view.t('report.baseline', { level: levelWords(view, theme.baseline) })] }]
    return [{ words: [...numberedWords(view, theme.number, theme.name), ...begun], rows: own.map(row) }]
  })
}

function areaGroups(view: ReportView, lines: readonly ReportSubject[], row: DrawRow): readonly TableGroup[] {
  const themes = new Set((view.model.themes ?? []).map(({ id }) => id))
  const others = lines.filter(({ theme }) => theme === undefined || !themes.has(theme))
  return byArea(view, others).map(({ area, items }) => ({
    words: registerWords(view, areaName(view, area)),
    rows: items.map(row),
  }))
}

function progressCell(view: ReportView, line: ReportSubject, column: ReportColumn, question: Question): Cell {
  const { answer, level, movement, stoodStill } = levelCell(line, column, question.id, zeroLevel(view.model, line))
  if (level !== undefined) {
    const moved = movement === undefined ? {} : { movement: movementWords(view, movement, stoodStill) }
    return [{ kind: 'level', value: level, text: levelWords(view, level), ...moved }]
  }
  if (answer !== undefined && answer.kind !== 'values') return [paragraph('short', shortWords(view, answer))]
  const gap = column.when === 'this' ? gapWords(view, line) : undefined
  return gap === undefined ? undefined : [paragraph('alert', gap)]
}

/** Answered once, under the goal where the row belongs. */
function referenceCell(view: ReportView, line: ReportSubject, { when }: ReportColumn): Cell {
  return when === 'this' ? [paragraph('short', referenceWords(view, line))] : undefined
}

function hasLines(view: ReportView, goal: string): boolean {
  const { own, referred } = linesUnder(view, goal)
  return own.length + referred.length > 0
}
