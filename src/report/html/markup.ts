/** Not exported: only `html` makes it, so that people's text cannot pass for markup. */
class SafeMarkup {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  toString(): string {
    return this.#text
  }
}

/** HTML that is safe to send. */
export type Markup = SafeMarkup

/** What may stand in a template; `undefined` and `false` leave nothing. */
export type MarkupValue = string | number | Markup | undefined | false | readonly MarkupValue[]

/** A template in which every value is escaped, as the content of an element and as a quoted attribute alike. */
export function html(strings: TemplateStringsArray, ...values: readonly MarkupValue[]): Markup {
  return new SafeMarkup(strings.reduce((text, string, index) => text + written(values[index - 1]) + string))
}

function written(value: MarkupValue): string {
  if (value === undefined || value === false) return ''
  if (typeof value === 'string') return escaped(value)
  if (typeof value === 'number') return String(value)
  return value instanceof SafeMarkup ? value.toString() : value.map(written).join('')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}
