import type { Answer } from '../../domain/answer.ts'
import { localDateOf } from '../../domain/instant.ts'
import type { LocalDate, Target } from '../../domain/programme.ts'
import type { ChangedPlace, ReportChange } from '../../domain/report-correction.ts'
import { topicName } from '../../domain/report-names.ts'
import { parseSubject } from '../../domain/subject.ts'
import { changedBesides, changedFields, changedPart } from '../../locales/change-words.ts'
import { longDate } from '../../locales/dates.ts'
import { answerParts, shortWords, valueWords } from '../answer-words.ts'
import { areaName, goalWords, type ReportView, roundWords, subjectWords } from '../view.ts'
import type { Block, Cell, Chapter, TableRow, Words } from './document.ts'
import { paragraph, prose, registerWords, typed } from './words.ts'

/** What a later edition corrects, line by line: where, what it said and what it says; undefined in a first edition. */
export function correctionsChapter(view: ReportView): Chapter | undefined {
  const { t, model } = view
  const { corrections } = model
  if (corrections === undefined) return undefined
  const { of, publishedAt, changes } = corrections
  const date = longDate(localDateOf(publishedAt, model.programme.timeZone), view.language)
  const rows = changes.map((change) => changeRow(view, change))
  const table: readonly Block[] =
    rows.length === 0
      ? []
      : [
          {
            kind: 'table',
            table: {
              kind: 'prose',
              compares: true,
              caption: t('report.corrections.caption'),
              columns: [
                t('report.corrections.where'),
                t('report.corrections.before'),
                t('report.corrections.after'),
              ].map((name) => ({ words: [name] })),
              groups: [{ rows }],
            },
          },
        ]
  return {
    id: 'corrections',
    title: t('report.section.corrections'),
    wide: true,
    blocks: [paragraph('text', t('report.corrections.of', { edition: of, date })), ...table],
  }
}

function changeRow(view: ReportView, change: ReportChange): TableRow {
  const { t } = view
  switch (change.what) {
    case 'answer':
      return {
        cells: [
          datedPlace(view, change),
          answerCell(view, change, change.before),
          answerCell(view, change, change.after),
        ],
      }
    case 'summary':
      return summaryRow(view, change)
    case 'translation':
      return {
        cells: [datedPlace(view, change), undefined, [paragraph('words', t('report.corrections.translation'))]],
      }
    case 'joins':
      return { cells: [datedPlace(view, change), joinsCell(view, change.before), joinsCell(view, change.after)] }
    case 'targets': {
      const place: Words = [...placeOf(view, change), `, ${t('report.targets-alone')}`]
      return { cells: [place, targetsCell(view, change.before), targetsCell(view, change.after)] }
    }
    case 'state': {
      const words = (state: typeof change.before): Cell =>
        state === undefined ? undefined : [paragraph('words', t(`report.state.${state}`))]
      return { cells: [placeOf(view, change), words(change.before), words(change.after)] }
    }
    case 'details': {
      const { fields } = change
      const words = fields === undefined ? t('report.corrections.details') : changedFields(fields, t)
      return { cells: [placeOf(view, change), undefined, [paragraph('words', words)]] }
    }
    case 'frame':
      return frameRow(view, change)
  }
}

function summaryRow(view: ReportView, change: ReportChange & { readonly what: 'summary' }): TableRow {
  const { t } = view
  const { goal, area, deadline, before, after } = change
  const found = view.model.goals.find(({ id }) => id === goal)
  const place: Words = [
    `${t('report.section.summary')}: `,
    found === undefined ? goal : goalWords(view, found),
    ...(area === undefined ? [] : [', ', ...registerWords(view, areaName(view, area))]),
    ...(deadline === undefined ? [] : [`, ${roundWords(view, deadline)}`]),
  ]
  const besides = changedBesides(change, t).map((words) => paragraph('label', words))
  const now = [...besides, ...(textCell(view, after) ?? [])]
  return { cells: [place, textCell(view, before), now.length === 0 ? undefined : now] }
}

function joinsCell(view: ReportView, joins: readonly LocalDate[]): Cell {
  const rounds = joins.map((each) => roundWords(view, each)).join(', ')
  return [
    paragraph('words', joins.length === 0 ? view.t('change.joins.none') : view.t('change.joins.with', { rounds })),
  ]
}

function targetsCell(view: ReportView, targets: readonly Target[]): Cell {
  const items = targets.map(({ text }) => registerWords(view, text))
  return items.length === 0 ? undefined : [{ kind: 'list', style: 'plain', items }]
}

/** A part that is no answer, with the words that it no longer has and has now. */
function frameRow(
  view: ReportView,
  { part, name, before, after }: Extract<ReportChange, { readonly what: 'frame' }>,
): TableRow {
  const { t } = view
  const place: Words = [changedPart(part, t), ...(name === undefined ? [] : [': ', ...registerWords(view, name)])]
  const list = (texts: typeof before): Cell =>
    texts === undefined
      ? undefined
      : [{ kind: 'list', style: 'plain', items: texts.map((text) => registerWords(view, text)) }]
  const isSaid = before !== undefined || after !== undefined
  return {
    cells: [place, list(before), isSaid ? list(after) : [paragraph('words', t('report.corrections.changed'))]],
  }
}

function placeOf(view: ReportView, { subject }: ChangedPlace): Words {
  const named = parseSubject(subject)
  if (named === undefined) return [subject]
  return [...registerWords(view, topicName(view.model, named)), `, ${subjectWords(view, named)}`]
}

/** The place in the entry of one round. */
function datedPlace(view: ReportView, change: ChangedPlace & { readonly deadline: LocalDate }): Words {
  return [...placeOf(view, change), ', ', roundWords(view, change.deadline)]
}

function answerCell(view: ReportView, { subject: id }: ChangedPlace, answer: Answer | undefined): Cell {
  if (answer === undefined) return undefined
  if (answer.kind !== 'values') {
    const reason = answer.reason === undefined ? [] : [typed(view, answer.reason, answer.language)]
    return [paragraph('short', shortWords(view, answer)), ...reason]
  }
  const known = view.model.subjects.find((each) => each.id === id)
  // The edition may have it no longer: what was asked of it is told by its scope.
  const subject = known ?? { scope: parseSubject(id)?.scope ?? 'line', targets: [] }
  const blocks = answerParts(view.model, subject, answer).map((part) =>
    typed(view, valueWords(view, part), answer.language),
  )
  return blocks.length === 0 ? undefined : blocks
}

function textCell(view: ReportView, text: string | undefined): Cell {
  return text === undefined ? undefined : [prose(view, text)]
}
