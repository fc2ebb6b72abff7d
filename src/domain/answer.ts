import { type AnswerValues, sameValues } from './answer-value.ts'
import type { Instant } from './instant.ts'
import type { Language } from './local-text.ts'
import type { Email, LocalDate } from './programme.ts'
import type { RoundId } from './round.ts'
import { openReturn, type SheetAct } from './sheet-act.ts'
import type { SheetId, SubjectId } from './subject.ts'

export type { AnswerValues } from './answer-value.ts'

export type Answer = {
  /** Of what was written in it; absent in answers from before the bot was in use. */
  readonly language?: Language
} & (
  | {
      readonly kind: 'values'
      readonly values: AnswerValues
      /** A reason typed for a short answer that was not chosen; never part of the answer, never lost. */
      readonly keptReason?: string
    }
  | (ShortAnswer & { readonly kind: 'quick'; readonly quick: string })
  /** No change since that round; `values` are its levels and choices, which stay. */
  | (ShortAnswer & { readonly kind: 'unchanged'; readonly since: LocalDate; readonly values: AnswerValues })
  /** As under that goal of the same project; `values` are its levels and choices as they were sent. */
  | (ShortAnswer & { readonly kind: 'same'; readonly goal: string; readonly values: AnswerValues })
)

/** One press instead of a text. */
interface ShortAnswer {
  readonly reason?: string
  /** What had been typed before it was pressed; never part of the answer, never lost. */
  readonly kept?: AnswerValues
}

/** What has been typed for a subject and not yet sent; one for all who may answer it. */
export interface Draft {
  /** 1 for the first save; each save raises it. */
  readonly revision: number
  readonly answer: Answer
  readonly savedAt: Instant
  readonly savedBy: Email
}

/** Everything one press of `send` sent; kept for good. */
export interface SentRevision {
  readonly number: number
  readonly sentAt: Instant
  readonly sentBy: Email
  /** The owner for whom a deputy or coordinator sent it. */
  readonly onBehalfOf?: Email
  readonly answers: Readonly<Record<SubjectId, Answer>>
  /** A coordinator put a text where it belongs; nothing was answered anew. */
  readonly moved?: true
}

export interface Sheet {
  readonly round: RoundId
  readonly id: SheetId
  readonly drafts: Readonly<Record<SubjectId, Draft>>
  readonly revisions: readonly SentRevision[]
  /** What coordinators did to it; absent until there is something. */
  readonly acts?: readonly SheetAct[]
}

export function emptySheet(round: RoundId, id: SheetId): Sheet {
  return { round, id, drafts: {}, revisions: [] }
}

export function lastSent(sheet: Sheet): SentRevision | undefined {
  return sheet.revisions.at(-1)
}

/** The answer that counts: the one in the newest sending, never a draft, nor one that was returned. */
export function sentAnswer(sheet: Sheet, subject: SubjectId): Answer | undefined {
  return openReturn(sheet, subject) === undefined ? lastSent(sheet)?.answers[subject] : undefined
}

/** When the subject was first sent, which decides whether it came late. */
export function firstSentAt(sheet: Sheet, subject: SubjectId): Instant | undefined {
  return sheet.revisions.find((revision) => revision.answers[subject] !== undefined)?.sentAt
}

/** Whether both say the same; what a short answer keeps aside says nothing. */
export function sameAnswer(one: Answer | undefined, other: Answer | undefined): boolean {
  if (one === undefined || other === undefined) return one === other
  if (one.language !== other.language || !sameValues(countedValues(one), countedValues(other))) return false
  switch (one.kind) {
    case 'values':
      return other.kind === 'values'
    case 'quick':
      return other.kind === 'quick' && one.quick === other.quick && one.reason === other.reason
    case 'unchanged':
      return other.kind === 'unchanged' && one.since === other.since && one.reason === other.reason
    case 'same':
      return other.kind === 'same' && one.goal === other.goal && one.reason === other.reason
  }
}

/** The values that the answer stands for; a quick answer has none. */
export function countedValues(answer: Answer | undefined): AnswerValues {
  return answer === undefined || answer.kind === 'quick' ? {} : answer.values
}

/** Everything that has been typed for a subject, whether it is the answer or kept beside a short one. */
export function typedValues(answer: Answer | undefined): AnswerValues {
  if (answer === undefined) return {}
  return answer.kind === 'values' ? answer.values : (answer.kept ?? {})
}

/** The reason that stands beside the short answers, whether one is chosen or not. */
export function typedReason(answer: Answer | undefined): string {
  return (answer?.kind === 'values' ? answer.keptReason : answer?.reason) ?? ''
}
