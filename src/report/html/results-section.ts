import { levelQuestion } from '../../domain/level-movement.ts'
import type { Target } from '../../domain/programme.ts'
import type { ReportGoal, ReportSubject } from '../../domain/report-model.ts'
import { areaName, byArea, goalWords, projectName, type ReportView } from '../view.ts'
import { datedAnswers } from './answer.ts'
import { html, type Markup } from './markup.ts'
import { numberedHeading, type Section } from './section.ts'
import { table } from './table.ts'
import { localText, titledTexts } from './texts.ts'

/** The full table: for each goal what every project promised there and what came of it, round after round. */
export function resultsSection(view: ReportView): Section | undefined {
  const { t, model } = view
  const goals = model.goals.filter(({ id }) => model.subjects.some(({ goal }) => goal === id))
  if (goals.length === 0) return undefined
  return {
    id: 'results',
    title: t('report.section.results'),
    entries: goals.map((goal) => ({ id: `results/${goal.id}`, title: goalWords(view, goal) })),
    body: goals.map((goal) => goalResults(view, goal)),
  }
}

function goalResults(view: ReportView, goal: ReportGoal): Markup {
  const { t, model } = view
  const lines = model.subjects.filter((subject) => subject.goal === goal.id)
  // The meter has tables of its own where the report shows progress.
  const meter = model.series.sections.includes('progress') ? levelQuestion(model)?.id : undefined
  const row = (line: ReportSubject) => {
    const results = datedAnswers(view, line, ({ question }) => question === undefined || question.id !== meter)
    const cells: readonly [Markup, ...(Markup | undefined)[]] = [
      projectHead(view, line),
      targetList(view, line.targets),
      results,
    ]
    return { id: line.id, cells }
  }
  return html`<h3 id="results/${goal.id}">${numberedHeading(view, goal.number, goal.name)}</h3>
${titledTexts(view, goal.texts, 4)}${table({
  kind: 'prose',
  caption: t('report.results.caption', { goal: goalWords(view, goal) }),
  columns: [t('report.project'), t('report.targets'), t('report.results')].map((name) => ({ heading: html`${name}` })),
  groups: byArea(view, lines).map(({ area, items }) => ({
    heading: localText(view, areaName(view, area)),
    rows: items.map(row),
  })),
})}`
}

function projectHead(view: ReportView, line: ReportSubject): Markup {
  const project = view.model.projects.find(({ id }) => id === line.project)
  const units = project?.units ?? []
  const group = project?.group !== undefined && html`<span class="note">${localText(view, project.group)}</span> `
  const unitList =
    units.length > 0 &&
    html` <span class="note">${units.map(({ name }, index) => html`${index > 0 && ', '}${localText(view, name)}`)}</span>`
  return html`${group}${localText(view, projectName(view, line.project))}${unitList}`
}

function targetList(view: ReportView, targets: readonly Target[]): Markup | undefined {
  if (targets.length === 0) return undefined
  const items = targets.map(
    ({ text, indicators, source }) =>
      html`<li><div class="typed">${localText(view, text)}</div>${
        indicators.length > 0 &&
        html`<p class="asked">${view.t('report.indicators')}</p><ul>${indicators.map(
          (indicator) =>
            html`<li class="typed">${localText(view, indicator.text)}${
              indicator.unit !== undefined && html` (${localText(view, indicator.unit)})`
            }</li>`,
        )}</ul>`
      }${
        source !== undefined &&
        html`<p class="asked">${view.t('report.source')}</p><div class="typed">${localText(view, source)}</div>`
      }</li>`,
  )
  return html`<ul class="targets">${items}</ul>`
}
