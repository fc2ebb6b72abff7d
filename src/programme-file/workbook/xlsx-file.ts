import type { CellValue, Workbook, Worksheet } from 'exceljs'
import { type Cell, cellKinds } from './cell.ts'
import { draftsIn, isDraft } from './record.ts'
import type { Table, TableRow, WrittenColumn, WrittenTable } from './table.ts'
import { escapedForXml } from './xml-text.ts'
import type { SheetScan } from './zip-check.ts'

declare module 'exceljs' {
  interface Worksheet {
    /** The types know the validation of single cells only; one of a range is written as it is. */
    readonly dataValidations: { readonly add: (range: string, validation: DataValidation) => void }
  }
}

/** The only file that knows exceljs; it is loaded where a workbook is read or written, for it is large. */
async function newWorkbook(): Promise<Workbook> {
  const { default: exceljs } = await import('exceljs')
  return new exceljs.Workbook()
}

const widths = { text: 22, date: 12, general: 12, wide: 48 }
/** Rows below the last one in which a choice is offered as well. */
const roomBelow = 200

/** People's text goes in as text: nothing that begins with = becomes a formula. */
export async function writeXlsx(tables: readonly WrittenTable[]): Promise<Uint8Array> {
  const workbook = await newWorkbook()
  for (const table of tables) writeSheet(workbook, table, tables)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

function writeSheet(workbook: Workbook, table: WrittenTable, all: readonly WrittenTable[]): void {
  const sheet = workbook.addWorksheet(table.sheet, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = table.columns.map(({ header, kind }) => ({
    header,
    width: Math.max('wide' in cellKinds[kind] ? widths.wide : widths[cellKinds[kind].format], header.length + 2),
    style: {
      numFmt: formats[cellKinds[kind].format],
      alignment: { vertical: 'top', wrapText: 'wide' in cellKinds[kind] },
    },
  }))
  sheet.getRow(1).font = { bold: true }
  for (const row of table.rows) sheet.addRow(row.map(excelValue))
  if (table.columns.length > 0) {
    sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: table.columns.length } }
  }
  for (const [index, column] of table.columns.entries()) offerChoices(sheet, index, column, table.rows.length, all)
}

const formats = { text: '@', date: 'd.m.yyyy', general: 'General' }

function excelValue(cell: Cell): CellValue {
  if (typeof cell === 'string') return escapedForXml(cell)
  if (typeof cell === 'object') return 'date' in cell ? cell.date : null
  return cell ?? null
}

function offerChoices(
  sheet: Worksheet,
  index: number,
  { choices }: WrittenColumn,
  rows: number,
  all: readonly WrittenTable[],
): void {
  const formula = choices === undefined ? undefined : choicesFormula(choices, all)
  if (formula === undefined) return
  const letter = sheet.getColumn(index + 1).letter
  sheet.dataValidations.add(`${letter}2:${letter}${rows + 1 + roomBelow}`, {
    type: 'list',
    allowBlank: true,
    formulae: [formula],
    showErrorMessage: true,
    errorStyle: 'stop',
  })
}

function choicesFormula(
  choices: NonNullable<WrittenColumn['choices']>,
  all: readonly WrittenTable[],
): string | undefined {
  if (!('sheet' in choices)) return `"${choices.join(',')}"`
  const referred = all.find(({ sheet }) => sheet === choices.sheet)
  return referred === undefined ? undefined : `${choices.sheet}!$A$2:$A$${Math.max(2, referred.rows.length + 1)}`
}

/** What these hold is not needed, and taking some of them apart can take for ever: a validation of a whole column. */
const ignoredNodes = [
  'dataValidations',
  'mergeCells',
  'conditionalFormatting',
  'autoFilter',
  'drawing',
  'legacyDrawing',
  'picture',
  'tableParts',
  'extLst',
  'rowBreaks',
  'colBreaks',
  'headerFooter',
  'cols',
]

/** The sheets of a workbook that has been looked through before. */
export async function readXlsx(bytes: Uint8Array, scans: ReadonlyMap<number, SheetScan>): Promise<readonly Table[]> {
  const workbook = await newWorkbook()
  renameHistory(workbook)
  // exceljs is typed against an older Buffer; an ArrayBuffer serves as well.
  const buffer = new ArrayBuffer(bytes.byteLength)
  new Uint8Array(buffer).set(bytes)
  await workbook.xlsx.load(buffer, { ignoreNodes: ignoredNodes })
  return workbook.worksheets.map((sheet) => ({
    sheet: sheet.name,
    rows: rowsOf(sheet),
    merged: scans.get(sheet.id)?.merged ?? [],
  }))
}

/** exceljs throws at the name that Excel keeps for itself, and that other programmes do give to a sheet. */
function renameHistory(workbook: Workbook): void {
  const prototype: object = Object.getPrototypeOf(workbook)
  Object.defineProperty(workbook, 'model', {
    get: () => Reflect.get(prototype, 'model', workbook),
    set(model: unknown) {
      const sheets = isDraft(model) ? draftsIn(model, 'worksheets') : []
      for (const sheet of sheets) if (sheet.name === 'History') sheet.name = 'Historia'
      Reflect.set(prototype, 'model', model, workbook)
    },
  })
}

function rowsOf(sheet: Worksheet): readonly TableRow[] {
  const rows: TableRow[] = []
  sheet.eachRow((row, number) => {
    const cells: Cell[] = []
    row.eachCell((cell, column) => {
      cells[column - 1] = cellOf(cell.value)
    })
    rows.push({ number, cells: Array.from(cells) })
  })
  return rows
}

function cellOf(value: CellValue): Cell {
  if (value === null || value === undefined) return undefined
  if (value instanceof Date) return dateOf(value)
  if (typeof value !== 'object') return value
  if ('richText' in value) return value.richText.map(({ text }) => text).join('')
  if ('hyperlink' in value) return linkText(value.text)
  if ('formula' in value || 'sharedFormula' in value) return { unreadable: 'formula' }
  return { unreadable: 'cell-error' }
}

function dateOf(date: Date): Cell {
  return Number.isNaN(date.getTime()) ? { unreadable: 'no-calendar-date' } : { date }
}

/** The text of a link may be formatted too, which its type does not say. */
function linkText(text: unknown): Cell {
  if (typeof text === 'string') return text
  const parts = typeof text === 'object' && text !== null && 'richText' in text ? text.richText : undefined
  return Array.isArray(parts) ? parts.map((part: unknown) => (isDraft(part) ? part.text : '')).join('') : undefined
}
