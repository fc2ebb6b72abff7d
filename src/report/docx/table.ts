import {
  BorderStyle,
  type FileChild,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx'
import type {
  Block,
  Cell,
  Table as ReportTable,
  TableRow as Row,
  TableColumn,
  TableGroup,
  Words,
} from '../document/document.ts'
import { wordsRuns } from './words.ts'

type DrawParagraphs = (block: Block) => Paragraph[]

/** Of a page without its margins, in twentieths of a point. */
const pageWidths = { wide: 14796, upright: 9864 }
const noBorder = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const rule = { style: BorderStyle.SINGLE, size: 4, color: '9AA4AE' }

/** A table with its caption above it; the headings of its columns stand again on every page. */
export function drawTable(table: ReportTable, wide: boolean, draw: DrawParagraphs): FileChild[] {
  const widths = columnWidths(table, wide ? pageWidths.wide : pageWidths.upright)
  const heading = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: table.columns.map((column, index) => headingCell(column, widths[index])),
  })
  return [
    new Paragraph({ style: 'Caption', keepNext: true, children: wordsRuns([table.caption]) }),
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
      columnWidths: widths,
      borders: {
        top: noBorder,
        left: noBorder,
        right: noBorder,
        insideVertical: noBorder,
        bottom: rule,
        insideHorizontal: rule,
      },
      margins: { left: 70, right: 70, top: 40, bottom: 40 },
      tableLook: { firstRow: true, firstColumn: true },
      rows: [heading, ...table.groups.flatMap((group) => groupRows(table, group, draw))],
    }),
    new Paragraph({ children: [] }),
  ]
}

function groupRows({ kind, columns }: ReportTable, { words, rows }: TableGroup, draw: DrawParagraphs): TableRow[] {
  const head =
    words === undefined
      ? []
      : [
          new TableRow({
            cantSplit: true,
            children: [
              new TableCell({
                columnSpan: columns.length,
                shading: { type: ShadingType.CLEAR, fill: 'EEF2F6' },
                children: [strong(words, true)],
              }),
            ],
          }),
        ]
  return [...head, ...rows.map((row) => drawRow(row, kind === 'grid', draw))]
}

function drawRow({ cells: [name, ...cells] }: Row, whole: boolean, draw: DrawParagraphs): TableRow {
  return new TableRow({
    cantSplit: whole,
    children: [new TableCell({ children: [strong(name, false)] }), ...cells.map((cell) => drawCell(cell, draw))],
  })
}

function drawCell(cell: Cell, draw: DrawParagraphs): TableCell {
  // A cell without a paragraph is a fault to Word.
  return new TableCell({ children: cell === undefined ? [new Paragraph({ children: [] })] : cell.flatMap(draw) })
}

function headingCell({ words, sign, note }: TableColumn, width: number | undefined): TableCell {
  const signed: Words = sign === undefined ? words : [`${sign} `, ...words]
  const all: Words = note === undefined ? signed : [...signed, ` (${note})`]
  return new TableCell({
    children: [strong(all, true)],
    ...(width === undefined ? {} : { width: { size: width, type: WidthType.DXA } }),
  })
}

function strong(words: Words, keepNext: boolean): Paragraph {
  return new Paragraph({ style: 'CellHeading', keepNext, children: wordsRuns(words) })
}

/** The longest texts stand in the last column of a table of prose. */
function columnWidths({ kind, compares, columns }: ReportTable, width: number): number[] {
  const shares =
    kind === 'prose'
      ? proseShares(columns.length, compares === true)
      : columns.map((_, index) => (index === 0 ? 1.5 : 1))
  const whole = shares.reduce((sum, share) => sum + share, 0)
  return shares.map((share) => Math.floor((width * share) / whole))
}

function proseShares(count: number, compares: boolean): readonly number[] {
  return count === 3 && !compares ? [16, 28, 56] : [20, ...Array.from({ length: count - 1 }, () => 80 / (count - 1))]
}
