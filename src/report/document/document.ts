import type { Language } from '../../domain/local-text.ts'

/**
 * A report as headings, texts, lists and tables, in the words of one language for one audience: what the formats for
 * people are drawn from, so that none of them tells more or less than another. It is plain data.
 */
export interface ReportDocument {
  readonly language: Language
  readonly title: string
  readonly programme: Words
  /** Which month it describes, which edition it is, when it was compiled. */
  readonly facts: readonly string[]
  /** That it is not for the public. */
  readonly notice?: string
  readonly chapters: readonly Chapter[]
  /** What a reader on a screen may choose rows of tables by. */
  readonly filters: readonly Filter[]
}

export interface Filter {
  readonly facet: 'area' | 'goal' | 'level' | 'change' | 'owner'
  readonly label: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
}

export interface Chapter {
  readonly id: string
  readonly title: string
  /** Wide tables lie on their side where paper is meant. */
  readonly wide: boolean
  readonly blocks: readonly Block[]
}

/** The language is absent where it is the document's own. */
export interface Text {
  readonly text: string
  readonly language?: Language
}

/** What stands in a line. A bare string is in the document's language. */
export type Words = readonly Piece[]
export type Piece =
  | string
  | ({ readonly kind: 'text' } & Text)
  /** Beside what matters: a unit, an address. */
  | { readonly kind: 'note'; readonly words: Words }
  /** A word or two that say what something is: this round's, late, a draft. */
  | { readonly kind: 'mark'; readonly text: string; readonly alert: boolean }
  /** Leads to the row or heading of that id. */
  | { readonly kind: 'lead'; readonly to: string; readonly words: Words }

export type Block =
  | ({ readonly kind: 'heading' } & Heading)
  | { readonly kind: 'paragraph'; readonly style: ParagraphStyle; readonly words: Words }
  | ({ readonly kind: 'typed' } & Typed)
  | { readonly kind: 'list'; readonly style: 'plain' | 'people' | 'prose'; readonly items: readonly Words[] }
  | { readonly kind: 'targets'; readonly targets: readonly TargetWords[]; readonly labels: TargetLabels }
  /** In a cell, or for themselves. */
  | { readonly kind: 'rounds'; readonly within: 'cell' | 'chapter'; readonly rounds: readonly RoundWords[] }
  | { readonly kind: 'counts'; readonly counts: readonly (readonly [name: string, value: number])[] }
  | { readonly kind: 'level'; readonly value: number; readonly text: string; readonly movement?: MovementWords }
  | { readonly kind: 'movement'; readonly movement: MovementWords }
  | { readonly kind: 'table'; readonly table: Table }
  /** For a screen: every number of it stands in a table too. */
  | { readonly kind: 'chart'; readonly chart: Chart }

/** The title of the report is of the first, chapters are of the second. */
export type HeadingRank = 3 | 4 | 5

export interface Heading {
  readonly rank: HeadingRank
  readonly words: Words
  /** Of a part that the table of contents leads to. */
  readonly entry?: { readonly id: string; readonly title: string }
}

/**
 * `words` is a line like any other; `label` says what is asked above what is answered, `short` is an answer of one
 * press, `chosen` of a choice, `alert` what a coordinator must see.
 */
export type ParagraphStyle = 'words' | 'text' | 'hint' | 'label' | 'short' | 'chosen' | 'alert'

/** Text with its own line breaks; what a person typed has a direction of writing of its own. */
export interface Typed extends Text {
  readonly source: 'person' | 'register'
  /** Long text by itself, not in a table. */
  readonly prose: boolean
}

export interface TargetWords {
  readonly text: Text
  readonly indicators: readonly Words[]
  readonly source?: Text
}

export interface TargetLabels {
  readonly indicators: string
  readonly source: string
}

/** What was said in one round, or that nothing was. */
export interface RoundWords {
  readonly name: Words
  readonly state: 'this' | 'gap' | 'earlier'
  readonly blocks: readonly Block[]
}

/** A sign for the eye and a word for everybody. */
export interface MovementWords {
  readonly movement: 'rose' | 'fell' | 'still' | 'new'
  readonly sign: string
  readonly text: string
}

export interface Table {
  /** `prose` has long texts, with the longest in the last column; `grid` short words or numbers. */
  readonly kind: 'prose' | 'grid'
  /** The last two columns stand against each other, and are as wide. */
  readonly compares?: true
  readonly caption: string
  readonly columns: readonly TableColumn[]
  readonly groups: readonly TableGroup[]
}

export interface TableColumn {
  readonly words: Words
  /** The name of a round is short and stays in one line. */
  readonly isRound?: true
  readonly sign?: string
  /** Beside the heading: which round this is, that one is to come. */
  readonly note?: string
}

export interface TableGroup {
  readonly words?: Words
  readonly rows: readonly TableRow[]
}

/** Undefined is an empty cell. */
export type Cell = readonly Block[] | undefined

export interface TableRow {
  readonly id?: string
  /** What a reader may choose rows by. */
  readonly facets?: Facets
  /** The first cell heads its row. */
  readonly cells: readonly [Words, ...Cell[]]
}

/** Ids, and addresses of owners for coordinators only. */
export interface Facets {
  readonly area?: string
  readonly goal?: string
  readonly level?: number
  /** Several: what stood still for two rounds stands still, too. */
  readonly movements?: readonly string[]
  readonly owners?: readonly string[]
}

/** One bar or one line per goal. */
export type Chart = { readonly id: string; readonly caption: string } & (
  | {
      readonly shape: 'bars'
      readonly rows: readonly { readonly name: string; readonly parts: readonly ChartPart[] }[]
    }
  | {
      readonly shape: 'lines'
      readonly rows: readonly { readonly name: string; readonly points: readonly ChartPoint[] }[]
    }
)

/** A part of a bar, as long as its number is large. */
export interface ChartPart {
  readonly label: string
  readonly value: number
  /** Which of the few patterns it is drawn in. */
  readonly tone: string
}

/** A point of a line; its value is from 0 to 100. */
export interface ChartPoint {
  readonly label: string
  readonly value: number
  readonly text: string
}
