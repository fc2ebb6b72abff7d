import type { Draft } from './record.ts'
import type { WrittenTable } from './table.ts'
import type { TableReader } from './table-reader.ts'

/** One sheet of the workbook. To add one: a file in `sheets/` and a line in its registry. */
export interface Sheet {
  readonly name: string
  /** What else people may call it. */
  readonly otherName: string
  /** Without it a workbook is not taken for a register; what the others would say stays as it is. */
  readonly isNeeded: boolean
  /** Every header it may have, for this programme. */
  readonly headers: (data: Draft) => readonly string[]
  /** Those without which a table is not this sheet. */
  readonly keys: readonly string[]
  readonly write: (data: Draft) => WrittenTable
  /** Puts what the table says into the programme's data, in place of what was there. */
  readonly read: (table: TableReader, data: Draft) => void
}
