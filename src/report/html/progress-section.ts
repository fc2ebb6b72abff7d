import { type LevelMovement, levelMovements, levelQuestion, type Movement } from '../../domain/level-movement.ts'
import type { Question } from '../../domain/question.ts'
import type { ReportColumn, ReportGoal, ReportSubject } from '../../domain/report-model.ts'
import { levelWords, shortWords } from '../answer-words.ts'
import { gapWords } from '../gap-words.ts'
import { levelCell, levelColumns } from '../level-columns.ts'
import { areaName, byArea, goalWords, projectName, type ReportView } from '../view.ts'
import { html, type Markup } from './markup.ts'
import { roundColumn } from './round-column.ts'
import { numberedHeading, type Section } from './section.ts'
import { table } from './table.ts'
import { localText } from './texts.ts'

const signs: Readonly<Record<Movement, string>> = { rose: '▲', fell: '▼', still: '=', new: '+' }
const movements: readonly Movement[] = ['rose', 'fell', 'still', 'new']

/** Where every line stands on the scale, round by round; undefined where the series has no meter. */
export function progressSection(view: ReportView): Section | undefined {
  const { t, model } = view
  const question = levelQuestion(model)
  if (question === undefined) return undefined
  const columns = levelColumns(model, question.id)
  const goals = model.goals.filter(({ id }) => model.subjects.some(({ goal }) => goal === id))
  return {
    id: 'progress',
    title: t('report.section.progress'),
    entries: goals.map((goal) => ({ id: `progress/${goal.id}`, title: goalWords(view, goal) })),
    body: [overview(view), ...goals.map((goal) => goalProgress(view, goal, question, columns))],
  }
}

function overview(view: ReportView): Markup {
  const { t, model } = view
  const { goals, all } = levelMovements(model)
  const rows = model.goals.flatMap((goal) => {
    const moved = goals.find((each) => each.goal === goal.id)
    return moved === undefined ? [] : [overviewRow(html`${goalWords(view, goal)}`, moved)]
  })
  return table({
    kind: 'grid',
    caption: t('report.progress.overview'),
    columns: [
      { heading: html`${t('report.goal')}` },
      ...model.scale.map(({ value }) => ({ heading: html`${levelWords(view, value)}` })),
      ...movements.map((movement) => ({ heading: movementMarkup(view, movement) })),
    ],
    groups: [{ rows: [...rows, overviewRow(html`${t('report.all')}`, all)] }],
  })
}

function overviewRow(head: Markup, moved: LevelMovement) {
  const numbers = [...moved.levels.map(({ lines }) => lines), ...movements.map((movement) => moved[movement])]
  const cells: readonly [Markup, ...Markup[]] = [head, ...numbers.map((number) => html`${number}`)]
  return { cells }
}

function goalProgress(
  view: ReportView,
  goal: ReportGoal,
  question: Question,
  columns: readonly ReportColumn[],
): Markup {
  const lines = view.model.subjects.filter((subject) => subject.goal === goal.id)
  const row = (line: ReportSubject) => {
    const cells = columns.map((column) => progressCell(view, line, column, question))
    const all: readonly [Markup, ...(Markup | undefined)[]] = [
      localText(view, projectName(view, line.project)),
      ...cells,
    ]
    return { cells: all }
  }
  return html`<h3 id="progress/${goal.id}">${numberedHeading(view, goal.number, goal.name)}</h3>
${table({
  kind: 'grid',
  caption: view.t('report.progress.caption', { goal: goalWords(view, goal) }),
  columns: [{ heading: html`${view.t('report.project')}` }, ...columns.map((column) => roundColumn(view, column))],
  groups: byArea(view, lines).map(({ area, items }) => ({
    heading: localText(view, areaName(view, area)),
    rows: items.map(row),
  })),
})}`
}

function progressCell(
  view: ReportView,
  line: ReportSubject,
  column: ReportColumn,
  question: Question,
): Markup | undefined {
  const { answer, level, movement } = levelCell(line, column, question.id)
  if (level !== undefined) {
    return html`${meter(level)}<span class="level">${levelWords(view, level)}</span>${
      movement !== undefined && html` <span class="movement ${movement}">${movementMarkup(view, movement)}</span>`
    }`
  }
  if (answer !== undefined && answer.kind !== 'values')
    return html`<span class="quick">${shortWords(view, answer)}</span>`
  const gap = column.when === 'this' ? gapWords(view, line) : undefined
  return gap === undefined ? undefined : html`<span class="alert">${gap}</span>`
}

/** For the eye only: the words beside it say the same. */
function meter(level: number): Markup {
  const width = Math.min(Math.max(level, 0), 100)
  return html`<svg class="meter" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="6"/><rect class="fill" width="${width}" height="6"/></svg>`
}

function movementMarkup({ t }: ReportView, movement: Movement): Markup {
  return html`<span aria-hidden="true">${signs[movement]}</span> ${t(`report.movement.${movement}`)}`
}
