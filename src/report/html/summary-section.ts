import type { EarlierSummary, ReportGoal, SummaryParagraph } from '../../domain/report-model.ts'
import { areaName, goalWords, projectName, type ReportView, roundWords } from '../view.ts'
import { html, type Markup } from './markup.ts'
import { numberedHeading, type Section } from './section.ts'
import { localText, typedText } from './texts.ts'

/** One paragraph per goal and area; a draft says that it is one, and leads to the answers it was put together from. */
export function summarySection(view: ReportView): Section | undefined {
  const { t, model } = view
  const goals = model.goals.filter(({ id }) =>
    [...model.summary, ...model.earlierSummaries].some(({ goal }) => goal === id),
  )
  if (goals.length === 0) return undefined
  const drafts = model.summary.some(({ approved }) => !approved)
  return {
    id: 'summary',
    title: t('report.section.summary'),
    entries: goals.map((goal) => ({ id: `summary/${goal.id}`, title: goalWords(view, goal) })),
    body: [
      ...(drafts ? [html`<p class="hint">${t('report.draft.how')}</p>\n`] : []),
      ...goals.map((goal) => goalSummary(view, goal)),
    ],
  }
}

function goalSummary(view: ReportView, goal: ReportGoal): Markup {
  const { model } = view
  const paragraphs = model.summary.filter((each) => each.goal === goal.id)
  const earlier = model.earlierSummaries.filter((each) => each.goal === goal.id)
  return html`<h3 id="summary/${goal.id}">${numberedHeading(view, goal.number, goal.name)}</h3>
${paragraphs.map((each) => paragraph(view, each))}${earlier.length > 0 && earlierParagraphs(view, earlier)}`
}

function paragraph(view: ReportView, { area, text, approved, sources }: SummaryParagraph): Markup {
  const draft = !approved && html` <span class="mark draft alert">${view.t('report.draft')}</span>`
  const heading = html`<h4>${place(view, area)}${draft}</h4>\n`
  if (sources.length === 0) return html`${heading}<div class="prose">${typedText(view, text)}</div>\n`
  const leads = view.model.series.sections.includes('results')
  const items = sources.map(({ subject, project, sentences }) => {
    const name = localText(view, projectName(view, project))
    const lead = leads ? html`<a href="#${subject}">${name}</a>` : name
    return html`<li>${lead}: <span dir="auto">${sentences.join(' ')}</span></li>\n`
  })
  return html`${heading}<ul class="prose">${items}</ul>\n`
}

function earlierParagraphs(view: ReportView, earlier: readonly EarlierSummary[]): Markup {
  const items = earlier.map(
    ({ deadline, area, text }) =>
      html`<dt>${roundWords(view, deadline)}: ${place(view, area)}</dt><dd class="prose">${typedText(view, text)}</dd>\n`,
  )
  return html`<h4>${view.t('report.earlier-summaries')}</h4>\n<dl class="earlier">${items}</dl>\n`
}

function place(view: ReportView, area: string | undefined): Markup {
  return area === undefined ? html`${view.t('report.goal.whole')}` : localText(view, areaName(view, area))
}
