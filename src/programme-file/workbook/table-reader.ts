import type { FaultWords } from '../../domain/file-fault.ts'
import { suggestion } from '../nearest.ts'
import { quoted } from '../part.ts'
import { type Cell, CellFault, cellKinds } from './cell.ts'
import type { Column } from './column.ts'
import type { Place, Reading } from './reading.ts'
import type { Table, TableRow } from './table.ts'

/** A table with its columns found by their headers; what cannot be read is a fault of the reading. */
export class TableReader {
  readonly sheet: string | undefined
  /** Whether what it leaves out is gone: a sheet of a workbook is the whole list, CSV only adds and changes. */
  readonly isWhole: boolean
  readonly rows: readonly TableRow[]
  readonly reading: Reading
  readonly #index: ReadonlyMap<string, number>

  constructor(table: Table, known: readonly string[], reading: Reading) {
    const [header = { number: 1, cells: [] }, ...rows] = table.rows
    this.sheet = table.sheet
    this.isWhole = table.sheet !== undefined
    this.reading = reading
    this.rows = rows.filter(({ cells }) => cells.some(isFilled))
    for (const { row, column } of table.merged) {
      this.fault(row, column, { code: 'merged' })
    }
    this.#index = this.#findColumns(header, known)
  }

  has({ header }: Pick<Column, 'header'>): boolean {
    return this.#index.has(folded(header))
  }

  /** The value of a column in a row; a cell that cannot be read is told once and counts as blank. */
  value(row: TableRow, column: Column): unknown {
    const index = this.#index.get(folded(column.header))
    if (index === undefined) return undefined
    const value: unknown = cellKinds[column.kind].read(row.cells[index], { textOnly: this.sheet === undefined })
    if (!(value instanceof CellFault)) return value
    this.fault(row.number, index + 1, value.words, column.header)
    return undefined
  }

  places(columns: readonly Column[]): readonly Place[] {
    return columns.flatMap(({ header, path }) => {
      const index = this.#index.get(folded(header))
      return index === undefined ? [] : [{ path, header, column: index + 1 }]
    })
  }

  /** Where a column stands, from 1; the first where it is not there. */
  columnOf({ header }: Pick<Column, 'header'>): number {
    return (this.#index.get(folded(header)) ?? 0) + 1
  }

  fault(row: number, column: number, words: FaultWords, header = ''): void {
    this.reading.fault(this.sheet, row, column, words, header)
  }

  #findColumns(header: TableRow, known: readonly string[]): ReadonlyMap<string, number> {
    const byName = new Map(known.map((name) => [folded(name), name]))
    const found = new Map<string, number>()
    const width = this.rows.reduce((most, { cells }) => Math.max(most, cells.length), header.cells.length)
    for (const index of Array(width).keys()) {
      const cell = header.cells[index]
      const name = typeof cell === 'string' ? folded(cell) : ''
      if (name === '') this.#checkNameless(index, cell)
      else if (!byName.has(name)) {
        this.fault(header.number, index + 1, {
          code: 'unknown-column',
          values: { name: quoted(String(cell)) },
          ...suggestion(String(cell), known),
        })
      } else if (found.has(name))
        this.fault(header.number, index + 1, { code: 'second-column', values: { name: quoted(String(cell)) } })
      else found.set(name, index)
    }
    return found
  }

  /** A column without a name is no trouble as long as nothing stands in it. */
  #checkNameless(index: number, cell: Cell): void {
    if (cell !== undefined) this.fault(1, index + 1, { code: 'header-not-text' })
    const filled = this.rows.find(({ cells }) => isFilled(cells[index]))
    if (filled !== undefined) this.fault(filled.number, index + 1, { code: 'no-header' })
  }
}

/** The spelling of a header does not matter: neither capitals nor spaces. */
export function folded(text: string): string {
  return text.normalize('NFC').toLocaleLowerCase('fi').replaceAll(/\s+/g, ' ').trim()
}

export function isFilled(cell: Cell): boolean {
  return cell !== undefined && !(typeof cell === 'string' && cell.trim() === '')
}
