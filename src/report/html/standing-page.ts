import type { Language } from '../../domain/local-text.ts'
import { html, type Markup, type MarkupValue } from './markup.ts'

/** A page of the programme's beside its reports, in their style and one's own: its title, what stands below it, the rest. */
export function standingPage(page: {
  readonly language: Language
  readonly programme: string
  readonly title: string
  readonly style: Markup
  readonly below?: MarkupValue
  readonly body: Markup
}): string {
  const { language, programme, title, style, below, body } = page
  const markup = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – ${programme}</title>
<style>${style}</style>
</head>
<body>
<header>
<p class="programme">${programme}</p>
<h1>${title}</h1>
${below}</header>
<main id="main">
${body}
</main>
</body>
</html>
`
  return markup.toString()
}
