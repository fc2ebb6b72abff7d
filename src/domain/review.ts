import { type Answer, firstSentAt, lastSent, type SentRevision, typedValues } from './answer.ts'
import { openQuestions } from './answer-values.ts'
import type { Duty } from './duties.ts'
import { asksOn, type PageKey } from './pages.ts'
import type { Question } from './question.ts'
import type { ReasonAsked } from './reasons.ts'
import { topicOf } from './scopes/registry.ts'
import type { Topic } from './scopes/scope.ts'
import { type Acceptance, acceptanceOf, openReturn, type Returned } from './sheet-act.ts'
import {
  askedSubjects,
  currentAnswer,
  firstUnfinishedPage,
  lacksReason,
  openQuestionsOf,
  openReasonsOf,
  partsOf,
  questionsFor,
  type SheetContext,
  type SheetState,
  sentFormOf,
  sheetState,
} from './sheet-context.ts'
import type { SubjectId } from './subject.ts'

/** One subject as it will stand in the report, with what is still missing. */
export interface ReviewItem {
  readonly subject: SubjectId
  readonly questions: readonly Question[]
  readonly answer?: Answer
  readonly missing: readonly Question[]
  /** Levels that still need a reason. */
  readonly unexplained: readonly ReasonAsked[]
  /** A short answer without the reason that it needs. */
  readonly lacksReason: boolean
  /** What a coordinator wants completed. */
  readonly returned?: Returned
  /** Where pressing it leads: its first page with something missing. */
  readonly page: PageKey
}

/** The last page before sending: everything that was typed and everything that is missing. */
export interface Review {
  readonly kind: 'review'
  readonly context: SheetContext
  readonly topic: Topic
  readonly items: readonly ReviewItem[]
  readonly state: SheetState
  readonly notice?: 'incomplete' | 'changed-meanwhile' | 'storage-failed'
}

/** As many of what is still owed as a receipt leads to. */
export const mostNext = 5

/** What replaces the card when the sheet has been sent: what was sent, never a draft. */
export interface Receipt {
  readonly kind: 'receipt'
  readonly context: SheetContext
  readonly topic: Topic
  readonly items: readonly ReviewItem[]
  readonly sent: SentRevision
  readonly late: boolean
  /** Nothing can be changed any more; what was typed after the sending stays a draft. */
  readonly locked: boolean
  readonly unsentChanges: boolean
  /** Whether a coordinator has accepted it. */
  readonly acceptance?: Acceptance
  /** What the person still owes beside this sheet: the way on. */
  readonly next: readonly Duty[]
}

export function reviewOf(context: SheetContext, notice?: Review['notice']): Review | undefined {
  const topic = topicOf(context.programme, context.expected)
  if (topic === undefined) return undefined
  const state = sheetState(context)
  return {
    kind: 'review',
    context,
    topic,
    items: itemsOf(context),
    state,
    ...(notice === undefined ? {} : { notice }),
  }
}

export function receiptOf(
  context: SheetContext,
  { next, locked }: Pick<Receipt, 'next' | 'locked'>,
): Receipt | undefined {
  const topic = topicOf(context.programme, context.expected)
  const sent = lastSent(context.sheet)
  if (topic === undefined || sent === undefined) return undefined
  const subjects = askedSubjects(context)
  const acceptance = acceptanceOf(context.sheet)
  return {
    kind: 'receipt',
    context,
    topic,
    items: subjects.map((subject) => itemOf(context, subject, sent.answers[subject], false)),
    sent,
    late: subjects.some((subject) => (firstSentAt(context.sheet, subject) ?? '') > context.opened.round.dueAt),
    locked,
    unsentChanges: sheetState(context) === 'changed',
    ...(acceptance === undefined ? {} : { acceptance }),
    next,
  }
}

/** Whether the sheet may be sent: nothing required is open. */
export function isComplete(context: SheetContext): boolean {
  return firstUnfinishedPage(context) === undefined
}

/** What the sheet would send now, subject by subject. */
function itemsOf(context: SheetContext): readonly ReviewItem[] {
  return askedSubjects(context).map((subject) => itemOf(context, subject, currentAnswer(context, subject), true))
}

/** `isCurrent`: what stands now, with what is still open; else as it was sent. */
function itemOf(context: SheetContext, subject: SubjectId, answer: Answer | undefined, isCurrent: boolean): ReviewItem {
  const questions = questionsFor(context, subject)
  const missing = isCurrent ? openQuestionsOf(context, subject) : openQuestions(questions, answer)
  const unexplained = isCurrent ? openReasonsOf(context, subject) : []
  const open = new Set([...missing, ...unexplained.map(({ question }) => question)].map(({ id }) => id))
  const returned = openReturn(context.sheet, subject)
  const part = Math.max(
    0,
    partsOf(context, subject).findIndex((each) => asksOn(each, open, typedValues(answer))),
  )
  return {
    subject,
    questions,
    ...(answer === undefined ? {} : { answer: isCurrent ? sentFormOf(context, subject, answer) : answer }),
    missing,
    unexplained,
    lacksReason: isCurrent && lacksReason(context, subject),
    ...(returned === undefined ? {} : { returned }),
    page: { subject, part },
  }
}
