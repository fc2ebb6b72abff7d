import { levelQuestion } from '../../domain/level-movement.ts'
import { topicName } from '../../domain/report-names.ts'
import { dateAndTime } from '../../locales/dates.ts'
import { answerRows, type FlatTable, lineCells } from '../answer-rows.ts'
import { levelCell, levelColumns } from '../level-columns.ts'
import { missingByOwner } from '../missing-by-owner.ts'
import { fieldText, markText, riskRows } from '../risk-rows.ts'
import { valueTable } from '../value-table.ts'
import { plain, type ReportView, roundWords, subjectWords } from '../view.ts'

export interface Sheet extends FlatTable {
  readonly name: string
  /** Numbers are percentages of the scale. */
  readonly levels?: true
}

/** What is missing and what was sent is for coordinators only. */
export function reportSheets(view: ReportView): readonly Sheet[] {
  const forAll = [
    { name: view.t('report.section.results'), ...answerRows(view) },
    ...levels(view),
    ...values(view),
    ...risks(view),
  ]
  return view.audience === 'coordinators' ? [...forAll, missing(view), deliveries(view)] : forAll
}

function levels(view: ReportView): readonly Sheet[] {
  const { model, t } = view
  const question = levelQuestion(model)
  if (question === undefined) return []
  const columns = levelColumns(model, question.id)
  const lines = model.subjects.filter(({ scope }) => scope === 'line')
  return [
    {
      name: t('report.sheet.levels'),
      levels: true,
      columns: [
        t('report.goal'),
        t('report.area'),
        t('report.project'),
        ...columns.map(({ deadline }) => roundWords(view, deadline)),
      ],
      rows: lines.map((line) => [
        ...lineCells(view, line),
        ...columns.map((column) => levelCell(line, column, question.id).level),
      ]),
    },
  ]
}

function values(view: ReportView): readonly Sheet[] {
  const table = valueTable(view)
  return table.rows.length === 0 ? [] : [{ name: view.t('report.section.values'), ...table }]
}

/** A sheet for each group that goes on from round to round: its rows, marked by what has become of them. */
function risks(view: ReportView): readonly Sheet[] {
  const { t, model } = view
  const groups = riskRows(view).filter(({ rows }) => rows.length > 0)
  const questions = model.questions.filter((question) => groups.some((group) => group.question === question))
  return questions.flatMap((question, index): readonly Sheet[] => {
    if (question.type !== 'group') return []
    const { fields } = question
    return [
      {
        // A question may have more words, or others, than the name of a sheet can hold.
        name: index === 0 ? t('report.section.risks') : `${t('report.section.risks')} ${index + 1}`,
        columns: [t('report.project'), t('report.risks.mark'), ...fields.map(({ label }) => plain(view, label))],
        rows: groups
          .filter((group) => group.question === question)
          .flatMap(({ subject, rows }) =>
            rows.map((row) => [
              plain(view, topicName(view.model, subject)),
              markText(view, question, row),
              ...fields.map(({ id }) => fieldText(view, question, row, id)),
            ]),
          ),
      },
    ]
  })
}

function missing(view: ReportView): Sheet {
  const { model, t } = view
  const subjects = new Map(model.subjects.map((subject) => [subject.id, subject]))
  return {
    name: t('report.sheet.missing'),
    columns: [
      t('report.goal'),
      t('report.area'),
      t('report.project'),
      t('report.subject'),
      t('report.owners'),
      t('report.state'),
    ],
    rows: missingByOwner(view).flatMap(({ subject: id, owners, reason }) => {
      const subject = subjects.get(id)
      if (subject === undefined) return []
      const names = owners.map(({ name, email }) => (name === email ? email : `${name}, ${email}`))
      return [
        [...lineCells(view, subject), subjectWords(view, subject), names.join('\n'), t(`report.missing.${reason}`)],
      ]
    }),
  }
}

function deliveries(view: ReportView): Sheet {
  const { model, t, language } = view
  const time = (instant: string): string => dateAndTime(instant, model.programme.timeZone, language)
  return {
    name: t('report.sheet.deliveries'),
    columns: [
      t('report.delivery.recipient'),
      t('report.address'),
      t('report.delivery.step'),
      t('report.delivery.due'),
      t('report.state'),
      t('report.delivery.sent-at'),
      t('report.delivery.code'),
      t('report.delivery.attempts'),
    ],
    rows: (model.deliveries ?? []).map(({ recipient, step, dueAt, state, sentAt, code, attempts }) => [
      recipient?.name ?? t('report.delivery.channel'),
      recipient?.email,
      step,
      time(dueAt),
      t(`report.delivery.${state}`),
      sentAt === undefined ? undefined : time(sentAt),
      code,
      attempts,
    ]),
  }
}
