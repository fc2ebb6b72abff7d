import type { FaultWords } from '../domain/file-fault.ts'

/** A problem of the text at an offset into it. */
export interface TextProblem extends FaultWords {
  readonly offset: number
}
