import { levelQuestion, zeroLevel } from '../../domain/level-movement.ts'
import type { ReportColumn, ReportSubject } from '../../domain/report-model.ts'
import { topicName } from '../../domain/report-names.ts'
import { dateAndTime } from '../../locales/dates.ts'
import { answerRows } from '../answer-rows.ts'
import type { FlatCell, FlatTable } from '../flat-table.ts'
import { levelCell, levelColumns } from '../level-columns.ts'
import { missingByOwner } from '../missing-by-owner.ts'
import { movementWords } from '../movement-words.ts'
import { placeColumns, topicHeading } from '../place-columns.ts'
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
  const places = placeColumns(view, lines)
  return [
    {
      name: t('report.sheet.levels'),
      levels: true,
      columns: [
        ...places.map(({ name }) => name),
        ...columns.map(({ deadline }) => roundWords(view, deadline)),
        t('report.chart.movement'),
      ],
      rows: lines.map((line) => [
        ...places.map(({ cell }) => cell(line)),
        ...columns.map((column) => levelCell(line, column, question.id).level),
        movement(view, line, columns, question.id),
      ]),
    },
  ]
}

/** What this round's level is beside the one before; undefined where there is none this round. */
function movement(view: ReportView, line: ReportSubject, columns: readonly ReportColumn[], question: string): FlatCell {
  const column = columns.find(({ when }) => when === 'this')
  if (column === undefined) return undefined
  const cell = levelCell(line, column, question, zeroLevel(view.model, line))
  return cell.movement === undefined ? undefined : movementWords(view, cell.movement, cell.stoodStill).text
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
        columns: [
          topicHeading(
            view,
            groups.map(({ subject }) => subject),
          ),
          t('report.risks.mark'),
          ...fields.map(({ label }) => plain(view, label)),
        ],
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
  const { t } = view
  const owed = missingByOwner(view)
  const places = placeColumns(
    view,
    owed.map(({ subject }) => subject),
  )
  return {
    name: t('report.sheet.missing'),
    columns: [...places.map(({ name }) => name), t('report.subject'), t('report.owners'), t('report.state')],
    rows: owed.map(({ subject, owners, reason }) => {
      const names = owners.map(({ name, email }) => (name === email ? email : `${name}, ${email}`))
      return [
        ...places.map(({ cell }) => cell(subject)),
        subjectWords(view, subject),
        names.join('\n'),
        t(`report.missing.${reason}`),
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
