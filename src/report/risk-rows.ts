import { type Answer, countedValues } from '../domain/answer.ts'
import { type MarkedRow, markedRows } from '../domain/marked-rows.ts'
import type { GroupQuestion } from '../domain/question.ts'
import { typeOf } from '../domain/question-types/registry.ts'
import type { ReportSubject } from '../domain/report-model.ts'
import { questionsIn } from '../domain/report-questions.ts'
import { valueText } from '../locales/value-words.ts'
import { speechOf } from './answer-words.ts'
import { plain, type ReportView } from './view.ts'

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
      const value = countedValues(subject.answer)[question.id]
      if (question.type !== 'group' || question.carry !== true || value === undefined) return []
      return [{ subject, question, rows: markedRows(question, value, lastValue(subject, question.id)) }]
    }),
  )
}

/** What a field of a row says; undefined where it is empty. */
export function fieldText(
  view: ReportView,
  question: GroupQuestion,
  { row }: MarkedRow,
  id: string,
): string | undefined {
  const [field, value] = [question.fields.find((each) => each.id === id), row[id]]
  const type = field === undefined ? undefined : typeOf(field)
  if (type?.shape !== 'input' || value === undefined) return undefined
  return valueText(type.words(value, view.model), speechOf(view))
}

/** `Uusi`, `Muuttunut: Tila`, `Suljettu`; a row that stands as it was says so too. */
export function markText(view: ReportView, question: GroupQuestion, { mark, changed }: MarkedRow): string {
  const fields = question.fields.filter(({ id }) => changed.includes(id)).map(({ label }) => plain(view, label))
  return view.t(`report.risks.${mark}`, { fields: fields.join(', ') })
}

function lastValue({ history }: ReportSubject, question: string) {
  const values = history.map(({ answer }: { readonly answer: Answer }) => countedValues(answer)[question])
  return values.findLast((value) => value !== undefined)
}
