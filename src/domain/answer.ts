import type { Instant } from './instant.ts'
import type { Email } from './programme.ts'
import type { RoundId } from './round.ts'
import type { SheetId, SubjectId } from './subject.ts'

/** A level is its scale value, a choice its id, a text exactly what was typed. */
export type AnswerValue = string | number
export type AnswerValues = Readonly<Record<string, AnswerValue>>

export type Answer =
  | {
      readonly kind: 'values'
      readonly values: AnswerValues
      /** A reason typed for a quick answer that was not chosen; never part of the answer, never lost. */
      readonly keptReason?: string
    }
  | {
      readonly kind: 'quick'
      readonly quick: string
      readonly reason?: string
      /** What had been typed before the quick answer was pressed; never part of the answer, never lost. */
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
}

export interface Sheet {
  readonly round: RoundId
  readonly id: SheetId
  readonly drafts: Readonly<Record<SubjectId, Draft>>
  readonly revisions: readonly SentRevision[]
}

export function emptySheet(round: RoundId, id: SheetId): Sheet {
  return { round, id, drafts: {}, revisions: [] }
}

export function lastSent(sheet: Sheet): SentRevision | undefined {
  return sheet.revisions.at(-1)
}

/** The answer that counts: the one in the newest sending, never a draft. */
export function sentAnswer(sheet: Sheet, subject: SubjectId): Answer | undefined {
  return lastSent(sheet)?.answers[subject]
}

/** When the subject was first sent, which decides whether it came late. */
export function firstSentAt(sheet: Sheet, subject: SubjectId): Instant | undefined {
  return sheet.revisions.find((revision) => revision.answers[subject] !== undefined)?.sentAt
}

/** Whether both say the same; what a quick answer keeps aside says nothing. */
export function sameAnswer(one: Answer | undefined, other: Answer | undefined): boolean {
  if (one === undefined || other === undefined) return one === other
  if (one.kind === 'quick') return other.kind === 'quick' && one.quick === other.quick && one.reason === other.reason
  return other.kind === 'values' && sameValues(one.values, other.values)
}

export function sameValues(one: AnswerValues, other: AnswerValues): boolean {
  const ids = Object.keys(one)
  return ids.length === Object.keys(other).length && ids.every((id) => one[id] === other[id])
}

/** Everything that has been typed for a subject, whether it is the answer or kept beside a quick one. */
export function typedValues(answer: Answer | undefined): AnswerValues {
  if (answer === undefined) return {}
  return answer.kind === 'values' ? answer.values : (answer.kept ?? {})
}

/** The reason that stands beside the quick answers, whether one is chosen or not. */
export function typedReason(answer: Answer | undefined): string {
  return (answer?.kind === 'values' ? answer.keptReason : answer?.reason) ?? ''
}
