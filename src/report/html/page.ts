import { createHash } from 'node:crypto'
import type { RenderOptions, ReportRenderer } from '../../actions/ports.ts'
import type { ReportModel } from '../../domain/report-model.ts'
import { type Translate, translator } from '../../locales/translate.ts'
import { composeDocument } from '../document/compose-document.ts'
import type { Block, Chapter, ReportDocument } from '../document/document.ts'
import { wordsText } from '../document/words-text.ts'
import { blockMarkup } from './block.ts'
import { filterForm } from './filter-form.ts'
import { filterScript } from './filter-script.ts'
import { html, type Markup } from './markup.ts'
import { reportStyle } from './style.ts'
import { wordsMarkup } from './words.ts'

/** One page that needs nothing but itself: no files, no style attributes, and all of it there without scripts. */
export const htmlReport = {
  contentType: 'text/html; charset=utf-8',
  extension: 'html',
  opensInBrowser: true,
  contentSecurityPolicy: `style-src '${hashOf(reportStyle)}'; script-src '${hashOf(filterScript)}'`,
  render(model: ReportModel, options: RenderOptions): string {
    return page(composeDocument(model, options)).toString()
  },
} satisfies ReportRenderer

/** How a policy names the one text that it lets stand between a pair of tags. */
function hashOf(text: Markup): string {
  return `sha256-${createHash('sha256').update(text.toString()).digest('base64')}`
}

function page(report: ReportDocument): Markup {
  const { language, title, programme, chapters, filters } = report
  const t = translator(language)
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – ${wordsText(programme)}</title>
<style>${reportStyle}</style>
</head>
<body>
<a class="skip" href="#main">${t('report.skip')}</a>
${header(report)}${contents(t, chapters)}${filterForm(t, filters)}<main id="main" tabindex="-1">
${chapters.map(chapterMarkup)}</main>
<script>${filterScript}</script>
</body>
</html>
`
}

function header({ title, programme, facts, notice }: ReportDocument): Markup {
  return html`<header>
<p class="programme">${wordsMarkup(programme)}</p>
<h1>${title}</h1>
<ul class="facts">
${facts.map((fact) => html`<li>${fact}</li>\n`)}</ul>
${notice !== undefined && html`<p class="not-public">${notice}</p>\n`}</header>
`
}

function contents(t: Translate, chapters: readonly Chapter[]): Markup {
  return html`<nav aria-labelledby="contents">
<h2 id="contents">${t('report.contents')}</h2>
<ul>
${chapters.map(contentsEntry)}</ul>
</nav>
`
}

interface ContentsEntry {
  readonly id: string
  readonly title: string
  readonly within: readonly ContentsEntry[]
}

function contentsEntry({ id, title, blocks }: Chapter): Markup {
  return html`<li><a href="#${id}">${title}</a>${entryList(entriesIn(blocks))}</li>\n`
}

function entriesIn(blocks: readonly Block[]): readonly ContentsEntry[] {
  const entries: { id: string; title: string; within: ContentsEntry[] }[] = []
  for (const block of blocks) {
    if (block.kind !== 'heading' || block.entry === undefined) continue
    const entry = { ...block.entry, within: [] }
    // What is of a lower rank stands within the part before it.
    if (block.rank === 3) entries.push(entry)
    else (entries.at(-1)?.within ?? entries).push(entry)
  }
  return entries
}

function entryList(entries: readonly ContentsEntry[]): Markup | false {
  return (
    entries.length > 0 &&
    html`<ul>${entries.map(({ id, title, within }) => html`<li><a href="#${id}">${title}</a>${entryList(within)}</li>`)}</ul>`
  )
}

function chapterMarkup({ id, title, blocks }: Chapter): Markup {
  return html`<section aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
${blocks.map(blockMarkup)}</section>
`
}
