import type { Part, Path } from './part.ts'

/** One thing to put right in a programme file. */
export interface Fault {
  /** The sheet of a workbook; the line is then a row. */
  readonly sheet?: string
  readonly line: number
  readonly column: number
  /** `projects[3].lines[0].goal`; empty for the file as a whole. */
  readonly path: string
  readonly message: string
}

/** A fault before its place in the text has been looked up. */
export interface Finding {
  readonly path: Path
  /** Whether the key itself is wrong, not the value under it. */
  readonly onKey?: boolean
  readonly message: string
}

/** A sentence that takes a search to write is a function, called only if it is shown. */
export type Report = (part: Part, message: string | (() => string)) => void
/** Looks at readable parts only: what has the wrong shape is left to the schema to report. */
export type Rule = (file: Part, report: Report) => void
