import { type Answer, countedValues } from '../domain/answer.ts'
import type { AnswerValue } from '../domain/answer-value.ts'
import { carriedRows } from '../domain/carried-rows.ts'
import { type MarkedRow, markedRows } from '../domain/marked-rows.ts'
import type { GroupQuestion } from '../domain/question.ts'
import type { ReportSubject } from '../domain/report-model.ts'
import { questionsIn } from '../domain/report-questions.ts'
import { fieldWords, markWords } from '../locales/marked-rows-words.ts'
import { speechOf } from './answer-words.ts'
import type { ReportView } from './view.ts'

/** A group of one subject with what has become of its rows since the last round. */
export interface RiskRows {
  readonly subject: ReportSubject
  readonly question: GroupQuestion
  readonly rows: readonly MarkedRow[]
}

/** Every group that goes on from round to round and was answered in this one. */
export function riskRows({ model }: ReportView): readonly RiskRows[] {
  return model.subjects.flatMap((subject) =>
    questionsIn(model, subject).flatMap((question): readonly RiskRows[] => {
      if (question.type !== 'group' || question.carry !== true) return []
      const last = lastValue(subject, question.id)
      const value =
        countedValues(subject.answer)[question.id] ?? (isUnchanged(subject) ? openRows(question, last) : undefined)
      return value === undefined ? [] : [{ subject, question, rows: markedRows(question, value, last) }]
    }),
  )
}

/** What a field of a row says; undefined where it is empty. */
export function fieldText(view: ReportView, question: GroupQuestion, row: MarkedRow, id: string): string | undefined {
  return fieldWords(question, row, id, view.model, speechOf(view))
}

export function markText(view: ReportView, question: GroupQuestion, row: MarkedRow): string {
  return markWords(question, row, speechOf(view))
}

/** "No change" keeps the rows that go on. */
function isUnchanged({ answer }: ReportSubject): boolean {
  return answer?.kind === 'unchanged'
}

function openRows(question: GroupQuestion, last: AnswerValue | undefined): AnswerValue | undefined {
  return last === undefined
    ? undefined
    : carriedRows([question], { kind: 'values', values: { [question.id]: last } })[question.id]
}

function lastValue({ history }: ReportSubject, question: string) {
  const values = history.map(({ answer }: { readonly answer: Answer }) => countedValues(answer)[question])
  return values.findLast((value) => value !== undefined)
}
