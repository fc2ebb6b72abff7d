import { type Answer, type AnswerValue, sameValues, typedValues } from './answer.ts'
import { readValue } from './answer-values.ts'
import type { TypedInputs } from './page.ts'
import type { Programme } from './programme.ts'
import type { Question } from './question.ts'

export interface InputsRead {
  /** What the draft becomes: the valid values of this page over those of the subject's other pages. */
  readonly answer: Answer
  /** Whether every value could be kept as typed. */
  readonly allValid: boolean
}

/**
 * Takes a page's inputs into the subject's answer. Valid values are kept even when others are not;
 * a faulty input leaves the old value, and an emptied one takes it away once nothing on the page is at fault.
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
  // A page with a fault is not done with: what it left out may come yet.
  if (allValid) for (const id of emptied) delete values[id]
  // Leaving a page with a quick answer without changing anything keeps the quick answer.
  const keepsQuick = current?.kind === 'quick' && sameValues(before, values)
  return { answer: keepsQuick ? current : { kind: 'values', values }, allValid }
}
