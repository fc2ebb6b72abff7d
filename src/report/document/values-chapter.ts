import type { ReportSubject } from '../../domain/report-model.ts'
import { topicName } from '../../domain/report-names.ts'
import { type ReportedValue, reportedValues, valueTrends } from '../../domain/report-values.ts'
import { numberText } from '../../locales/value-words.ts'
import { momentWords, questionText } from '../value-table.ts'
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
  return { id: 'values', title: t('report.section.values'), wide: true, blocks: [...charts(view, values), table] }
}

/** A line for each number that was told in several rounds; the table below has the same numbers. */
function charts(view: ReportView, values: readonly ReportedValue[]): readonly Block[] {
  const trends = valueTrends(values)
  if (trends.length === 0) return []
  const rows = trends.map((points) => {
    const [first] = points
    const heights = onOneScale(points.map(({ value }) => value))
    return {
      name: first === undefined ? '' : `${subjectText(view, first)}: ${questionText(view, first.question)}`,
      points: points.map((point, index) => ({
        label: momentWords(view, point.at),
        value: heights[index] ?? 0,
        text: valueText(view, point),
      })),
    }
  })
  const caption = view.t('report.chart.values')
  return [{ kind: 'chart', chart: { id: 'chart-values', caption, shape: 'lines', rows } }]
}

/** From 0 to 100; from nothing up, so that a small change does not look large. */
function onOneScale(values: readonly number[]): readonly number[] {
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)]
  return values.map((value) => (most === least ? 0 : ((value - least) * 100) / (most - least)))
}

/** A group for each subject, under the project's name. */
function groupsOf(view: ReportView, values: readonly ReportedValue[]): readonly TableGroup[] {
  const subjects = [...new Set(values.map(({ subject }) => subject))]
  return subjects.map((subject) => ({
    words: [...registerWords(view, topicName(view.model, subject)), ...placeWords(view, subject)],
    rows: values.filter((value) => value.subject === subject).map((value) => rowOf(view, value)),
  }))
}

/** Of a line the goal, beside the name of its project. */
function placeWords(view: ReportView, subject: ReportSubject): readonly string[] {
  return subject.scope === 'line' ? [`, ${subjectWords(view, subject)}`] : []
}

function subjectText(view: ReportView, { subject }: ReportedValue): string {
  return [plain(view, topicName(view.model, subject)), ...placeWords(view, subject)].join('')
}

function valueText(view: ReportView, { question, value }: ReportedValue): string {
  return numberText(value, question.unit, { language: view.language, text: (text) => plain(view, text) })
}

function rowOf(view: ReportView, reported: ReportedValue): TableRow {
  const { subject, question, place, at, change } = reported
  return {
    facets: facetsOf(view, subject),
    cells: [
      questionWords(view, question),
      place === undefined ? undefined : [paragraph('words', place)],
      [paragraph('words', momentWords(view, at))],
      [paragraph('words', valueText(view, reported))],
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
