import type { LocalText } from '../../domain/local-text.ts'
import type { ReportView } from '../view.ts'
import { html, type Markup } from './markup.ts'
import { localText } from './texts.ts'

/** A chapter of the page. */
export interface Section {
  readonly id: string
  readonly title: string
  /** Its parts that the contents lead to. */
  readonly entries?: readonly { readonly id: string; readonly title: string }[]
  readonly body: Markup | readonly Markup[]
}

export function sectionMarkup({ id, title, body }: Section): Markup {
  return html`<section aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
${body}</section>
`
}

/** A heading that starts with a number where the thing has one. */
export function numberedHeading(view: ReportView, number: number | undefined, name: LocalText): Markup {
  return html`${number !== undefined && `${number}. `}${localText(view, name)}`
}
