import type { Answer } from './answer.ts'
import type { SubjectState } from './gaps.ts'
import type { Instant } from './instant.ts'
import type { LocalText } from './local-text.ts'
import type { LocalDate, Target } from './programme.ts'
import type { SubjectId } from './subject.ts'

/** What an edition corrects of the one before. */
export interface ReportCorrections {
  /** The number of the edition before. */
  readonly of: number
  readonly publishedAt: Instant
  /** In the order of the report. */
  readonly changes: readonly ReportChange[]
  /** What differs between the public versions; absent in editions of before these were compared. */
  readonly forPublic?: readonly ReportChange[]
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
  /** Which earlier rounds' equal short answers are printed with this round's, as one. */
  | (ChangedPlace & {
      readonly what: 'joins'
      readonly deadline: LocalDate
      readonly before: readonly LocalDate[]
      readonly after: readonly LocalDate[]
    })
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
      /** Only where the text differs. */
      readonly before?: string
      readonly after?: string
      /** What else of the paragraph has changed. */
      readonly besides?: readonly SummaryAspect[]
    }
  /** For coordinators only. */
  | (ChangedPlace & { readonly what: 'state'; readonly before?: SubjectState; readonly after?: SubjectState })
  /** Where in the register it stands, and for coordinators only who sent it, and what was exempt and why. */
  | (ChangedPlace & {
      readonly what: 'details'
      /** By the names of the fields; absent in editions of before they were told. */
      readonly fields?: readonly string[]
    })
  /** A part of the report that is no answer: names, questions, columns; what it no longer says and says now. */
  | {
      readonly what: 'frame'
      readonly part: string
      /** Of the goal, project or question, where the part has several. */
      readonly name?: LocalText
      readonly before?: readonly LocalText[]
      readonly after?: readonly LocalText[]
    }

/** `approved` and `unapproved`: whether the report still calls it a draft. `writer` is for coordinators only. */
export type SummaryAspect = 'approved' | 'unapproved' | 'translation' | 'language' | 'writer' | 'sources'

export interface ChangedPlace {
  readonly subject: SubjectId
  readonly project?: string
  readonly goal?: string
}
