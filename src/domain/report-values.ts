import { countedValues } from './answer.ts'
import { type AnswerValue, rowsIn, type ValueRow } from './answer-value.ts'
import { groupBy } from './group-by.ts'
import type { LocalDate } from './programme.ts'
import type { Question } from './question.ts'
import type { DatedAnswer, ReportModel, ReportSubject } from './report-model.ts'
import { questionsIn } from './report-questions.ts'

/** One number of a subject, with what it has changed since the one before it. */
export interface ReportedValue {
  readonly subject: ReportSubject
  readonly question: Question & { readonly type: 'number' }
  /** Of several values: where. */
  readonly place?: string
  /** Of several values the day of each; else the round. */
  readonly at: { readonly date: LocalDate } | { readonly round: LocalDate }
  readonly value: number
  /** Undefined for the first at its place. */
  readonly change?: number
}

/** Every number of every round, by subject, question and place, the oldest first. */
export function reportedValues(model: ReportModel): readonly ReportedValue[] {
  return model.subjects.flatMap((subject) =>
    questionsIn(model, subject).flatMap((question) =>
      question.type === 'number' ? valuesOf(model, subject, question) : [],
    ),
  )
}

/** The numbers of one question about one subject that were told in several rounds, the oldest first. */
export function valueTrends(values: readonly ReportedValue[]): readonly (readonly ReportedValue[])[] {
  const ofRounds = values.filter(({ at }) => 'round' in at)
  const bySubject = groupBy(ofRounds, ({ subject }) => subject)
  return [...bySubject.values()]
    .flatMap((own) => [...groupBy(own, ({ question }) => question.id).values()])
    .filter(({ length }) => length > 1)
}

function valuesOf(
  { round }: ReportModel,
  subject: ReportSubject,
  question: ReportedValue['question'],
): readonly ReportedValue[] {
  const { answer, history } = subject
  const all: readonly DatedAnswer[] = [
    ...history,
    ...(answer === undefined ? [] : [{ deadline: round.deadline, answer }]),
  ]
  const given = all.flatMap(({ deadline, answer: each }) => {
    const value = countedValues(each)[question.id]
    return value === undefined ? [] : [{ deadline, value }]
  })
  const values = question.points === true ? pointsIn(given.map(({ value }) => value)) : given.flatMap(singleValue)
  return values.map((each, index) => {
    const before = values[index - 1]
    const change = before?.place === each.place ? before?.value : undefined
    return { ...each, subject, question, ...(change === undefined ? {} : { change: difference(each.value, change) }) }
  })
}

type Value = Pick<ReportedValue, 'at' | 'value' | 'place'>

function singleValue({ deadline, value }: { deadline: LocalDate; value: AnswerValue }): readonly Value[] {
  return typeof value === 'number' ? [{ at: { round: deadline }, value }] : []
}

/** What later rounds say of a day and place stands in place of what was said before. */
function pointsIn(answers: readonly AnswerValue[]): readonly Value[] {
  const newest = new Map(answers.flatMap(rowsIn).map((row) => [JSON.stringify([row.place ?? '', row.date]), row]))
  const key = (row: ValueRow): string => `${row.place ?? ''}\n${row.date ?? ''}`
  return [...newest.values()]
    .sort((one, other) => (key(one) < key(other) ? -1 : 1))
    .flatMap(({ date, place, value }): readonly Value[] => {
      if (typeof date !== 'string' || typeof value !== 'number') return []
      return [{ at: { date }, value, ...(place === undefined ? {} : { place: String(place) }) }]
    })
}

/** Decimals as they are written, `0.38 - 0.23 = 0.15`: computers keep them a hair off. */
function difference(value: number, before: number): number {
  return Number((value - before).toFixed(6)) + 0
}
