import type { Answer, AnswerValue, AnswerValues } from './answer.ts'
import type { Programme } from './programme.ts'
import { type Question, reasonId } from './question.ts'

/** Why one typed value cannot be kept as it is; the words and the remedy belong to the catalogues. */
export type ValueFault =
  | { readonly code: 'not-text' }
  | { readonly code: 'too-long'; readonly length: number; readonly limit: number }
  | { readonly code: 'unreadable-characters' }
  | { readonly code: 'not-on-scale' }
  | { readonly code: 'not-a-choice' }

export type ValueReading =
  | { readonly ok: true; readonly value: AnswerValue | undefined }
  | { readonly ok: false; readonly fault: ValueFault }

interface QuestionType {
  /** Undefined where the input was left empty. */
  readonly read: (question: Question, typed: string, programme: Programme) => ValueReading
}

// NUL ends strings in too many places downstream, and a lone surrogate cannot be written as UTF-8.
// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is what it looks for
const unreadable = /\u0000|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/

const questionTypes: Record<Question['type'], QuestionType> = {
  level: {
    read(_, typed, programme) {
      const step = programme.scale.find(({ value }) => String(value) === typed)
      return step === undefined ? failed({ code: 'not-on-scale' }) : { ok: true, value: step.value }
    },
  },
  text: {
    read(question, typed) {
      const limit = question.type === 'text' ? question.maxLength : 0
      if (typed.length > limit) return failed({ code: 'too-long', length: typed.length, limit })
      return unreadable.test(typed) ? failed({ code: 'unreadable-characters' }) : { ok: true, value: typed }
    },
  },
  choice: {
    read(question, typed) {
      const known = question.type === 'choice' && question.choices.some(({ id }) => id === typed)
      return known ? { ok: true, value: typed } : failed({ code: 'not-a-choice' })
    },
  },
}

/** Reads what a card sent for one question. Only white space is an empty input; other text stays as typed. */
export function readValue(question: Question, typed: unknown, programme: Programme): ValueReading {
  if (typed === undefined || typed === null) return { ok: true, value: undefined }
  if (typeof typed !== 'string') return failed({ code: 'not-text' })
  if (typed.trim() === '') return { ok: true, value: undefined }
  return questionTypes[question.type].read(question, typed, programme)
}

/** The most characters of the reason beside a quick answer. */
export const longestReason = 500

/** Whether the reason beside a quick answer can be kept as it was typed. */
export function isKeepableReason(reason: string): boolean {
  return isKeepableText(reason, longestReason)
}

/** Whether a text can be kept as it was typed. */
export function isKeepableText(text: string, limit: number): boolean {
  return text.length <= limit && !unreadable.test(text)
}

/** Whether the question is asked at all, given the other answers to the same subject. */
export function isAsked(question: Question, values: AnswerValues): boolean {
  if (question.when === undefined) return true
  const decisive = values[question.when.question]
  return decisive !== undefined && question.when.in.includes(String(decisive))
}

/** Required questions that have no answer yet; a short answer leaves none open. */
export function openQuestions(questions: readonly Question[], answer: Answer | undefined): readonly Question[] {
  if (answer !== undefined && answer.kind !== 'values') return []
  const values = answer?.values ?? {}
  return questions.filter(
    (question) => question.required && isAsked(question, values) && values[question.id] === undefined,
  )
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
    ...questions.filter(({ id }) => !explained.includes(id)).map(reasonId),
  ])
  const { keptReason: _, ...sent } = answer
  return { ...sent, values: Object.fromEntries(Object.entries(answer.values).filter(([id]) => !hidden.has(id))) }
}

function failed(fault: ValueFault): ValueReading {
  return { ok: false, fault }
}
