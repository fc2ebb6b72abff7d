import { localDateOf } from '../domain/instant.ts'
import type { RoundStatus } from '../domain/round-status.ts'
import { sheetOfSubject, topicOf } from '../domain/scopes/registry.ts'
import type { SheetId } from '../domain/subject.ts'
import { dateAndTime, shortDay } from '../locales/dates.ts'
import type { ButtonSet } from './actions.ts'
import { filterWords } from './filter-words.ts'
import type { Reader } from './reader.ts'
import { roundTitle } from './round-title.ts'
import { areProjects, sheetCount } from './sheet-count.ts'
import { statusButtons } from './status-buttons.ts'
import { pageInOrder } from './status-order.ts'
import { type ProgressGroup, progressGroups } from './status-progress.ts'
import { pageSize, type RowView, rowView } from './status-rows.ts'
import { subjectTitle } from './subject-title.ts'
import { type Card, cardTemplate } from './template.ts'

interface StatusView {
  readonly lang: string
  readonly title: string
  readonly moment: string
  readonly hasFilter: boolean
  readonly filter: string
  readonly counts: string
  readonly days: string
  readonly hasFunnel: boolean
  readonly funnelTitle: string
  readonly funnel: string
  readonly groups: readonly ProgressGroup[]
  readonly hasChannelNote: boolean
  readonly channelNote: string
  readonly hasRepeated: boolean
  readonly repeatedTitle: string
  readonly repeated: readonly { readonly text: string }[]
  readonly listTitle: string
  readonly rows: readonly RowView[]
  readonly buttons: readonly ButtonSet[]
}

const expand = cardTemplate<StatusView>('status')

const mostRepeated = 10

/** Counts that add up, progress, and the projects page by page; for a coordinator with what reached their owners. */
export function statusCard(status: RoundStatus, reader: Reader, occasion: 'asked' | 'escalation' = 'asked'): Card {
  const { t, language } = reader
  const { facts, view } = status
  const { programme, series, opened } = facts
  const page = pageOf(status)
  const title = t(occasion === 'asked' ? 'status.title' : 'status.escalation', {
    round: roundTitle(series, opened.round, reader),
  })
  const counts = t('status.counts', { ...status.counts })
  const isFirst = page.number === 0
  const isOverview = isFirst && view.viewer === 'coordinator'
  const content = expand({
    lang: language,
    title,
    moment: t('status.moment', { at: dateAndTime(status.at, programme.timeZone, language) }),
    hasFilter: view.filter.clauses.length > 0,
    filter: t('status.filter', { filter: filterWords(view.filter, programme, reader) }),
    counts,
    days: daysLeft(status, reader),
    hasFunnel: isOverview && status.funnel.some(({ people }) => people > 0),
    funnelTitle: t('status.funnel'),
    funnel: funnelLine(status, reader),
    groups: isFirst ? progressGroups(status, reader) : [],
    hasChannelNote: isOverview && !status.channelKnown,
    channelNote: t('status.no-channel'),
    hasRepeated: isOverview && status.repeated.length > 0,
    repeatedTitle: t('status.repeated', { count: status.repeated.length }),
    repeated: repeatedLines(status, reader),
    listTitle: listTitle(status, page, reader),
    rows: pageInOrder(status.rows, page, { programme, language }).map((row) => rowView(row, status, reader)),
    buttons: statusButtons(status, page, reader),
  })
  return { content, summary: `${title}. ${counts}` }
}

interface Page {
  readonly number: number
  readonly from: number
  readonly to: number
  readonly isLast: boolean
}

/** The page that is asked for, or the last where the list has become shorter. */
function pageOf({ view, rows }: RoundStatus): Page {
  const last = Math.max(0, Math.ceil(rows.length / pageSize) - 1)
  const number = Math.min(view.page, last)
  const from = number * pageSize
  return { number, from, to: Math.min(rows.length, from + pageSize), isLast: number === last }
}

/** `botti ei tavoita 3 → toimitettu 10 → avannut 4`. */
function funnelLine({ funnel }: RoundStatus, { t }: Reader): string {
  return funnel
    .filter(({ people }) => people > 0)
    .map(({ stage, people }) => t('status.funnel-part', { stage: t(`funnel.${stage}`), count: people }))
    .join(' → ')
}

/** `Perhekeskus: Saatavuus`, so that a coordinator can ask whether it still holds. */
function repeatedLines({ repeated, facts }: RoundStatus, reader: Reader): StatusView['repeated'] {
  const { programme } = facts
  const lines = repeated.slice(0, mostRepeated).map((subject) => {
    const topic = topicOf(programme, { id: sheetOfSubject(programme, subject) ?? '' })
    const name = topic === undefined ? subject : reader.text(topic.name)
    return { text: `${name}: ${subjectTitle(facts, subject, reader)}` }
  })
  const more = repeated.length - lines.length
  return more === 0 ? lines : [...lines, { text: reader.t('rehearsal.more', { count: more }) }]
}

function daysLeft(status: RoundStatus, { t, language }: Reader): string {
  const { round } = status.facts.opened
  const due = shortDay(round.answersDue, language)
  if (status.at >= round.locksAt) return t('status.locked')
  if (status.at > round.dueAt) {
    return t('status.overdue', {
      due,
      locks: shortDay(localDateOf(round.locksAt, status.facts.programme.timeZone), language),
    })
  }
  const left = status.workingDaysLeft
  return t('status.due', { due, left: left === 0 ? t('duties.last-day') : t('duties.days-left', { count: left }) })
}

function listTitle({ rows, view, counts }: RoundStatus, { from, to }: Page, reader: Reader): string {
  const { t } = reader
  const sheetsOf = (listed: typeof rows): readonly SheetId[] => listed.map(({ expected }) => expected.id)
  if (rows.length === 0) return t(view.filter.clauses.length > 0 ? 'status.none' : 'status.nothing-missing')
  const all = sheetsOf(rows)
  const page = areProjects(all) ? 'status.projects-page' : 'status.sheets-page'
  const listed = all.length > pageSize ? t(page, { from: from + 1, to, all: all.length }) : sheetCount(all, reader)
  const open = rows.filter(({ subjects }) => subjects.some(({ state }) => state === 'missing'))
  const what = sheetCount(sheetsOf(open), reader)
  const missing = counts.missing === 0 ? t('status.nothing-missing') : t('status.missing-in', { what })
  return [listed, missing].join(' · ')
}
