import { topicName } from '../../domain/report-names.ts'
import { fieldText, markText, type RiskRows, riskRows } from '../risk-rows.ts'
import type { ReportView } from '../view.ts'
import type { Block, Chapter, TableRow, Words } from './document.ts'
import { heading, paragraph, questionWords, registerWords, typed } from './words.ts'

/** The risks as they stand, each marked new, changed or closed since the last round. */
export function risksChapter(view: ReportView): Chapter | undefined {
  const { t, model } = view
  if (!model.questions.some(({ type }) => type === 'group')) return undefined
  const groups = riskRows(view).filter(({ rows }) => rows.length > 0)
  const blocks = groups.flatMap((group) => groupBlocks(view, group))
  return {
    id: 'risks',
    title: t('report.section.risks'),
    wide: true,
    blocks: blocks.length === 0 ? [paragraph('text', t('report.risks.none'))] : blocks,
  }
}

function groupBlocks(view: ReportView, group: RiskRows): readonly Block[] {
  const { t } = view
  const { subject, question } = group
  const [first, ...others] = question.fields
  if (first === undefined) return []
  const name: Words = [...registerWords(view, topicName(view.model, subject)), ': ', ...questionWords(view, question)]
  return [
    heading(3, name),
    {
      kind: 'table',
      table: {
        kind: 'prose',
        caption: t('report.risks.caption'),
        columns: [
          { words: registerWords(view, first.label) },
          { words: [t('report.risks.mark')] },
          ...others.map(({ label }) => ({ words: registerWords(view, label) })),
        ],
        groups: [{ rows: group.rows.map((row) => riskRow(view, group, row)) }],
      },
    },
  ]
}

function riskRow(view: ReportView, { subject, question }: RiskRows, row: RiskRows['rows'][number]): TableRow {
  const [first, ...others] = question.fields
  const language = subject.answer?.language
  const title = first === undefined ? undefined : fieldText(view, question, row, first.id)
  const text = markText(view, question, row)
  return {
    cells: [
      [title ?? String(row.number)],
      row.mark === 'same' ? [paragraph('words', text)] : [paragraph('words', { kind: 'mark', text, alert: false })],
      ...others.map(({ id }) => {
        const words = fieldText(view, question, row, id)
        return words === undefined ? undefined : [typed(view, words, language)]
      }),
    ],
  }
}
