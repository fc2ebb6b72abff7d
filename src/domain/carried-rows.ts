import { type Answer, countedValues } from './answer.ts'
import { type AnswerValues, rowsIn } from './answer-value.ts'
import type { EarlierAnswer } from './earlier-answers.ts'
import type { Question } from './question.ts'
import { isClosedRow } from './question-types/group.ts'
import { typeOf } from './question-types/registry.ts'
import { numberedRows, rowsValue } from './question-types/rows.ts'

/** The rows that go on from an answer of the last round: those that were not closed in it. */
export function carriedRows(questions: readonly Question[], last: Answer | undefined): AnswerValues {
  const values = countedValues(last)
  const carried = questions.flatMap((question) => {
    const [value, type] = [values[question.id], typeOf(question)]
    if (value === undefined || type.shape !== 'rows' || !type.carries) return []
    const rows = numberedRows(type, value).filter(({ row }) => !isClosedRow(question, row))
    return [[question.id, rowsValue(type, rows) ?? []] as const]
  })
  return Object.fromEntries(carried)
}

/** By question, the highest number that a row had in any round: no other row takes it. */
export function highestRows(
  questions: readonly Question[],
  earlier: readonly EarlierAnswer[],
): Readonly<Record<string, number>> {
  const highest = questions.flatMap((question) => {
    const type = typeOf(question)
    if (type.shape !== 'rows' || !type.keepsNumbers) return []
    const numbers = earlier.flatMap(({ answer }) =>
      numberedRows(type, rowsIn(countedValues(answer)[question.id])).map(({ number }) => number),
    )
    return [[question.id, Math.max(0, ...numbers)] as const]
  })
  return Object.fromEntries(highest)
}
