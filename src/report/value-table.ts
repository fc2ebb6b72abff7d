import { topicName } from '../domain/report-names.ts'
import { type ReportedValue, reportedValues } from '../domain/report-values.ts'
import { longDate } from '../locales/dates.ts'
import type { FlatCell, FlatTable } from './flat-table.ts'
import { topicHeading } from './place-columns.ts'
import { plain, type ReportView, roundWords, subjectWords } from './view.ts'

/** Every number of the report with its place, its day or round, and what it has changed since the one before. */
export function valueTable(view: ReportView): FlatTable {
  const { t } = view
  const values = reportedValues(view.model)
  return {
    columns: [
      topicHeading(
        view,
        values.map(({ subject }) => subject),
      ),
      t('report.subject'),
      t('report.values.question'),
      t('field.place'),
      t('report.values.at'),
      t('field.value'),
      t('report.values.unit'),
      t('report.values.change'),
    ],
    rows: values.map((value) => valueCells(view, value)),
  }
}

function valueCells(
  view: ReportView,
  { subject, question, place, at, value, change }: ReportedValue,
): readonly FlatCell[] {
  return [
    plain(view, topicName(view.model, subject)),
    subjectWords(view, subject),
    questionText(view, question),
    place,
    momentWords(view, at),
    value,
    question.unit === undefined ? undefined : plain(view, question.unit),
    change,
  ]
}

/** The day of one of several values, else the round. */
export function momentWords(view: ReportView, at: ReportedValue['at']): string {
  return 'date' in at ? longDate(at.date, view.language) : roundWords(view, at.round)
}

/** `7.3.1 Odotusaika`. */
export function questionText(view: ReportView, { number, label }: ReportedValue['question']): string {
  return number === undefined ? plain(view, label) : `${number} ${plain(view, label)}`
}
