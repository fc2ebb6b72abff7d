import { deviatingProjects, isDeviationText } from '../../domain/report-deviations.ts'
import type { ReportColumn, ReportSubject } from '../../domain/report-model.ts'
import { answerParts, newestFirst, shortWords } from '../answer-words.ts'
import { gapWords } from '../gap-words.ts'
import { projectName, type ReportView } from '../view.ts'
import { datedAnswers, partMarkup } from './answer.ts'
import { html, type Markup } from './markup.ts'
import { roundColumn } from './round-column.ts'
import type { Section } from './section.ts'
import { type TableRow, table } from './table.ts'
import { localText, typedText } from './texts.ts'

/** What does not go as planned, and then where every project stands. */
export function deviationsSection(view: ReportView): Section | undefined {
  const { t, model } = view
  const projects = model.subjects.filter(({ scope }) => scope === 'project')
  if (projects.length === 0) return undefined
  return {
    id: 'deviations',
    title: t('report.section.deviations'),
    body: [deviations(view, deviatingProjects(model)), statuses(view, projects)],
  }
}

function deviations(view: ReportView, projects: readonly ReportSubject[]): Markup {
  const { t } = view
  if (projects.length === 0) return html`<p>${t('report.deviations.none')}</p>\n`
  return table({
    kind: 'prose',
    caption: t('report.deviations.caption'),
    columns: [
      { heading: html`${t('report.project')}` },
      { heading: html`${t('report.state')}` },
      { heading: html`${t('report.deviations.texts')}` },
    ],
    groups: [
      {
        rows: projects.map((project) => ({
          cells: [
            localText(view, projectName(view, project.project)),
            stateIn(view, project, view.model.round.deadline),
            datedAnswers(view, project, ({ question }) => isDeviationText(question)),
          ],
        })),
      },
    ],
  })
}

function statuses(view: ReportView, projects: readonly ReportSubject[]): Markup {
  const answered = new Set(projects.flatMap((project) => newestFirst(view.model, project).map((each) => each.deadline)))
  const columns = view.model.columns.filter(({ when, deadline }) => when === 'this' || answered.has(deadline))
  return table({
    kind: 'grid',
    caption: view.t('report.statuses.caption'),
    columns: [{ heading: html`${view.t('report.project')}` }, ...columns.map((column) => roundColumn(view, column))],
    groups: [{ rows: projects.map((project) => statusRow(view, project, columns)) }],
  })
}

function statusRow(view: ReportView, project: ReportSubject, columns: readonly ReportColumn[]): TableRow {
  const cells = columns.map((column) => {
    const gap = column.when === 'this' ? gapWords(view, project) : undefined
    return gap === undefined ? stateIn(view, project, column.deadline) : html`<span class="alert">${gap}</span>`
  })
  return { cells: [localText(view, projectName(view, project.project)), ...cells] }
}

/** Everything the project answered in a round but the texts of deviations, which stand in their own table. */
function stateIn(view: ReportView, project: ReportSubject, deadline: string): Markup | undefined {
  const found = newestFirst(view.model, project).find((each) => each.deadline === deadline)
  if (found === undefined) return undefined
  if (found.answer.kind === 'quick') return html`<span class="quick">${shortWords(view, found.answer)}</span>`
  const { answer } = found
  const parts = answerParts(view.model, 'project', answer).filter(({ question }) => !isDeviationText(question))
  const reason =
    answer.kind !== 'values' && answer.reason !== undefined && typedText(view, answer.reason, answer.language)
  if (parts.length === 0 && reason === false) return undefined
  return html`${parts.map((part) => partMarkup(view, part, parts.length > 1))}${reason}`
}
