import { type Language, languages } from '../../domain/local-text.ts'
import type { CellKindName } from './cell.ts'

/** One column of a sheet: what it is called, and where its value stands in an object of a programme file. */
export interface Column {
  readonly header: string
  readonly path: readonly string[]
  readonly kind: CellKindName
  /** Values that may be chosen: words, or the ids of another sheet. */
  readonly choices?: readonly string[] | { readonly sheet: string }
  /** The column holds the text of one language; without it, the one text for all. */
  readonly language?: Language
  /** There even where nobody has filled it in; the columns of a language only where it is used. */
  readonly always?: true
}

export function column(
  header: string,
  path: string,
  kind: CellKindName,
  choices?: Column['choices'],
): readonly [Column] {
  return [{ header, path: path.split('.'), kind, always: true, ...(choices === undefined ? {} : { choices }) }]
}

/** A text that people read: one for all languages, or one for each. */
export function textColumns(header: string, path: string): readonly Column[] {
  const steps = path.split('.')
  return [
    { header, path: steps, kind: 'text', always: true },
    ...languages.map((language) => ({
      header: `${header} (${language})`,
      path: [...steps, language],
      kind: 'text' as const,
      language,
    })),
  ]
}
