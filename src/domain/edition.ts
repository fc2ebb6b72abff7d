import type { Instant } from './instant.ts'
import type { Email } from './programme.ts'
import type { ReportModel } from './report-model.ts'
import type { RoundId } from './round.ts'

/** What is known of a published report beside what it says. */
export interface EditionRecord {
  readonly round: RoundId
  /** 1 for the first publication. */
  readonly number: number
  readonly publishedAt: Instant
  /** Undefined when the schedule published it. */
  readonly publishedBy?: Email
  /** SHA-256 of the model as canonical JSON, in hexadecimal; absent in editions from before it was kept. */
  readonly hash?: string
}

/** A published report: the model as it stood, kept for ever. A correction is the next number. */
export interface Edition extends EditionRecord {
  readonly model: ReportModel
}
