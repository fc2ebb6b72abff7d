import { type Answer, countedValues } from './answer.ts'
import type { AnswerValue, AnswerValues } from './answer-value.ts'
import { isAsked } from './answer-values.ts'
import type { EarlierAnswer } from './earlier-answers.ts'
import { lastLevel } from './level-movement.ts'
import type { ScaleStep } from './programme.ts'
import { type LevelQuestion, type Question, reasonId } from './question.ts'
import { isText } from './question-types/registry.ts'

/** What a level does that readers of the report will wonder about. */
export type ReasonRule = 'fell' | 'jumped' | 'done-without-results' | 'stood-still'

/** A level that asks for a reason; it is required to send, and never in the way of saving. */
export interface ReasonAsked {
  readonly rule: ReasonRule
  readonly question: LevelQuestion
}

export interface ReasonFacts {
  readonly questions: readonly Question[]
  readonly scale: readonly ScaleStep[]
  /** The oldest first. */
  readonly earlier: readonly EarlierAnswer[]
}

const jump = 2

/** The levels of an answer in words that ask for a reason, one rule each. */
export function reasonsAsked(facts: ReasonFacts, answer: Answer | undefined): readonly ReasonAsked[] {
  if (answer?.kind !== 'values') return []
  return facts.questions.flatMap((question) => {
    const rule = question.type === 'level' ? ruleFor(facts, question, answer.values) : undefined
    return question.type !== 'level' || rule === undefined ? [] : [{ rule, question }]
  })
}

export function openReasons(facts: ReasonFacts, answer: Answer | undefined): readonly ReasonAsked[] {
  const values = countedValues(answer)
  return reasonsAsked(facts, answer).filter(({ question }) => isBlank(values[reasonId(question)]))
}

/** Whether one more round at this level must be explained: it stood still already, short of the end of the scale. */
export function standsStill({ scale, earlier }: ReasonFacts, question: string, level: AnswerValue): boolean {
  const before = earlier.slice(-jump).map(({ answer }) => countedValues(answer)[question])
  return level !== scale.at(-1)?.value && before.length === jump && before.every((each) => each === level)
}

function ruleFor(facts: ReasonFacts, question: LevelQuestion, values: AnswerValues): ReasonRule | undefined {
  const level = values[question.id]
  if (typeof level !== 'number') return undefined
  const { scale, earlier, questions } = facts
  const texts = questions.filter((each) => isText(each) && isAsked(each, values))
  const isSilent = texts.length > 0 && texts.every(({ id }) => isBlank(values[id]))
  if (level === scale.at(-1)?.value && isSilent) return 'done-without-results'
  const before = lastLevel(earlier, question.id)
  if (before === undefined) return undefined
  const stepOf = (value: number): number => scale.findIndex((step) => step.value === value)
  if (level < before) return 'fell'
  if (stepOf(level) - stepOf(before) >= jump) return 'jumped'
  return standsStill(facts, question.id, level) ? 'stood-still' : undefined
}

/** A result that is a figure and nothing else tells a reader nothing. */
export function isOnlyFigures(value: AnswerValue | undefined): boolean {
  return typeof value === 'string' && /\d/.test(value) && /^[\d\s.,;:%/+()€–−-]+$/.test(value)
}

function isBlank(value: AnswerValue | undefined): boolean {
  return value === undefined || String(value).trim() === ''
}
