import type { ReportSubject } from '../../domain/report-model.ts'
import { topicName } from '../../domain/report-names.ts'
import { dateAndTime } from '../../locales/dates.ts'
import { missingByOwner } from '../missing-by-owner.ts'
import { topicHeading } from '../place-columns.ts'
import { sendersByTopic } from '../senders.ts'
import { type ReportView, subjectWords } from '../view.ts'
import type { Block, Chapter, Piece, TableRow, Words } from './document.ts'
import { facetsOf } from './facets.ts'
import { heading, paragraph, people, registerWords, typed } from './words.ts'

/** Who has not answered, who need not, and who sent what when: for the programme office only. */
export function coordinatorsChapter(view: ReportView): Chapter {
  return {
    id: 'coordinators',
    title: view.t('report.section.coordinators'),
    wide: true,
    blocks: [...missing(view), ...exempt(view), ...senders(view)],
  }
}

function missing(view: ReportView): readonly Block[] {
  const { t } = view
  const owed = missingByOwner(view)
  const rows = owed.map(({ subject, owners, reason }) => {
    const reasonWords = paragraph('words', t(`report.missing.${reason}`))
    return row(view, subject, [people(owners)], [reasonWords])
  })
  const head = heading(3, [t('report.missing.heading')])
  if (rows.length === 0) return [head, paragraph('text', t('report.missing.none'))]
  const caption = t('report.missing.caption', { count: rows.length })
  const topic = topicHeading(
    view,
    owed.map(({ subject }) => subject),
  )
  return [head, grid(view, caption, topic, ['report.subject', 'report.owners', 'report.state'], rows)]
}

function exempt(view: ReportView): readonly Block[] {
  const { t, model } = view
  const told = model.subjects.filter(({ exemption }) => exemption !== undefined)
  const rows = told.flatMap((subject): readonly TableRow[] => {
    const { exemption } = subject
    if (exemption === undefined) return []
    return [row(view, subject, [typed(view, exemption.reason)], [people([exemption.by])])]
  })
  if (rows.length === 0) return []
  const caption = t('report.exempt.caption', { count: rows.length })
  return [
    heading(3, [t('report.exempt.heading')]),
    grid(view, caption, topicHeading(view, told), ['report.subject', 'report.reason', 'report.decided-by'], rows),
  ]
}

function senders(view: ReportView): readonly Block[] {
  const { t, model, language } = view
  const sendings = sendersByTopic(model)
  const rows = sendings.map(({ topic, subjects, sent }): TableRow => {
    const told = [
      ...(sent.late ? [t('report.late')] : []),
      ...(sent.corrected === true ? [t('report.corrected')] : []),
      ...(sent.moved === true ? [t('report.moved')] : []),
    ]
    const marks = told.flatMap((text): readonly Piece[] => [' ', { kind: 'mark', text, alert: true }])
    const items = subjects.map((subject): Words => [subjectWords(view, subject)])
    const [first] = subjects
    return {
      ...(first === undefined ? {} : { facets: facetsOf(view, first) }),
      cells: [
        registerWords(view, topic),
        [{ kind: 'list', style: 'plain', items }],
        [people([sent.by])],
        sent.onBehalfOf === undefined ? undefined : [people([sent.onBehalfOf])],
        [paragraph('words', dateAndTime(sent.at, model.programme.timeZone, language), ...marks)],
      ],
    }
  })
  if (rows.length === 0) return []
  const topic = topicHeading(
    view,
    sendings.flatMap(({ subjects }) => subjects),
  )
  const headings = ['report.subjects', 'report.sender', 'report.on-behalf-of', 'report.arrived'] as const
  return [heading(3, [t('report.senders.heading')]), grid(view, t('report.senders.caption'), topic, headings, rows)]
}

function row(view: ReportView, subject: ReportSubject, ...cells: readonly (readonly Block[])[]): TableRow {
  return {
    facets: facetsOf(view, subject),
    cells: [
      registerWords(view, topicName(view.model, subject)),
      [paragraph('words', subjectWords(view, subject))],
      ...cells,
    ],
  }
}

/** What stands beside the names of what rows are about. */
type Heading =
  | 'report.subject'
  | 'report.subjects'
  | 'report.owners'
  | 'report.state'
  | 'report.reason'
  | 'report.decided-by'
  | 'report.sender'
  | 'report.on-behalf-of'
  | 'report.arrived'

function grid(
  { t }: ReportView,
  caption: string,
  topic: string,
  headings: readonly Heading[],
  rows: readonly TableRow[],
): Block {
  const columns = [topic, ...headings.map((key) => t(key))].map((name) => ({ words: [name] }))
  return { kind: 'table', table: { kind: 'grid', caption, columns, groups: [{ rows }] } }
}
