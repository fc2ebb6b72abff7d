import type { Cell } from './cell.ts'
import type { Column } from './column.ts'
import type { Draft } from './record.ts'

/** Objects of one list of a programme file; of several levels where an object has a list of its own. */
export interface Level {
  readonly list: string
  readonly key: Column
  readonly columns: readonly Column[]
  /** How an object is called to which nobody has given an id: `t` gives `t1`. */
  readonly newId?: string
}

/** A sheet of objects that belong to those of another sheet. */
export interface Parent {
  readonly list: string
  readonly what: 'project' | 'series' | 'theme'
  readonly column: Column
  /** Told beside it, and not read. */
  readonly note?: { readonly header: string; readonly of: (parent: Draft, data: Draft) => Cell }
}
