import { namedCounts } from '../front-words.ts'
import type { ReportView } from '../view.ts'
import { html } from './markup.ts'
import type { Section } from './section.ts'
import { titledTexts } from './texts.ts'

/** What the series says of itself, and how many answers there are of what. */
export function frontSection(view: ReportView): Section {
  const { t, model } = view
  return {
    id: 'counts',
    title: t('report.section.counts'),
    body: [
      html`<dl class="counts">${namedCounts(view).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>\n`,
      html`<p class="hint">${t('report.counts.of')}</p>\n`,
      ...titledTexts(view, model.series.front, 3),
    ],
  }
}
