import { type Answer, countedValues, type Draft, type Sheet, sameAnswer, sentAnswer, typedValues } from './answer.ts'
import type { AnswerValues } from './answer-value.ts'
import { openQuestions, sentForm } from './answer-values.ts'
import { carriedRows, highestRows } from './carried-rows.ts'
import type { EarlierAnswer } from './earlier-answers.ts'
import { type ExpectedSheet, type OpenedRound, questionsOf } from './expected-set.ts'
import { asksOn, type PageKey, type PagePart, pageParts, type Standing } from './pages.ts'
import type { Programme, Series } from './programme.ts'
import type { Question } from './question.ts'
import { isText } from './question-types/registry.ts'
import { openReasons, type ReasonAsked, type ReasonFacts, reasonsAsked, standsStill } from './reasons.ts'
import { topicOf } from './scopes/registry.ts'
import { openReturn } from './sheet-act.ts'
import { lineSubject, parseSubject, type SubjectId } from './subject.ts'
import type { Suggestion } from './suggestion.ts'

/** Everything that pages, review and receipt of one sheet are drawn from. */
export interface SheetContext {
  readonly programme: Programme
  readonly series: Series
  readonly opened: OpenedRound
  readonly expected: ExpectedSheet
  readonly sheet: Sheet
  readonly earlier: ReadonlyMap<SubjectId, readonly EarlierAnswer[]>
  /** What was suggested in this round for the wording of its targets. */
  readonly suggestions?: readonly Suggestion[]
}

export function questionsFor(context: SheetContext, subject: SubjectId): readonly Question[] {
  return questionsOf(context.programme, context.series, context.opened.round, subject)
}

/** Subjects of the sheet that are still asked: an exempted one has no page. */
export function askedSubjects({ expected, opened }: Pick<SheetContext, 'expected' | 'opened'>): readonly SubjectId[] {
  const exempt = new Set(opened.exemptions.map(({ subject }) => subject))
  return expected.subjects.map(({ id }) => id).filter((id) => !exempt.has(id))
}

/** A page that is passed unless it is asked for is `isSpare`. */
export interface SheetPage extends PageKey, Pick<PagePart, 'isSpare'> {}

/** The pages of the sheet in their order. */
export function pagesOf(context: SheetContext): readonly SheetPage[] {
  return askedSubjects(context).flatMap((subject) =>
    partsOf(context, subject).map(({ isSpare }, part) => ({
      subject,
      part,
      ...(isSpare === undefined ? {} : { isSpare }),
    })),
  )
}

/** The pages of one subject, as they are by what has been typed. */
export function partsOf(context: SheetContext, subject: SubjectId): readonly PagePart[] {
  return pageParts(questionsFor(context, subject), standingOf(context, subject))
}

/** What stands in the inputs of a subject's pages: what was typed, else the rows that go on from the last round. */
export function standingOf(context: SheetContext, subject: SubjectId): Standing {
  const questions = questionsFor(context, subject)
  const earlier = context.earlier.get(subject) ?? []
  const values = { ...carriedOf(context, subject), ...typedValues(currentAnswer(context, subject)) }
  return { values, used: highestRows(questions, earlier) }
}

/** The rows that go on from the last round, by question. */
export function carriedOf(context: SheetContext, subject: SubjectId): AnswerValues {
  return carriedRows(questionsFor(context, subject), context.earlier.get(subject)?.at(-1)?.answer)
}

export function draftOf({ sheet }: SheetContext, subject: SubjectId): Draft | undefined {
  return sheet.drafts[subject]
}

/** What stands for the subject now: the draft, which after a sending equals what was sent. */
export function currentAnswer({ sheet }: SheetContext, subject: SubjectId): Answer | undefined {
  return sheet.drafts[subject]?.answer ?? sentAnswer(sheet, subject)
}

/** Required questions of the subject without an answer; a subject never looked at is not finished either. */
export function openQuestionsOf(context: SheetContext, subject: SubjectId): readonly Question[] {
  const answer = currentAnswer(context, subject)
  const refersToNothing = answer?.kind === 'same' && sameAs(context, subject, answer.goal) === undefined
  return openQuestions(questionsFor(context, subject), refersToNothing ? undefined : answer)
}

/** Levels of the subject that must be explained before the sheet can be sent. */
export function openReasonsOf(context: SheetContext, subject: SubjectId): readonly ReasonAsked[] {
  return openReasons(reasonFactsOf(context, subject), currentAnswer(context, subject))
}

export function reasonFactsOf(context: SheetContext, subject: SubjectId): ReasonFacts {
  return {
    questions: questionsFor(context, subject),
    scale: context.programme.scale,
    earlier: context.earlier.get(subject) ?? [],
  }
}

export function isFinished(context: SheetContext, subject: SubjectId): boolean {
  return (
    openQuestionsOf(context, subject).length === 0 &&
    openReasonsOf(context, subject).length === 0 &&
    !lacksReason(context, subject)
  )
}

/** Whether a short answer stands without the reason that it needs. */
export function lacksReason(context: SheetContext, subject: SubjectId): boolean {
  const answer = currentAnswer(context, subject)
  if (answer === undefined || answer.kind === 'values' || (answer.reason ?? '').trim() !== '') return false
  if (answer.kind === 'quick') {
    return context.series.quickAnswers.some(({ id, reason }) => id === answer.quick && reason === 'required')
  }
  return answer.kind === 'unchanged' && needsReason(context, subject, answer.values)
}

/** Whether the project was ended before its time. */
export function hasEnded({ programme, expected }: Pick<SheetContext, 'programme' | 'expected'>): boolean {
  return topicOf(programme, expected)?.project?.active.ended !== undefined
}

/** Whether leaving a subject as it is must be explained: it stood still already, and has not ended. */
export function needsReason(context: SheetContext, subject: SubjectId, values: AnswerValues): boolean {
  const facts = reasonFactsOf(context, subject)
  return (
    !hasEnded(context) &&
    facts.questions.some(({ id, type }) => type === 'level' && standsStill(facts, id, values[id] ?? ''))
  )
}

/** Where `open` goes on: the first page with something required open; undefined leads to the review. */
export function firstUnfinishedPage(context: SheetContext): PageKey | undefined {
  return pagesOf(context).find(({ subject, part }) => {
    const reasons = openReasonsOf(context, subject).map(({ question }) => question.id)
    const open = new Set([...openQuestionsOf(context, subject).map(({ id }) => id), ...reasons])
    const isBare = part === 0 && lacksReason(context, subject)
    const shown = partsOf(context, subject)[part]
    return isBare || (shown !== undefined && asksOn(shown, open, typedValues(currentAnswer(context, subject))))
  })
}

/** Where `open` goes first: what was returned and has not been touched since. */
export function firstReturnedPage(context: SheetContext): PageKey | undefined {
  return pagesOf(context).find(({ subject }) => {
    const returned = openReturn(context.sheet, subject)
    return returned !== undefined && (draftOf(context, subject)?.savedAt ?? '') <= returned.at
  })
}

/** The line of the same project under that goal, if it is answered in its own right. */
export function sameAs(context: SheetContext, subject: SubjectId, goal: string): Answer | undefined {
  const parsed = parseSubject(subject)
  if (parsed?.scope !== 'line' || parsed.goal === goal) return undefined
  const target = lineSubject(parsed.project, goal)
  const answer = askedSubjects(context).includes(target) ? currentAnswer(context, target) : undefined
  const isWhole = answer?.kind !== 'same' && openQuestions(questionsFor(context, target), answer).length === 0
  return isWhole ? answer : undefined
}

/** A subject's answer as it would be sent now, with what it refers to. */
export function sentFormOf(context: SheetContext, subject: SubjectId, answer: Answer): Answer {
  const questions = questionsFor(context, subject)
  const explained = reasonsAsked(reasonFactsOf(context, subject), answer).map(({ question }) => question.id)
  const sent = sentForm(questions, answer, explained)
  if (sent.kind !== 'same') return sent
  return { ...sent, values: sharedState(questions, sameAs(context, subject, sent.goal)) }
}

/** Levels and choices: what stays when nothing has changed, unlike what was written about it. */
export function stateValues(questions: readonly Question[], answer: Answer | undefined): AnswerValues {
  const values = countedValues(answer)
  const kept = questions.flatMap((question) => {
    const value = isText(question) ? undefined : values[question.id]
    return value === undefined ? [] : [[question.id, value] as const]
  })
  return Object.fromEntries(kept)
}

/** The same of what is asked under another goal too: each has indicators of its own. */
export function sharedState(questions: readonly Question[], answer: Answer | undefined): AnswerValues {
  return stateValues(
    questions.filter(({ isIndicator }) => isIndicator !== true),
    answer,
  )
}

/** `returned`: a coordinator wants some of it completed; until it is sent again it is missing. */
export type SheetState = 'nothing' | 'draft' | 'ready' | 'sent' | 'changed' | 'returned'

/** Where the sheet stands for the person who fills it. */
export function sheetState(context: SheetContext): SheetState {
  const subjects = askedSubjects(context)
  const { drafts, revisions } = context.sheet
  if (subjects.some((subject) => openReturn(context.sheet, subject) !== undefined)) return 'returned'
  const untouched = subjects.every((subject) => drafts[subject] === undefined)
  if (revisions.length > 0) {
    const unsent = subjects.some((subject) => {
      const draft = drafts[subject]
      if (draft === undefined) return false
      return !sameAnswer(sentFormOf(context, subject, draft.answer), sentAnswer(context.sheet, subject))
    })
    return unsent ? 'changed' : 'sent'
  }
  if (untouched) return 'nothing'
  return subjects.every((subject) => isFinished(context, subject)) ? 'ready' : 'draft'
}

/** Which drafts a review was drawn from, so that a press on an old review sends nothing nobody has looked at. */
export function seenDrafts(context: SheetContext): string {
  return askedSubjects(context)
    .map((subject) => draftOf(context, subject)?.revision ?? 0)
    .join('.')
}
