import { type Answer, type AnswerValue, type AnswerValues, typedReason, typedValues } from './answer.ts'
import { isKeepableReason, readValue } from './answer-values.ts'
import type { Language } from './local-text.ts'
import type { Programme } from './programme.ts'
import { type Question, reasonId } from './question.ts'

/** What a card brought in for the questions of one page, before it is checked. */
export type TypedInputs = Readonly<Record<string, unknown>>

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
}

/** The id of the input for the reason beside the short answers. */
export const reasonInput = 'answer-why'

/**
 * Takes a page's inputs into the subject's answer. Valid values are kept even when others are not;
 * a faulty input leaves the old value, and an emptied one takes it away once nothing on the page is at fault.
 * A short answer stays until something is written beside it.
 */
export function readInputs(
  questions: readonly Question[],
  typed: TypedInputs,
  current: Answer | undefined,
  programme: Programme,
  page: TypedPage = {},
): InputsRead {
  const values: Record<string, AnswerValue> = { ...typedValues(current) }
  const emptied: string[] = []
  let allValid = true
  for (const question of questions) {
    const reading = readValue(question, typed[question.id], programme)
    if (!reading.ok) allValid = false
    else if (reading.value === undefined) emptied.push(question.id)
    else values[question.id] = reading.value
    const explanation = readReason(typed[reasonId(question)])
    if (explanation === undefined) allValid = false
    else if (explanation.trim() !== '') values[reasonId(question)] = explanation
    else if (page.explained?.includes(question.id) === true) emptied.push(reasonId(question))
  }
  const reason = page.offersShort === false ? typedReason(current) : readReason(typed[reasonInput])
  if (reason === undefined) allValid = false
  // A page with a fault is not done with: what it left out may come yet.
  if (allValid) for (const id of emptied) delete values[id]
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
  const nothingNew = Object.entries(typed.values).every(([id, value]) => before[id] === value)
  if (current === undefined || current.kind === 'values' || !nothingNew) return valuesAnswer(typed)
  const { reason: _, kept: __, language: ___, ...short } = current
  return shortAnswer(short, typed)
}
