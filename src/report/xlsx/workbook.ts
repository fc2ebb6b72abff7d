import exceljs, { type Worksheet } from 'exceljs'
import type { FlatCell } from '../flat-table.ts'
import { xmlText } from '../xml-text.ts'
import type { Sheet } from './sheets.ts'

/** The most characters that a cell of Excel holds; what is longer goes on in the row below. */
const longestCell = 32_766
/** How a workbook writes a character by its number; text that looks like one must not be read as one. */
const escapeLike = /_(?=x[0-9a-f]{4}_)/gi

/** Every text goes in as text: whatever it begins with, it is no formula. */
export async function writeWorkbook(sheets: readonly Sheet[], at: Date): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook()
  workbook.created = at
  workbook.modified = at
  for (const { name, columns, rows, levels } of sheets) {
    const sheet = workbook.addWorksheet(sheetName(name), {
      views: [{ state: 'frozen', ySplit: 1 }],
      pageSetup: {
        orientation: 'landscape',
        paperSize: 9,
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        printTitlesRow: '1:1',
      },
    })
    sheet.columns = columns.map((header, index) => ({
      header: cellText(header),
      width: widthOf(header, rows, index),
      style: {
        alignment: { vertical: 'top', wrapText: true },
        ...(levels === true ? { numFmt: '0" %"' } : {}),
      },
    }))
    sheet.getRow(1).font = { bold: true }
    for (const row of rows) addRow(sheet, row)
    sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } }
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

function addRow(sheet: Worksheet, row: readonly FlatCell[]): void {
  const parts = row.map((cell) => (typeof cell === 'string' ? partsOf(cellText(cell)) : [cell]))
  const height = Math.max(...parts.map(({ length }) => length))
  for (let line = 0; line < height; line += 1) sheet.addRow(parts.map((part) => part[line] ?? null))
}

function partsOf(text: string): readonly string[] {
  if (text.length <= longestCell) return [text]
  const characters = Array.from(text)
  const parts: string[] = []
  // A character of two halves stays whole.
  for (let at = 0; at < characters.length; at += longestCell / 2)
    parts.push(characters.slice(at, at + longestCell / 2).join(''))
  return parts
}

function cellText(text: string): string {
  return xmlText(text.replace(/\r\n|\r/g, '\n')).replace(escapeLike, '_x005F_')
}

/** Names of sheets are short and have no marks that a formula uses. */
function sheetName(name: string): string {
  return name.replace(/[*?:\\/[\]]/g, ' ').slice(0, 31)
}

function widthOf(header: string, rows: readonly (readonly FlatCell[])[], index: number): number {
  const longest = rows.reduce((most, row) => {
    const cell = row[index]
    return typeof cell === 'string' ? Math.max(most, cell.length) : most
  }, header.length)
  return Math.min(60, Math.max(10, longest + 2))
}
