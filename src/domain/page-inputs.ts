import { type Answer, typedReason, typedValues } from './answer.ts'
import { type AnswerValue, type AnswerValues, sameValue } from './answer-value.ts'
import { isKeepableReason } from './answer-values.ts'
import type { Language } from './local-text.ts'
import type { PagePart } from './pages.ts'
import { reasonId } from './question.ts'
import type { TypeFacts } from './question-types/question-type.ts'
import { readQuestion, type TypedInputs } from './typed-question.ts'

export interface InputsRead {
  /** What the draft becomes: the valid values of this page over those of the subject's other pages. */
  readonly answer: Answer
  /** Whether every value could be kept as typed. */
  readonly allValid: boolean
}

/** What the page that was typed in looked like, and who typed. */
export interface TypedPage {
  /** Questions beside which a reason was asked for: an input left out was emptied, others were not there. */
  readonly explained?: readonly string[]
  /** False on the further pages of a subject, where the short answers and their reason do not stand. */
  readonly offersShort?: boolean
  /** Of whoever writes, for a draft that says none yet. */
  readonly language?: Language
  /** Chosen on the page just now. */
  readonly chosenLanguage?: Language
  /** Rows that stand there from the last round, by question, until others are kept. */
  readonly carried?: AnswerValues
}

/** The id of the input for the reason beside the short answers. */
export const reasonInput = 'answer-why'

/**
 * Takes a page's inputs into the subject's answer. Valid values are kept even when others are not;
 * a faulty input leaves the old value, and an emptied one takes it away once nothing on the page is at fault.
 * A short answer stays until something is written beside it.
 */
export function readInputs(
  part: PagePart,
  typed: TypedInputs,
  current: Answer | undefined,
  facts: TypeFacts,
  page: TypedPage = {},
): InputsRead {
  const before: AnswerValues = { ...page.carried, ...typedValues(current) }
  const reason = page.offersShort === false ? typedReason(current) : readReason(typed[reasonInput])
  const read = part.questions.map((question) => readQuestion(question, typed, before, facts, part))
  const reasons = part.questions.map((question) => [reasonId(question), readReason(typed[reasonId(question)])] as const)
  const isExplained = (id: string): boolean =>
    read.some(({ values, emptied, faults }) => id in values || emptied.includes(id) || faults.has(id))
  const asked = reasons.filter(([id]) => !isExplained(id))
  const allValid =
    reason !== undefined &&
    read.every(({ faults }) => faults.size === 0) &&
    asked.every(([, text]) => text !== undefined)

  const values: Record<string, AnswerValue> = { ...typedValues(current) }
  // A page with a fault is not done with: what it left out may come yet.
  const taken = allValid
    ? read
    : part.questions.map((question) => readQuestion(question, typed, before, facts, { ...part, keepsEmptied: true }))
  for (const { values: given } of taken) Object.assign(values, given)
  for (const [id, text] of asked) if (text !== undefined && text.trim() !== '') values[id] = text
  if (allValid) {
    for (const { emptied } of taken) for (const id of emptied) delete values[id]
    for (const question of part.questions) {
      const id = reasonId(question)
      const wasThere = page.explained?.includes(question.id) === true
      if (wasThere && asked.some(([each, text]) => each === id && text?.trim() === '')) delete values[id]
    }
  }
  const language = page.chosenLanguage ?? current?.language ?? page.language
  return { answer: answerOf(current, { values, reason: reason ?? typedReason(current), language }), allValid }
}

/** Undefined for a reason that cannot be kept as it was typed. */
export function readReason(typed: unknown): string | undefined {
  if (typed === undefined || typed === null) return ''
  return typeof typed === 'string' && isKeepableReason(typed) ? typed : undefined
}

/** What was typed on a page, whichever kind of answer it becomes. */
export interface Typed {
  readonly values: AnswerValues
  readonly reason: string
  readonly language: Language | undefined
}

/** An answer of one press. */
export type Short =
  | { readonly kind: 'quick'; readonly quick: string }
  | { readonly kind: 'unchanged'; readonly since: string; readonly values: AnswerValues }
  | { readonly kind: 'same'; readonly goal: string; readonly values: AnswerValues }

/** A short answer that keeps aside whatever had been typed on the page. */
export function shortAnswer(short: Short, { values, reason, language }: Typed): Answer {
  return {
    ...short,
    ...(reason === '' ? {} : { reason }),
    ...(Object.keys(values).length === 0 ? {} : { kept: values }),
    ...(language === undefined ? {} : { language }),
  }
}

/** What was typed as the answer itself; a reason for a short answer is kept aside. */
export function valuesAnswer({ values, reason, language }: Typed): Answer {
  return {
    kind: 'values',
    values,
    ...(reason === '' ? {} : { keptReason: reason }),
    ...(language === undefined ? {} : { language }),
  }
}

export function typedIn(answer: Answer): Typed {
  return { values: typedValues(answer), reason: typedReason(answer), language: answer.language }
}

function answerOf(current: Answer | undefined, typed: Typed): Answer {
  const before = typedValues(current)
  const nothingNew = Object.entries(typed.values).every(([id, value]) => sameValue(before[id], value))
  if (current === undefined || current.kind === 'values' || !nothingNew) return valuesAnswer(typed)
  const { reason: _, kept: __, language: ___, ...short } = current
  return shortAnswer(short, typed)
}
