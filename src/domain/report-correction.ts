import type { Answer } from './answer.ts'
import type { SubjectState } from './gaps.ts'
import type { Instant } from './instant.ts'
import type { LocalDate, Target } from './programme.ts'
import type { SubjectId } from './subject.ts'

/** What an edition corrects of the one before. */
export interface ReportCorrections {
  /** The number of the edition before. */
  readonly of: number
  readonly publishedAt: Instant
  /** In the order of the report. */
  readonly changes: readonly ReportChange[]
}

/** One line of the list of changes: where, what it was and what it is; undefined where there was or is nothing. */
export type ReportChange =
  | (ChangedPlace & {
      readonly what: 'answer'
      readonly deadline: LocalDate
      /** Only what differs of an answer in words; a short answer whole. */
      readonly before?: Answer
      readonly after?: Answer
    })
  | (ChangedPlace & { readonly what: 'translation'; readonly deadline: LocalDate })
  | (ChangedPlace & {
      readonly what: 'targets'
      readonly before: readonly Target[]
      readonly after: readonly Target[]
    })
  | {
      readonly what: 'summary'
      readonly goal: string
      readonly area?: string
      /** Of an earlier round's summary. */
      readonly deadline?: LocalDate
      readonly before?: string
      readonly after?: string
    }
  /** For coordinators only. */
  | (ChangedPlace & { readonly what: 'state'; readonly before?: SubjectState; readonly after?: SubjectState })
  /** Who sent it, what was exempt and why, and where in the register it stands. For coordinators only. */
  | (ChangedPlace & { readonly what: 'details' })
  /** A part of the report that is no answer: names, questions, columns. */
  | { readonly what: 'frame'; readonly part: string }

export interface ChangedPlace {
  readonly subject: SubjectId
  readonly project: string
  readonly goal?: string
}
