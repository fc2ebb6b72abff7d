/** A table for spreadsheets: names of columns, and rows of as many cells. */
export interface FlatTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly FlatCell[])[]
}

/** Undefined is an empty cell. */
export type FlatCell = string | number | undefined
