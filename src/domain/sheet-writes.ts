import {
  type Answer,
  type Draft,
  lastSent,
  type SentRevision,
  type Sheet,
  sameAnswer,
  typedReason,
  typedValues,
} from './answer.ts'
import { sameValues } from './answer-value.ts'
import type { Instant } from './instant.ts'
import type { Email } from './programme.ts'
import { openReturn } from './sheet-act.ts'
import { lineSubject, parseSubject, type SubjectId } from './subject.ts'

/** What a save does to a sheet: `changed` is undefined where nothing needs to be written. */
export type DraftWrite =
  | { readonly result: 'saved'; readonly draft: Draft; readonly changed?: Sheet }
  | { readonly result: 'conflict'; readonly stored: Draft }

/**
 * One draft per subject: a save over a newer one is a conflict, unless it says the same (a repeat). So is an answer
 * that points to one which points away itself, or two pressed at once could point at each other.
 */
export function writeDraft(
  sheet: Sheet,
  save: { subject: SubjectId; expectedRevision: number; answer: Answer; at: Instant; by: Email },
): DraftWrite {
  const stored = sheet.drafts[save.subject]
  if (stored !== undefined && sameDraft(stored.answer, save.answer)) return { result: 'saved', draft: stored }
  if (stored !== undefined && stored.revision !== save.expectedRevision) return { result: 'conflict', stored }
  const target = save.answer.kind === 'same' ? sheet.drafts[sameLine(save.subject, save.answer.goal)] : undefined
  if (target?.answer.kind === 'same') return { result: 'conflict', stored: target }
  const draft: Draft = {
    revision: (stored?.revision ?? 0) + 1,
    answer: save.answer,
    savedAt: save.at,
    savedBy: save.by,
  }
  return { result: 'saved', draft, changed: { ...sheet, drafts: { ...sheet.drafts, [save.subject]: draft } } }
}

export type SendWrite =
  | { readonly result: 'sent'; readonly changed: Sheet }
  | { readonly result: 'unchanged' | 'conflict' }

/** Sends what was drawn from these drafts; a draft that moved on meanwhile is a conflict. */
export function writeSending(
  sheet: Sheet,
  sending: {
    drafts: Readonly<Record<SubjectId, number>>
    answers: Readonly<Record<SubjectId, Answer>>
    at: Instant
    by: Email
    onBehalfOf?: Email
  },
): SendWrite {
  for (const [subject, revision] of Object.entries(sending.drafts)) {
    const draft = sheet.drafts[subject]
    if (draft === undefined || draft.revision !== revision) return { result: 'conflict' }
  }
  const { answers } = sending
  const last = lastSent(sheet)
  // What was returned may be sent again as it was: that is an answer too.
  const isReturned = Object.keys(answers).some((subject) => openReturn(sheet, subject) !== undefined)
  if (last !== undefined && !isReturned && sameAnswers(last.answers, answers)) return { result: 'unchanged' }
  const revision: SentRevision = {
    number: (last?.number ?? 0) + 1,
    sentAt: sending.at,
    sentBy: sending.by,
    ...(sending.onBehalfOf === undefined ? {} : { onBehalfOf: sending.onBehalfOf }),
    answers,
  }
  return { result: 'sent', changed: { ...sheet, revisions: [...sheet.revisions, revision] } }
}

/** The line of the same project under another goal. */
function sameLine(subject: SubjectId, goal: string): SubjectId {
  return lineSubject(parseSubject(subject)?.project ?? '', goal)
}

function sameDraft(one: Answer, other: Answer): boolean {
  return (
    sameAnswer(one, other) &&
    sameValues(typedValues(one), typedValues(other)) &&
    typedReason(one) === typedReason(other)
  )
}

function sameAnswers(one: Readonly<Record<SubjectId, Answer>>, other: Readonly<Record<SubjectId, Answer>>): boolean {
  const ids = Object.keys(one)
  return ids.length === Object.keys(other).length && ids.every((id) => sameAnswer(one[id], other[id]))
}
