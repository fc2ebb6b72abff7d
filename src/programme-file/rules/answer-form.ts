import { z } from 'zod/v4'
import { type AnswerValue, sameValue } from '../../domain/answer-value.ts'
import type { Question } from '../../domain/question.ts'
import { typeOf } from '../../domain/question-types/registry.ts'
import { numberedRows } from '../../domain/question-types/rows.ts'
import { inputsOf, readQuestion } from '../../domain/typed-question.ts'
import type { Report } from '../fault.ts'
import { type Part, quoted } from '../part.ts'
import { question as questionSchema } from '../schema-question.ts'

/** An answer of an earlier round is what a card would have made of it. */
export function checkAnswerForm(
  report: Report,
  answer: Part,
  asked: Part,
  scale: ReadonlySet<number> = new Set(),
): void {
  const parsed = questionSchema.safeParse(asked.value)
  const value = answerShape.safeParse(answer.value)
  // What has another shape altogether is a fault of its own.
  if (!parsed.success || !value.success || isFormOf(parsed.data, value.data, scale)) return
  const { form } = typeOf(parsed.data)
  report(answer, { code: 'bad-answer-form', values: { question: quoted(parsed.data.id), form } })
}

const plain = z.union([z.string(), z.number()])
const answerShape = z.union([plain, z.array(z.string()), z.array(z.record(z.string(), plain))])

function isFormOf(question: Question, value: AnswerValue, steps: ReadonlySet<number>): boolean {
  const facts = { scale: [...steps].map((step) => ({ value: step, label: String(step) })) }
  const values = { [question.id]: value }
  const type = typeOf(question)
  const shown = type.shape === 'rows' ? { rows: numberedRows(type, value).map(({ number }) => number) } : {}
  const typed = inputsOf(question, values, facts, shown).map((input) => [input.id, input.value] as const)
  const read = readQuestion(question, Object.fromEntries(typed), {}, facts, shown)
  return read.faults.size === 0 && sameValue(read.values[question.id], value)
}
