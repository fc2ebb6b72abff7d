import { stringify } from 'csv-stringify/sync'
import type { RenderOptions, ReportRenderer } from '../actions/ports.ts'
import type { Language } from '../domain/local-text.ts'
import type { ReportModel } from '../domain/report-model.ts'
import { answerRows } from './answer-rows.ts'
import type { FlatCell } from './flat-table.ts'
import { reportView } from './view.ts'

/** Tells Excel that the file is UTF-8. */
const byteOrderMark = '\ufeff'
/** Excel of a language opens what that language separates: where a comma is in numbers, fields have semicolons. */
const decimalComma: Readonly<Record<Language, boolean>> = { fi: true, sv: true, en: false }
/** A cell that begins so is a formula to a spreadsheet; an apostrophe makes it text. */
const formula = /^[\t\r]*[=+\-@\t\r]/
const plainNumber = /^[+-]?\d+(?:[.,]\d+)?$/

/** Every answer as one row per subject and round, for spreadsheets. */
export const csvReport = {
  contentType: 'text/csv; charset=utf-8',
  extension: 'csv',
  opensInBrowser: false,
  render(model: ReportModel, options: RenderOptions): string {
    const { columns, rows } = answerRows(reportView(model, options))
    const comma = decimalComma[options.language]
    const records = [columns, ...rows].map((cells) => cells.map((cell) => written(cell, comma)))
    return byteOrderMark + stringify(records, { delimiter: comma ? ';' : ',', record_delimiter: '\r\n' })
  },
} satisfies ReportRenderer

function written(cell: FlatCell, comma: boolean): string {
  if (cell === undefined) return ''
  if (typeof cell === 'number') return comma ? String(cell).replace('.', ',') : String(cell)
  return formula.test(cell) && !plainNumber.test(cell) ? `'${cell}` : cell
}
