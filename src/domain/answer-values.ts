import type { Answer } from './answer.ts'
import type { AnswerValues } from './answer-value.ts'
import { type Question, reasonId } from './question.ts'
import { typeOf } from './question-types/registry.ts'
import { isFieldAsked, numberedRows, rowsValue } from './question-types/rows.ts'
import { isKeepableText } from './question-types/text.ts'
import { isComplete } from './typed-question.ts'

/** The most characters of the reason beside a quick answer. */
export const longestReason = 500

/** Whether the reason beside a quick answer can be kept as it was typed. */
export function isKeepableReason(reason: string): boolean {
  return isKeepableText(reason, longestReason)
}

/** Whether the question is asked at all, given the other answers to the same subject. */
export function isAsked(question: Question, values: AnswerValues): boolean {
  if (question.when === undefined) return true
  const decisive = values[question.when.question]
  return decisive !== undefined && question.when.in.includes(String(decisive))
}

/** Questions that lack an answer or a part of it; a short answer leaves none open. */
export function openQuestions(questions: readonly Question[], answer: Answer | undefined): readonly Question[] {
  if (answer !== undefined && answer.kind !== 'values') return []
  const values = answer?.values ?? {}
  return questions.filter((question) => {
    const value = values[question.id]
    return isAsked(question, values) && (value === undefined ? question.required : !isComplete(question, value))
  })
}

/**
 * The answer as it is sent and shown: without what is kept aside and what is no longer asked.
 * `explained` are the questions whose reason is still asked for.
 */
export function sentForm(questions: readonly Question[], answer: Answer, explained: readonly string[] = []): Answer {
  if (answer.kind !== 'values') {
    const { kept: _, ...sent } = answer
    return sent
  }
  const hidden = new Set([
    ...questions.filter((question) => !isAsked(question, answer.values)).map(({ id }) => id),
    ...questions.filter((each) => !explained.includes(each.id) && !isExplained(each)).map(reasonId),
  ])
  const { keptReason: _, ...sent } = answer
  const values = Object.fromEntries(Object.entries(answer.values).filter(([id]) => !hidden.has(id)))
  return { ...sent, values: { ...values, ...askedRows(questions, values) } }
}

/** Rows without the fields that their other fields do not ask for. */
function askedRows(questions: readonly Question[], values: AnswerValues): AnswerValues {
  const asked = questions.flatMap((question) => {
    const [value, type] = [values[question.id], typeOf(question)]
    if (value === undefined || type.shape !== 'rows' || !type.fields.some(({ when }) => when !== undefined)) return []
    const rows = numberedRows(type, value).map(({ number, row }) => {
      const hidden = new Set(type.fields.filter((field) => !isFieldAsked(field, row)).map(({ id }) => id))
      return { number, row: Object.fromEntries(Object.entries(row).filter(([id]) => !hidden.has(id))) }
    })
    return [[question.id, rowsValue(type, rows) ?? []] as const]
  })
  return Object.fromEntries(asked)
}

/** Whether there is always room for an explanation beside the answer. */
function isExplained(question: Question): boolean {
  const type = typeOf(question)
  return type.shape === 'input' && type.explanation !== undefined
}
