import { html, type Markup } from './markup.ts'

export interface TableColumn {
  readonly heading: Markup
  /** Beside the heading: which round this is, that one is to come. */
  readonly note?: string
}

export interface TableRow {
  readonly id?: string
  /** The first cell heads its row. `undefined` is an empty cell. */
  readonly cells: readonly [Markup, ...(Markup | undefined)[]]
}

export interface TableGroup {
  readonly heading?: Markup
  readonly rows: readonly TableRow[]
}

export interface Table {
  readonly kind: 'prose' | 'grid'
  readonly caption: string
  readonly columns: readonly TableColumn[]
  readonly groups: readonly TableGroup[]
}

/**
 * A table that becomes a list of blocks where there is no room for columns. Its roles are spelt out because
 * some browsers forget them when the style changes `display`; the headings within cells are for the eye only.
 */
export function table({ kind, caption, columns, groups }: Table): Markup {
  const headings = columns.map((column) => html`<th scope="col" role="columnheader">${columnHeading(column)}</th>`)
  return html`<table role="table" class="${kind}">
<caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${headings}</tr></thead>
${groups.map((group) => tableGroup(columns, group))}</table>
`
}

function tableGroup(columns: readonly TableColumn[], { heading, rows }: TableGroup): Markup {
  const head =
    heading !== undefined &&
    html`<tr role="row" class="group"><th scope="rowgroup" role="rowheader" colspan="${columns.length}">${heading}</th></tr>\n`
  return html`<tbody role="rowgroup">${head}${rows.map((row) => tableRow(columns, row))}</tbody>\n`
}

function tableRow(columns: readonly TableColumn[], { id, cells: [head, ...cells] }: TableRow): Markup {
  const anchor = id !== undefined && html` id="${id}"`
  return html`<tr role="row"${anchor}><th scope="row" role="rowheader">${head}</th>${cells.map((cell, index) =>
    tableCell(columns[index + 1], cell),
  )}</tr>\n`
}

function tableCell(column: TableColumn | undefined, cell: Markup | undefined): Markup {
  if (cell === undefined) return html`<td role="cell" class="empty"></td>`
  const label = column !== undefined && html`<span class="label" aria-hidden="true">${columnHeading(column)}</span>`
  return html`<td role="cell">${label}${cell}</td>`
}

function columnHeading({ heading, note }: TableColumn): Markup {
  return note === undefined ? heading : html`${heading} <span class="note">(${note})</span>`
}
