import { CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod/v4'
import type { Table } from './table.ts'

// What spreadsheets run as a formula; an exported file puts an apostrophe before it, which is not part of the text.
const guarded = /^'(?=[=+\-@\t\r])/

/** One table of a large register; each row has its share of the time and the memory that a reading takes. */
const mostCells = 300_000

const records = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }))

/** The one table of a CSV file, with whatever separates its cells; what is wrong with it where it cannot be read. */
export function readCsv(text: string): Table | 'too-many-cells' | { readonly line: number; readonly problem: string } {
  const firstLine = text.slice(0, text.search(/\r?\n|$/))
  const delimiter = [';', '\t', ','].sort((one, other) => countOf(firstLine, other) - countOf(firstLine, one))[0] ?? ';'
  // Before any of it is taken apart: of another file of this size there would be millions.
  if (countOf(text, delimiter) + countOf(text, '\n') > mostCells) return 'too-many-cells'
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
