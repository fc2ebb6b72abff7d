import type { Cell } from './cell.ts'
import type { Column } from './column.ts'

/** A sheet as it was read from a file: rows of cells, the header first. */
export interface Table {
  /** Undefined for CSV, which is one table without a name. */
  readonly sheet?: string
  readonly rows: readonly TableRow[]
  /** The first cell of each run of merged cells, by row and column. */
  readonly merged: readonly { readonly row: number; readonly column: number }[]
}

export interface TableRow {
  /** As the spreadsheet counts: from 1. */
  readonly number: number
  /** By column, from 0. */
  readonly cells: readonly Cell[]
}

/** A sheet as it is to be written. */
export interface WrittenTable {
  readonly sheet: string
  readonly columns: readonly WrittenColumn[]
  readonly rows: readonly (readonly Cell[])[]
}

export type WrittenColumn = Pick<Column, 'header' | 'kind' | 'choices'>
