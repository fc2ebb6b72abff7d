import { createHash } from 'node:crypto'
import type { PartsPage } from '../../actions/page-ports.ts'
import { translator } from '../../locales/translate.ts'
import { reportFacts } from '../front-words.ts'
import { plain, reportTitle, reportView } from '../view.ts'
import { html } from './markup.ts'
import { standingPage } from './standing-page.ts'
import { reportStyle } from './style.ts'

const style = html`${reportStyle}
.part h2 { margin: 1.75rem 0 0.35rem; padding: 0; border: 0; font-size: 1.2rem; }
.part h2 a { display: inline-block; padding: 0.35rem 0; }
.part li { margin-bottom: 0.25rem; }
`
const contentSecurityPolicy = `style-src 'sha256-${createHash('sha256').update(style.toString()).digest('base64')}'`

/** In the words of whoever reads it; what stands in a part is named as there, in the language of the parts. */
export const partsPage: PartsPage = ({ language, model, audience, spoken, parts }) => {
  const t = translator(language)
  const view = reportView(model, { audience, language })
  const title = t('report.part.page', { title: reportTitle(view) })
  const notice = audience === 'coordinators' && html`<p class="not-public">${t('report.not-public')}</p>`
  const sections = parts.map(({ url, contents }, index) => {
    const which = t('report.part.of', { part: index + 1, parts: parts.length })
    const lines = contents.map((line) => html`<li>${line}</li>`)
    return html`<section class="part">
<h2><a href="${url}">${which} (PDF)</a></h2>
<ul lang="${spoken}">${lines}</ul>
</section>
`
  })
  const body = html`<p class="prose">${t('report.part.how', { parts: parts.length })}</p>
${sections}`
  const below = html`<ul class="facts">${reportFacts(view).map((fact) => html`<li>${fact}</li>`)}</ul>
${notice}
`
  const programme = plain(view, model.programme.name)
  return { body: standingPage({ language, programme, title, style, below, body }), contentSecurityPolicy }
}
