import type { AnswerValues } from './answer-value.ts'
import { openQuestions } from './answer-values.ts'
import { carriedRows } from './carried-rows.ts'
import type { Goal, LocalDate } from './programme.ts'
import { isText } from './question-types/registry.ts'
import {
  askedSubjects,
  currentAnswer,
  hasEnded,
  needsReason,
  questionsFor,
  type SheetContext,
  sameAs,
  stateValues,
} from './sheet-context.ts'
import { lineSubject, parseSubject, type SubjectId } from './subject.ts'

/** "No change" as a subject may answer it. */
export interface Unchanged {
  /** The round whose words still hold. */
  readonly since: LocalDate
  readonly values: AnswerValues
  /** It stood still the last time too, so that a reader will want to know why. */
  readonly needsReason: boolean
  /** There is nothing left to change: the end of the scale is reached, or the project has ended. */
  readonly isDone: boolean
}

/** Whether nothing may have changed: the last round has a level and a choice for each that is required. */
export function unchangedOf(context: SheetContext, subject: SubjectId): Unchanged | undefined {
  const earlier = context.earlier.get(subject) ?? []
  const last = earlier.at(-1)
  if (last === undefined || last.answer.kind === 'quick') return undefined
  const since = last.answer.kind === 'unchanged' ? last.answer.since : last.deadline
  // The words that still hold; what was never written cannot be unchanged.
  const words = earlier.find(({ deadline }) => deadline === since)?.answer ?? last.answer
  const questions = questionsFor(context, subject)
  if (words.kind === 'values' && openQuestions(questions, words).length > 0) return undefined
  const values = { ...stateValues(questions, last.answer), ...carriedRows(questions, last.answer) }
  const states = questions.filter((question) => !isText(question) && question.when === undefined)
  if (states.some(({ id, required }) => required && values[id] === undefined)) return undefined
  const levels = questions.flatMap(({ id, type }) => (type === 'level' && values[id] !== undefined ? [values[id]] : []))
  const top = context.programme.scale.at(-1)?.value
  return {
    since,
    values,
    needsReason: needsReason(context, subject, values),
    isDone: hasEnded(context) || (levels.length > 0 && levels.every((level) => level === top)),
  }
}

/** Goals of the same project under which the answer stands already, so that it need not be written twice. */
export function sameGoals(context: SheetContext, subject: SubjectId): readonly Goal[] {
  const parsed = parseSubject(subject)
  if (parsed?.scope !== 'line' || isReferredTo(context, parsed.goal)) return []
  return context.programme.goals.filter(({ id }) => sameAs(context, subject, id) !== undefined)
}

/** An answer that others point to cannot point away itself. */
function isReferredTo(context: SheetContext, goal: string): boolean {
  return askedSubjects(context).some((subject) => {
    const answer = currentAnswer(context, subject)
    return (
      answer?.kind === 'same' && answer.goal === goal && subject !== lineSubject(context.expected.project ?? '', goal)
    )
  })
}
