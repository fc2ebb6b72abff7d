import type { Answer, SentRevision } from './answer.ts'
import { lastSent } from './answer.ts'
import type { Duty } from './duties.ts'
import { type PageKey, pageParts } from './pages.ts'
import type { Goal, Project } from './programme.ts'
import type { Question } from './question.ts'
import {
  currentAnswer,
  firstUnfinishedPage,
  openQuestionsOf,
  pagesOf,
  questionsFor,
  type SheetContext,
  type SheetState,
  sheetState,
} from './sheet-context.ts'
import { parseSubject, type SubjectId } from './subject.ts'

/** One subject as it will stand in the report, with what is still missing. */
export interface ReviewItem {
  readonly subject: SubjectId
  readonly goal?: Goal
  readonly questions: readonly Question[]
  readonly answer?: Answer
  readonly missing: readonly Question[]
  /** Where pressing it leads: its first page with something missing. */
  readonly page: PageKey
}

/** The last page before sending: everything that was typed and everything that is missing. */
export interface Review {
  readonly kind: 'review'
  readonly context: SheetContext
  readonly project: Project
  readonly items: readonly ReviewItem[]
  readonly state: SheetState
  readonly notice?: 'incomplete' | 'changed-meanwhile' | 'storage-failed'
}

/** What replaces the card when the sheet has been sent. */
export interface Receipt {
  readonly kind: 'receipt'
  readonly context: SheetContext
  readonly project: Project
  readonly items: readonly ReviewItem[]
  readonly sent: SentRevision
  readonly late: boolean
  /** What the person still owes beside this sheet: the way on. */
  readonly next: readonly Duty[]
}

export function reviewOf(context: SheetContext, notice?: Review['notice']): Review | undefined {
  const project = projectOf(context)
  if (project === undefined) return undefined
  const state = sheetState(context)
  return {
    kind: 'review',
    context,
    project,
    items: itemsOf(context),
    state,
    ...(notice === undefined ? {} : { notice }),
  }
}

export function receiptOf(context: SheetContext, next: readonly Duty[]): Receipt | undefined {
  const project = projectOf(context)
  const sent = lastSent(context.sheet)
  if (project === undefined || sent === undefined) return undefined
  return {
    kind: 'receipt',
    context,
    project,
    items: itemsOf(context),
    sent,
    late: sent.sentAt > context.opened.round.dueAt,
    next,
  }
}

/** Whether the sheet may be sent: nothing required is open. */
export function isComplete(context: SheetContext): boolean {
  return firstUnfinishedPage(context) === undefined
}

function itemsOf(context: SheetContext): readonly ReviewItem[] {
  const subjects = [...new Set(pagesOf(context).map(({ subject }) => subject))]
  return subjects.map((subject) => {
    const parsed = parseSubject(subject)
    const goal = parsed?.scope === 'line' ? context.programme.goals.find(({ id }) => id === parsed.goal) : undefined
    const questions = questionsFor(context, subject)
    const missing = openQuestionsOf(context, subject)
    const answer = currentAnswer(context, subject)
    const part = Math.max(
      0,
      pageParts(questions).findIndex((each) => each.some((question) => missing.includes(question))),
    )
    return {
      subject,
      ...(goal === undefined ? {} : { goal }),
      questions,
      ...(answer === undefined ? {} : { answer }),
      missing,
      page: { subject, part },
    }
  })
}

function projectOf({ programme, expected }: SheetContext): Project | undefined {
  return programme.projects.find(({ id }) => id === expected.project)
}
