import { type Language, type LocalText, languageOf } from '../../domain/local-text.ts'
import type { TitledText } from '../../domain/programme.ts'
import { plain, type ReportView } from '../view.ts'
import { html, type Markup } from './markup.ts'

/** A text of the register, marked where it is in another language than the page. */
export function localText(view: ReportView, text: LocalText): Markup {
  const language = languageOf(text, view.language, view.model.programme.language)
  const words = plain(view, text)
  return language === undefined || language === view.language
    ? html`${words}`
    : html`<span lang="${language}">${words}</span>`
}

/**
 * What a person typed: their line breaks and their direction of writing are kept, nothing in it is markup, and it is
 * marked where they wrote in another language than the page's.
 */
export function typedText(view: Pick<ReportView, 'language'>, text: string, language?: Language): Markup {
  return language === undefined || language === view.language
    ? html`<div class="typed" dir="auto">${text}</div>`
    : html`<div class="typed" dir="auto" lang="${language}">${text}</div>`
}

/** Titled texts of the register; the rank is that of their headings. */
export function titledTexts(view: ReportView, texts: readonly TitledText[], rank: 3 | 4): readonly Markup[] {
  return texts.map(({ title, text }) => {
    const heading = rank === 3 ? html`<h3>${localText(view, title)}</h3>` : html`<h4>${localText(view, title)}</h4>`
    return html`${heading}<div class="typed prose">${localText(view, text)}</div>`
  })
}
