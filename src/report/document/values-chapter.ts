import { topicName } from '../../domain/report-names.ts'
import { type ReportedValue, reportedValues } from '../../domain/report-values.ts'
import { numberText } from '../../locales/value-words.ts'
import { momentWords } from '../value-table.ts'
import { plain, type ReportView, subjectWords } from '../view.ts'
import type { Block, Chapter, TableGroup, TableRow } from './document.ts'
import { facetsOf } from './facets.ts'
import { paragraph, questionWords, registerWords } from './words.ts'

/** One table of all numbers with their change; undefined where the series asks for none or none was given. */
export function valuesChapter(view: ReportView): Chapter | undefined {
  const { t } = view
  const values = reportedValues(view.model)
  if (values.length === 0) return undefined
  const columns = ['field.place', 'report.values.at', 'field.value', 'report.values.change'] as const
  const table: Block = {
    kind: 'table',
    table: {
      kind: 'grid',
      caption: t('report.values.caption'),
      columns: [{ words: [t('report.values.question')] }, ...columns.map((key) => ({ words: [t(key)] }))],
      groups: groupsOf(view, values),
    },
  }
  return { id: 'values', title: t('report.section.values'), wide: true, blocks: [table] }
}

/** A group for each subject, under the project's name. */
function groupsOf(view: ReportView, values: readonly ReportedValue[]): readonly TableGroup[] {
  const subjects = [...new Set(values.map(({ subject }) => subject))]
  return subjects.map((subject) => ({
    words: [
      ...registerWords(view, topicName(view.model, subject)),
      ...(subject.goal === undefined ? [] : [`, ${subjectWords(view, subject)}`]),
    ],
    rows: values.filter((value) => value.subject === subject).map((value) => rowOf(view, value)),
  }))
}

function rowOf(view: ReportView, { subject, question, place, at, value, change }: ReportedValue): TableRow {
  const speech = { language: view.language, text: (text: typeof question.label) => plain(view, text) }
  const number = numberText(value, question.unit, speech)
  return {
    facets: facetsOf(view, subject),
    cells: [
      questionWords(view, question),
      place === undefined ? undefined : [paragraph('words', place)],
      [paragraph('words', momentWords(view, at))],
      [paragraph('words', number)],
      change === undefined ? undefined : [paragraph('words', changeText(view, change))],
    ],
  }
}

/** `▲ +0,15`, `▼ −2`, `= 0`: a sign for the eye, and the number says the same. */
function changeText(view: ReportView, change: number): string {
  const amount = numberText(Math.abs(change), undefined, { language: view.language, text: String })
  if (change === 0) return `= ${amount}`
  return change > 0 ? `▲ +${amount}` : `▼ −${amount}`
}
