import type { Block, Cell, Facets, Table, TableColumn, TableGroup, TableRow } from '../document/document.ts'
import { html, type Markup } from './markup.ts'
import { wordsMarkup } from './words.ts'

type DrawBlock = (block: Block) => Markup

/**
 * A table that becomes a list of blocks where there is no room for columns. Its roles are spelt out because
 * some browsers forget them when the style changes `display`; the headings within cells are for the eye only.
 */
export function table({ kind, caption, columns, groups }: Table, draw: DrawBlock): Markup {
  const headings = columns.map((column) => columnHeading(column))
  const cells = headings.map((heading) => html`<th scope="col" role="columnheader">${heading}</th>`)
  const labels = headings.map((heading) => html`<span class="label" aria-hidden="true">${heading}</span>`)
  // Of several long columns none is the widest.
  const name = kind === 'prose' && columns.length > 3 ? 'prose many' : kind
  return html`<table role="table" class="${name}">
<caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${cells}</tr></thead>
${groups.map((group) => tableGroup(labels, group, draw))}</table>
`
}

function tableGroup(labels: readonly Markup[], { words, rows }: TableGroup, draw: DrawBlock): Markup {
  const head =
    words !== undefined &&
    html`<tr role="row" class="group"><th scope="rowgroup" role="rowheader" colspan="${labels.length}">${wordsMarkup(words)}</th></tr>\n`
  return html`<tbody role="rowgroup">${head}${rows.map((row) => tableRow(labels, row, draw))}</tbody>\n`
}

function tableRow(
  labels: readonly Markup[],
  { id, facets, cells: [head, ...cells] }: TableRow,
  draw: DrawBlock,
): Markup {
  const anchor = id !== undefined && html` id="${id}"`
  return html`<tr role="row"${anchor}${facets !== undefined && facetMarkup(facets)}><th scope="row" role="rowheader">${wordsMarkup(head)}</th>${cells.map(
    (cell, index) => tableCell(labels[index + 1], cell, draw),
  )}</tr>\n`
}

/** What the filters of the page look at. */
function facetMarkup({ area, goal, level, movements, owners }: Facets): Markup {
  return html` data-row${area !== undefined && html` data-area="${area}"`}${goal !== undefined && html` data-goal="${goal}"`}${
    level !== undefined && html` data-level="${level}"`
  }${movements !== undefined && html` data-change="${movements.join(' ')}"`}${
    owners !== undefined && html` data-owner="${owners.join(' ')}"`
  }`
}

function tableCell(label: Markup | undefined, cell: Cell, draw: DrawBlock): Markup {
  if (cell === undefined) return html`<td role="cell" class="empty"></td>`
  return html`<td role="cell">${label}${cell.map(draw)}</td>`
}

function columnHeading({ words, sign, isRound, note }: TableColumn): Markup {
  const name = isRound === true ? html`<span class="round-name">${wordsMarkup(words)}</span>` : wordsMarkup(words)
  const signed = sign === undefined ? name : html`<span aria-hidden="true">${sign}</span> ${name}`
  return note === undefined ? signed : html`${signed} <span class="note">(${note})</span>`
}
