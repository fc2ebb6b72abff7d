import { createHash } from 'node:crypto'
import type { RenderOptions, ReportRenderer } from '../../actions/ports.ts'
import type { ReportSection } from '../../domain/programme.ts'
import type { ReportModel } from '../../domain/report-model.ts'
import { reportFacts } from '../front-words.ts'
import { plain, type ReportView, reportTitle, reportView } from '../view.ts'
import { coordinatorsSection } from './coordinators-section.ts'
import { deviationsSection } from './deviations-section.ts'
import { frontSection } from './front-section.ts'
import { html, type Markup } from './markup.ts'
import { progressSection } from './progress-section.ts'
import { resultsSection } from './results-section.ts'
import { type Section, sectionMarkup } from './section.ts'
import { reportStyle } from './style.ts'
import { summarySection } from './summary-section.ts'
import { localText } from './texts.ts'

/** One page that needs nothing but itself: no scripts, no files, no style attributes. */
export const htmlReport = {
  contentType: 'text/html; charset=utf-8',
  extension: 'html',
  opensInBrowser: true,
  contentSecurityPolicy: `style-src '${hashOf(reportStyle)}'`,
  render(model: ReportModel, options: RenderOptions): string {
    return page(reportView(model, options)).toString()
  },
} satisfies ReportRenderer

/** How a policy names the one text that it lets stand between a pair of tags. */
function hashOf(text: Markup): string {
  return `sha256-${createHash('sha256').update(text.toString()).digest('base64')}`
}

const sections: { readonly [Name in ReportSection]?: (view: ReportView) => Section | undefined } = {
  summary: summarySection,
  progress: progressSection,
  results: resultsSection,
  deviations: deviationsSection,
}

function page(view: ReportView): Markup {
  const { language, t, audience, model } = view
  const chosen = model.series.sections.flatMap((name) => sections[name]?.(view) ?? [])
  const all = [frontSection(view), ...chosen, ...(audience === 'coordinators' ? [coordinatorsSection(view)] : [])]
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${reportTitle(view)} – ${plain(view, model.programme.name)}</title>
<style>${reportStyle}</style>
</head>
<body>
<a class="skip" href="#main">${t('report.skip')}</a>
${header(view)}<nav aria-labelledby="contents">
<h2 id="contents">${t('report.contents')}</h2>
<ul>
${all.map(contentsEntry)}</ul>
</nav>
<main id="main" tabindex="-1">
${all.map(sectionMarkup)}</main>
</body>
</html>
`
}

function header(view: ReportView): Markup {
  const { t, model, audience } = view
  return html`<header>
<p class="programme">${localText(view, model.programme.name)}</p>
<h1>${reportTitle(view)}</h1>
<ul class="facts">
${reportFacts(view).map((fact) => html`<li>${fact}</li>\n`)}</ul>
${audience === 'coordinators' && html`<p class="not-public">${t('report.not-public')}</p>\n`}</header>
`
}

function contentsEntry({ id, title, entries = [] }: Section): Markup {
  const parts =
    entries.length > 0 &&
    html`<ul>${entries.map((entry) => html`<li><a href="#${entry.id}">${entry.title}</a></li>`)}</ul>`
  return html`<li><a href="#${id}">${title}</a>${parts}</li>\n`
}
