import { type Answer, type AnswerValue, type AnswerValues, typedReason, typedValues } from './answer.ts'
import { isKeepableReason, readValue } from './answer-values.ts'
import type { Programme } from './programme.ts'
import type { Question } from './question.ts'

/** What a card brought in for the questions of one page, before it is checked. */
export type TypedInputs = Readonly<Record<string, unknown>>

export interface InputsRead {
  /** What the draft becomes: the valid values of this page over those of the subject's other pages. */
  readonly answer: Answer
  /** Whether every value could be kept as typed. */
  readonly allValid: boolean
}

/** The id of the input for the reason beside the quick answers. */
export const reasonInput = 'answer-why'

/**
 * Takes a page's inputs into the subject's answer. Valid values are kept even when others are not;
 * a faulty input leaves the old value, and an emptied one takes it away once nothing on the page is at fault.
 * A quick answer stays until something is written beside it.
 */
export function readInputs(
  questions: readonly Question[],
  typed: TypedInputs,
  current: Answer | undefined,
  programme: Programme,
): InputsRead {
  const before = typedValues(current)
  const values: Record<string, AnswerValue> = { ...before }
  const emptied: string[] = []
  let allValid = true
  for (const question of questions) {
    const reading = readValue(question, typed[question.id], programme)
    if (!reading.ok) allValid = false
    else if (reading.value === undefined) emptied.push(question.id)
    else values[question.id] = reading.value
  }
  const reason = readReason(typed[reasonInput])
  if (reason === undefined) allValid = false
  // A page with a fault is not done with: what it left out may come yet.
  if (allValid) for (const id of emptied) delete values[id]
  return { answer: answerOf(current, values, reason ?? typedReason(current)), allValid }
}

/** Undefined for a reason that cannot be kept as it was typed. */
export function readReason(typed: unknown): string | undefined {
  if (typed === undefined || typed === null) return ''
  return typeof typed === 'string' && isKeepableReason(typed) ? typed : undefined
}

/** A quick answer that keeps aside whatever had been typed on the page. */
export function quickAnswer(quick: string, reason: string, kept: AnswerValues): Answer {
  return {
    kind: 'quick',
    quick,
    ...(reason === '' ? {} : { reason }),
    ...(Object.keys(kept).length === 0 ? {} : { kept }),
  }
}

/** What was typed as the answer itself; a reason for a quick answer is kept aside. */
export function valuesAnswer(values: AnswerValues, reason: string): Answer {
  return { kind: 'values', values, ...(reason === '' ? {} : { keptReason: reason }) }
}

function answerOf(current: Answer | undefined, values: AnswerValues, reason: string): Answer {
  const before = typedValues(current)
  const nothingNew = Object.entries(values).every(([id, value]) => before[id] === value)
  if (current?.kind === 'quick' && nothingNew) return quickAnswer(current.quick, reason, values)
  return valuesAnswer(values, reason)
}
