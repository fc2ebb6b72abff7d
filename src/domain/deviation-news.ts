import { type Answer, type SentRevision, type Sheet, sameAnswer } from './answer.ts'
import { isAsked } from './answer-values.ts'
import { type ExpectedSheet, type OpenedRound, questionsOf } from './expected-set.ts'
import type { Programme, Series } from './programme.ts'
import { type Question, reasonId } from './question.ts'
import { isTold } from './question-types/registry.ts'
import { topicOf } from './scopes/registry.ts'
import type { Topic } from './scopes/scope.ts'
import type { SheetId, SubjectId } from './subject.ts'

/** A delay or another deviation that coordinators must hear of at once, not only in the report. */
export interface DeviationNews {
  readonly programme: Programme
  readonly series: Series
  readonly opened: OpenedRound
  readonly topic: Topic
  readonly revision: SentRevision
  readonly questions: readonly Question[]
  /** The answer that tells, and what was written because of it. */
  readonly answer: Answer & { readonly kind: 'values' }
}

/** One message for each revision that tells something; the id of a sheet may hold a colon. */
export function deviationStep(sheet: SheetId, revision: number): string {
  return `deviation:${revision}:${sheet}`
}

/** What a step of `deviationStep` is about. */
export function deviatingRevision(step: string): { readonly sheet: SheetId; readonly revision: number } {
  const [, revision, ...sheet] = step.split(':')
  return { sheet: sheet.join(':'), revision: Number(revision) }
}

interface SheetFacts {
  readonly programme: Programme
  readonly series: Series
  readonly opened: OpenedRound
  readonly expected: ExpectedSheet
  readonly sheet: Sheet
}

/** What a revision tells that the one before did not; undefined where it tells nothing new. */
export function deviationNews(facts: SheetFacts, number: number): DeviationNews | undefined {
  const { programme, series, opened, expected, sheet } = facts
  const index = sheet.revisions.findIndex((revision) => revision.number === number)
  const revision = sheet.revisions[index]
  const topic = topicOf(programme, expected)
  if (revision === undefined || topic === undefined) return undefined
  for (const { id } of expected.subjects) {
    const told = toldAnswer(facts, revision, id)
    const before = index > 0 ? toldAnswer(facts, sheet.revisions[index - 1], id) : undefined
    if (told === undefined || sameAnswer(told, before)) continue
    const questions = questionsOf(programme, series, opened.round, id)
    return { programme, series, opened, topic, revision, questions, answer: told }
  }
  return undefined
}

/** The part of an answer that coordinators are told: answers marked so, why, and the questions they lead to. */
function toldAnswer(
  { programme, series, opened }: SheetFacts,
  revision: SentRevision | undefined,
  subject: SubjectId,
): DeviationNews['answer'] | undefined {
  const answer = revision?.answers[subject]
  if (answer?.kind !== 'values') return undefined
  const questions = questionsOf(programme, series, opened.round, subject)
  const telling = questions.filter((question) => isTold(question, answer.values[question.id]))
  if (telling.length === 0) return undefined
  const told = questions.filter(
    (question) =>
      telling.includes(question) ||
      (telling.some(({ id }) => id === question.when?.question) && isAsked(question, answer.values)),
  )
  const ids = told.flatMap((question) => [question.id, reasonId(question)])
  const values = ids.flatMap((id) => {
    const value = answer.values[id]
    return value === undefined ? [] : [[id, value] as const]
  })
  return { kind: 'values', values: Object.fromEntries(values) }
}
