import { nameOf } from '../domain/access.ts'
import { type AuditPage, sheetOfEvent } from '../domain/audit.ts'
import type { AuditEvent } from '../domain/audit-event.ts'
import { isLocalDate } from '../domain/instant.ts'
import type { Programme } from '../domain/programme.ts'
import { topicOf } from '../domain/scopes/registry.ts'
import { dateAndTime, longDate } from '../locales/dates.ts'
import { type CardAction, execute } from './actions.ts'
import { linesOf, shortened } from './answer-text.ts'
import type { Reader } from './reader.ts'
import { subjectTitle } from './subject-title.ts'
import { type Card, cardTemplate } from './template.ts'

interface AuditView {
  readonly lang: string
  readonly title: string
  readonly note: string
  readonly events: readonly {
    readonly when: string
    readonly what: string
    readonly details: readonly { readonly text: string }[]
  }[]
  readonly hasActions: boolean
  readonly actions: readonly CardAction[]
}

const expand = cardTemplate<AuditView>('audit')
/** Ten events with three texts each stay small enough to arrive. */
const textBudget = { characters: 200, lines: 4 }

/** Who did what, when and why, the newest first. */
export function auditCard({ programme, project, events, page, pages, total }: AuditPage, reader: Reader): Card {
  const { t, language } = reader
  const title = t('audit.title')
  const turn = (key: 'audit.older' | 'audit.newer', to: number): CardAction =>
    execute(t(key), 'audit', { round: events[0]?.round ?? '', project, page: to })
  const actions = [
    ...(page < pages ? [turn('audit.older', page + 1)] : []),
    ...(page > 1 ? [turn('audit.newer', page - 1)] : []),
  ]
  const content = expand({
    lang: language,
    title,
    note: total === 0 ? t('audit.none') : t('audit.page', { page, pages, count: total }),
    events: events.map((event) => ({
      when: t('audit.when', {
        at: dateAndTime(event.at, programme.timeZone, language),
        name: event.by === undefined ? t('audit.schedule') : nameOf(programme, event.by),
      }),
      what: whatOf(event, programme, reader),
      details: detailsOf(event, programme, reader),
    })),
    hasActions: actions.length > 0,
    actions,
  })
  return { content, summary: title }
}

function whatOf(event: AuditEvent, programme: Programme, reader: Reader): string {
  const { act, project, subjects, round, entry } = event
  const topic = topicOf(programme, { id: sheetOfEvent(programme, event) ?? '' })
  const about =
    topic === undefined ? (project ?? (roundWords(round, programme, reader) || (entry ?? ''))) : reader.text(topic.name)
  const series = programme.series.find(({ id }) => id === round?.split(':')[0])
  const lines = (subjects ?? []).map((subject) => subjectTitle({ programme, series }, subject, reader)).join(', ')
  const name = reader.t(`audit.act.${act}`)
  const what = about === '' ? name : reader.t('audit.what', { act: name, about })
  return lines === '' ? what : `${what} (${lines})`
}

/** The round of an event by its series and its deadline. */
function roundWords(round: string | undefined, { series }: Programme, { t, text, language }: Reader): string {
  const [id = '', deadline = ''] = round?.split(':') ?? []
  const found = series.find((each) => each.id === id)
  if (found === undefined || !isLocalDate(deadline)) return round ?? ''
  return t('audit.round', { series: text(found.name), date: longDate(deadline, language) })
}

function detailsOf(event: AuditEvent, programme: Programme, reader: Reader): AuditView['events'][number]['details'] {
  const { t } = reader
  const value = (text: string): string => shortened(valueText(text, programme, reader), reader, textBudget)
  const { why, before, after, person, count } = event
  // A hand-over says from whom to whom already.
  const whom = person === undefined || person === after ? [] : [t('audit.person', { name: nameOf(programme, person) })]
  const field =
    event.change === undefined
      ? []
      : [t('audit.entry', { change: t(`register.change.${event.change}`), field: event.field ?? '' })]
  const number = count === undefined ? [] : [t(`audit.count.${countedBy(event)}`, { count })]
  return [
    ...whom,
    ...number,
    ...field,
    ...(why === undefined ? [] : [t('audit.why', { text: value(why) })]),
    ...(before === undefined || before === '' ? [] : [t('audit.before', { text: value(before) })]),
    ...(after === undefined ? [] : [t('audit.after', { text: value(after) })]),
  ].flatMap(linesOf)
}

function countedBy({ act }: AuditEvent): 'projects' | 'people' | 'records' | 'number' {
  if (act === 'person-erased' || act.endsWith('-forgotten')) return 'records'
  if (act === 'opened') return 'projects'
  return act === 'reminded' ? 'people' : 'number'
}

/** Days, moments and people as they are read; everything else as it was typed. */
function valueText(text: string, programme: Programme, { language }: Reader): string {
  if (isLocalDate(text)) return longDate(text, language)
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text)) return dateAndTime(text, programme.timeZone, language)
  return nameOf(programme, text)
}
