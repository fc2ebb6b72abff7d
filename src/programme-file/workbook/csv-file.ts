import { CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod/v4'
import type { Table } from './table.ts'

// What spreadsheets run as a formula; an exported file puts an apostrophe before it, which is not part of the text.
const guarded = /^'(?=[=+\-@\t\r])/

const records = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }))

/** The one table of a CSV file, with whatever separates its cells; a sentence where it cannot be read. */
export function readCsv(text: string): Table | { readonly line: number; readonly problem: string } {
  const firstLine = text.slice(0, text.search(/\r?\n|$/))
  const delimiter = [';', '\t', ','].sort((one, other) => countOf(firstLine, other) - countOf(firstLine, one))[0] ?? ';'
  try {
    const options = { delimiter, bom: true, relaxColumnCount: true, info: true, maxRecordSize: 1_000_000 }
    return {
      rows: records.parse(parse(text, options)).map(({ record, info }) => ({
        number: info.lines,
        cells: record.map((cell) => (cell === '' ? undefined : cell.replace(guarded, ''))),
      })),
      merged: [],
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { line: typeof error.lines === 'number' ? error.lines : 1, problem: error.code }
  }
}

function countOf(text: string, character: string): number {
  return text.split(character).length
}
