import type { FaultWords, FileFault } from '../domain/file-fault.ts'
import type { Part, Path } from './part.ts'

export type Fault = FileFault

/** A fault before its place in the text has been looked up. */
export interface Finding extends FaultWords {
  readonly path: Path
  /** Whether the key itself is wrong, not the value under it. */
  readonly onKey?: boolean
  /** What stands there already; its place becomes the value `first`. */
  readonly first?: Path
}

export type Said = FaultWords & Pick<Finding, 'first'>
/** What takes a search to say is a function, called only if it is shown. */
export type Report = (part: Part, said: Said | (() => Said)) => void
/** Looks at readable parts only: what has the wrong shape is left to the schema to report. */
export type Rule = (file: Part, report: Report) => void

/** The words of a finding, with the place of what stands there already. */
export function wordsAt({ code, values, near, first }: Finding, placeOf: (path: Path) => string): FaultWords {
  const said = first === undefined ? values : { ...values, first: placeOf(first) }
  return { code, ...(said === undefined ? {} : { values: said }), ...(near === undefined ? {} : { near }) }
}
