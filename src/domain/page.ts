import { type Answer, type Draft, typedReason, typedValues } from './answer.ts'
import { type AnswerValue, bareText } from './answer-value.ts'
import type { EarlierAnswer } from './earlier-answers.ts'
import type { Language } from './local-text.ts'
import { readInputs, readReason, reasonInput } from './page-inputs.ts'
import type { PageKey, PagePart } from './pages.ts'
import type { Goal, Line } from './programme.ts'
import { type Question, type QuickAnswer, reasonId } from './question.ts'
import type { ValueFault } from './question-types/question-type.ts'
import { typeOf } from './question-types/registry.ts'
import { nextNumber } from './question-types/rows.ts'
import { isOnlyFigures, type ReasonAsked, type ReasonRule, reasonsAsked } from './reasons.ts'
import { topicOf } from './scopes/registry.ts'
import type { Topic } from './scopes/scope.ts'
import { openReturn, type Returned } from './sheet-act.ts'
import {
  askedSubjects,
  carriedOf,
  currentAnswer,
  draftOf,
  isFinished,
  pagesOf,
  partsOf,
  reasonFactsOf,
  type SheetContext,
  standingOf,
} from './sheet-context.ts'
import { sameGoals, type Unchanged, unchangedOf } from './shortcuts.ts'
import { lineSubject, parseSubject } from './subject.ts'
import type { Suggestion } from './suggestion.ts'
import { type InputAsked, inputsOf, readQuestion, type TypedInputs } from './typed-question.ts'

/** What one question shows on its page. */
export interface PageField {
  readonly question: Question
  /** Several where it has rows, or an explanation beside it. */
  readonly inputs: readonly PageInput[]
  /** What stands in the input of its own id. */
  readonly value: string
  readonly fault?: ValueFault
  /** Rows can be added: the number of the one that is still empty, and whether others stand on this page. */
  readonly rows?: { readonly next: number; readonly single: boolean }
  readonly previous?: AnswerValue
  /** What the answer makes readers ask; the page asks it first. */
  readonly ask?: FieldAsk
}

/** What stands in an input: what was just typed, else the draft, as the card's text. */
export interface PageInput extends InputAsked {
  readonly fault?: ValueFault
}

export type FieldAsk =
  | { readonly rule: ReasonRule; readonly reason: string; readonly isFaulty: boolean }
  /** Only figures: a nudge, and nothing that stands in the way. */
  | { readonly rule: 'only-figures' }

/** One page of a sheet, ready to be drawn. */
export interface Page {
  readonly kind: 'page'
  readonly context: SheetContext
  readonly key: PageKey
  readonly topic: Topic
  /** Undefined on the page about the project itself. */
  readonly line?: { readonly goal: Goal; readonly line: Line }
  /** 1 for the first of `pages`. */
  readonly position: number
  readonly pages: number
  readonly subjectsDone: number
  readonly subjects: number
  /** The draft the page was drawn from; goes back with every save. */
  readonly revision: number
  readonly fields: readonly PageField[]
  readonly quickAnswers: readonly QuickAnswer[]
  readonly quick?: QuickAnswer
  readonly unchanged?: Unchanged
  readonly same: readonly Goal[]
  /** The short answer that stands now. */
  readonly chosen?: Exclude<Answer, { readonly kind: 'values' }>
  /** In which language it is answered. */
  readonly language?: Language
  /** What stands in the input for the reason beside the quick answers. */
  readonly reason: string
  readonly reasonFault: boolean
  readonly previous?: EarlierAnswer
  readonly savedAt?: Draft['savedAt']
  /** Somebody else's newer draft, shown above one's own typed text. */
  readonly conflict?: Draft
  readonly notice?: PageNotice
  /** What a coordinator wants completed. */
  readonly returned?: Returned
  /** What was suggested for the wording of the line's targets. */
  readonly suggestions: readonly Suggestion[]
}

export type PageNotice =
  | 'asks'
  | 'stood-still'
  | 'not-unchanged'
  | 'faults'
  | 'conflict'
  | 'storage-failed'
  | 'reason-missing'
  | 'round-locked'

export interface PageExtras {
  readonly typed?: TypedInputs
  readonly conflict?: Draft
  readonly notice?: PageNotice
}

/** The page of this key, or undefined where the sheet has none. */
export function pageOf(context: SheetContext, key: PageKey, extras: PageExtras = {}): Page | undefined {
  const isThis = ({ subject, part }: PageKey): boolean => subject === key.subject && part === key.part
  const pages = pagesOf(context).filter((page) => page.isSpare !== true || isThis(page))
  const index = pages.findIndex(isThis)
  const shown = partsOf(context, key.subject)[key.part]
  const topic = topicOf(context.programme, context.expected)
  if (index < 0 || shown === undefined || topic === undefined) return undefined

  const subjects = askedSubjects(context)
  const draft = draftOf(context, key.subject)
  const answer = currentAnswer(context, key.subject)
  const previous = context.earlier.get(key.subject)?.at(-1)
  const line = lineOf(context, topic, key)
  const returned = openReturn(context.sheet, key.subject)
  const quick = quickOf(context, answer)
  const isFirst = key.part === 0
  const unchanged = isFirst ? unchangedOf(context, key.subject) : undefined
  const carried = carriedOf(context, key.subject)
  const typed =
    extras.typed === undefined ? answer : readInputs(shown, extras.typed, answer, context.programme, { carried }).answer
  const asked = reasonsAsked(reasonFactsOf(context, key.subject), typed)
  return {
    kind: 'page',
    context,
    key,
    topic,
    ...(line === undefined ? {} : { line }),
    position: index + 1,
    pages: pages.length,
    subjectsDone: subjects.filter((subject) => isFinished(context, subject)).length,
    subjects: subjects.length,
    revision: draft?.revision ?? 0,
    fields: shown.questions.map((question) => {
      const field = fieldOf(context, key, shown, question, previous, extras)
      const ask = askOf(field, asked, typed, extras)
      return ask === undefined ? field : { ...field, ask }
    }),
    quickAnswers: line === undefined || !isFirst ? [] : context.series.quickAnswers,
    ...(quick === undefined ? {} : { quick }),
    ...(unchanged === undefined ? {} : { unchanged }),
    same: isFirst ? sameGoals(context, key.subject) : [],
    ...(answer === undefined || answer.kind === 'values' ? {} : { chosen: answer }),
    ...languageOf(typed),
    ...reasonOf(answer, extras),
    ...(previous === undefined ? {} : { previous }),
    ...(draft === undefined ? {} : { savedAt: draft.savedAt }),
    ...(extras.conflict === undefined ? {} : { conflict: extras.conflict }),
    ...(extras.notice === undefined ? {} : { notice: extras.notice }),
    ...(returned === undefined ? {} : { returned }),
    suggestions: (context.suggestions ?? []).filter((each) => lineSubject(each.project, each.goal) === key.subject),
  }
}

function fieldOf(
  context: SheetContext,
  { subject }: PageKey,
  shown: PagePart,
  question: Question,
  previous: EarlierAnswer | undefined,
  { typed }: PageExtras,
): PageField {
  const { programme } = context
  const { values, used } = standingOf(context, subject)
  const faults = typed === undefined ? undefined : readQuestion(question, typed, values, programme, shown).faults
  const inputs = inputsOf(question, values, programme, shown).map((input): PageInput => {
    const fault = faults?.get(input.id)
    return {
      ...input,
      value: typed === undefined ? input.value : typedText(typed[input.id]),
      ...(fault === undefined ? {} : { fault }),
    }
  })
  const earlier = previous?.answer.kind === 'values' ? previous.answer.values[question.id] : undefined
  const fault = faults?.get(question.id)
  const type = typeOf(question)
  return {
    question,
    inputs,
    value: inputs.find(({ id }) => id === question.id)?.value ?? '',
    ...(fault === undefined ? {} : { fault }),
    ...(earlier === undefined ? {} : { previous: earlier }),
    ...(type.shape === 'rows'
      ? { rows: { next: nextNumber(type, values[question.id], used[question.id]), single: type.rowsOnPage === 1 } }
      : {}),
  }
}

/** A client leaves an emptied input out: what was typed is shown as it was, empty too. */
function typedText(typed: unknown): string {
  return typeof typed === 'string' || typeof typed === 'number' ? String(typed) : ''
}

/** The reason a level asks for, or the nudge for a bare figure. */
function askOf(
  { question, value }: PageField,
  asked: readonly ReasonAsked[],
  answer: Answer | undefined,
  { typed }: PageExtras,
): FieldAsk | undefined {
  if (question.type === 'text') return isOnlyFigures(value) ? { rule: 'only-figures' } : undefined
  const rule = asked.find((each) => each.question.id === question.id)?.rule
  if (rule === undefined) return undefined
  const given = typed?.[reasonId(question)]
  const stored = bareText(typedValues(answer)[reasonId(question)] ?? '')
  return { rule, reason: typeof given === 'string' ? given : stored, isFaulty: readReason(given) === undefined }
}

function languageOf(answer: Answer | undefined): Pick<Page, 'language'> {
  return answer?.language === undefined ? {} : { language: answer.language }
}

function lineOf({ programme }: SheetContext, { project }: Topic, key: PageKey): Page['line'] {
  const subject = parseSubject(key.subject)
  if (subject?.scope !== 'line') return undefined
  const goal = programme.goals.find(({ id }) => id === subject.goal)
  const line = project?.lines.find((each) => each.goal === subject.goal)
  return goal === undefined || line === undefined ? undefined : { goal, line }
}

function quickOf({ series }: SheetContext, answer: Answer | undefined): Page['quick'] {
  if (answer?.kind !== 'quick') return undefined
  return series.quickAnswers.find(({ id }) => id === answer.quick)
}

function reasonOf(answer: Answer | undefined, { typed }: PageExtras): Pick<Page, 'reason' | 'reasonFault'> {
  if (typed === undefined) return { reason: typedReason(answer), reasonFault: false }
  const given = typed[reasonInput]
  return { reason: typeof given === 'string' ? given : '', reasonFault: readReason(given) === undefined }
}

/** Questions beside which the page asks for more: saved once more without it, they are passed. */
export function askedOn({ fields }: Page): readonly string[] {
  return fields.filter(({ ask }) => ask !== undefined).map(({ question }) => question.id)
}
