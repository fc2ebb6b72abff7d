import type { Block, ReportDocument, TableRow } from '../../src/report/document/document.ts'

/** A report of these chapters, each with its blocks. */
export function aDocument(
  ...chapters: readonly (readonly [title: string, ...blocks: readonly Block[]])[]
): ReportDocument {
  return {
    language: 'en',
    title: 'Self-assessment, autumn 2021',
    programme: ['Reform'],
    facts: ['Edition 1'],
    filters: [],
    chapters: chapters.map(([title, ...blocks]) => ({ id: title, title, wide: false, blocks })),
  }
}

export function aHeading(rank: 3 | 4 | 5, text: string): Block {
  return { kind: 'heading', rank, words: [text] }
}

export function aText(text: string): Block {
  return { kind: 'paragraph', style: 'text', words: [text] }
}

/** A table of these groups, each a name and the names of its rows. */
export function aTable(
  caption: string,
  ...groups: readonly (readonly [name: string, ...rows: readonly string[]])[]
): Block {
  return {
    kind: 'table',
    table: {
      kind: 'prose',
      caption,
      columns: [{ words: [`Column of ${caption}`] }],
      groups: groups.map(([name, ...rows]) => ({
        words: [name],
        rows: rows.map((row): TableRow => ({ cells: [[row]] })),
      })),
    },
  }
}

/** Everything that its chapters say, in their order. */
export function spokenIn({ chapters }: Pick<ReportDocument, 'chapters'>): readonly string[] {
  return chapters.flatMap(({ title, blocks }) => [title, ...blocks.flatMap((block) => textsOf(block))])
}

function textsOf(value: unknown, key = ''): readonly string[] {
  if (['kind', 'style', 'entry', 'facets', 'id'].includes(key)) return []
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap((each) => textsOf(each))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, each]) => textsOf(each, name))
}
