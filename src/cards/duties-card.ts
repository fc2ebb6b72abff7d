import { nameOf } from '../domain/access.ts'
import type { Duties, Duty } from '../domain/duties.ts'
import { localDateOf } from '../domain/instant.ts'
import { hasPublicationDuty } from '../domain/publication-duty.ts'
import { handedOverBy } from '../domain/responsibility.ts'
import { reopeningOf } from '../domain/round-acts.ts'
import { drawnDuties, type Occasion } from '../domain/shown-card.ts'
import { dateAndTime, shortDay } from '../locales/dates.ts'
import { alone, type ButtonSet, type CardAction, execute, withTooltip } from './actions.ts'
import { answerButtons, openButton } from './open-button.ts'
import type { Reader } from './reader.ts'
import { deadlineNote, roundTitle } from './round-title.ts'
import { sheetCount } from './sheet-count.ts'
import { type Card, cardTemplate } from './template.ts'

interface DutiesView {
  readonly lang: string
  readonly title: string
  readonly intro: string
  readonly hasDeadline: boolean
  readonly deadline: string
  readonly owed: readonly RowView[]
  readonly hasMore: boolean
  readonly more: string
  readonly hasNotice: boolean
  readonly notice: string
  readonly hasLater: boolean
  readonly laterTitle: string
  readonly later: readonly ButtonSet[]
  readonly others: readonly { readonly title: string; readonly rows: readonly RowView[] }[]
}

interface RowView {
  readonly name: string
  readonly progress: string
  readonly actions: readonly CardAction[]
}

const expand = cardTemplate<DutiesView>('duties')
const mostListed = 15

/**
 * Prompt, reminder and "my" in one: what is owed, by when, and the way in. `step` is the delivery that brings it:
 * every button tells it back, so that a message whose sending was never confirmed is known by its first press.
 */
export function dutiesCard(duties: Duties, occasion: Occasion, reader: Reader, step?: string): Card {
  const { t } = reader
  const { round } = duties.opened
  const data = { round: round.id, ...(step === undefined ? {} : { delivery: step }) }
  const title = roundTitle(duties.series, round, reader)
  const intro = introOf(duties, occasion, reader)
  const rows = (listed: readonly Duty[], actions: (duty: Duty) => readonly CardAction[]): readonly RowView[] =>
    listed.slice(0, mostListed).map((duty) => ({
      name: reader.text(duty.topic.name),
      progress: progressOf(duty, duties, reader),
      actions: actions(duty),
    }))
  const content = expand({
    lang: reader.language,
    title,
    intro,
    hasDeadline: duties.owed.length > 0 && isToCome(duties),
    deadline: publishingNote(duties, reader),
    owed: rows(duties.owed, (duty) => (duty.locked ? [] : answerButtons(duty, openTitle(duty, reader), data, reader))),
    hasMore: duties.owed.length > mostListed,
    more: t('duties.more', {
      what: sheetCount(idsOf(duties.owed.slice(mostListed)), reader),
      count: duties.owed.length - mostListed,
    }),
    hasNotice: duties.notice !== undefined,
    notice: noticeOf(duties, reader),
    hasLater: duties.owed.length > 0 && duties.at < round.locksAt,
    laterTitle: t('duties.later'),
    later: [
      ...duties.snoozes.map((until) => execute(t(`snooze.${until}`), 'snooze', { ...data, until })),
      execute(t('duties.delegate'), 'delegate', data),
    ].map(alone),
    others: [
      {
        title: t('duties.optional', { what: sheetCount(idsOf(duties.optional), reader) }),
        rows: rows(duties.optional, (duty) => [
          openButton(duty, duty.locked ? t('duties.look') : openTitle(duty, reader), data, reader),
        ]),
      },
      {
        title: t('duties.done', { what: sheetCount(idsOf(duties.done), reader) }),
        rows: rows(duties.done, (duty) => [
          duty.reopenedUntil === undefined
            ? openButton(duty, t('duties.look'), data, reader)
            : withTooltip(
                execute(t('receipt.edit'), 'edit', { ...data, sheet: duty.sheet.id }),
                reader.text(duty.topic.name),
              ),
        ]),
      },
    ].filter((list) => list.rows.length > 0),
  })
  return { content, summary: `${title}. ${intro}`, drawn: drawnDuties(duties, occasion) }
}

const introKeys = {
  opening: 'duties.ask',
  my: 'duties.ask',
  overdue: 'duties.ask',
  handover: 'duties.handed',
  assigned: 'duties.assigned',
  reminder: 'duties.remind',
  snoozed: 'duties.remind',
  'by-hand': 'duties.by-hand',
  reopened: 'duties.ask',
} as const satisfies Readonly<Record<Occasion, string>>

function noticeOf({ notice, programme }: Duties, reader: Reader): string {
  const { t, language } = reader
  if (notice === undefined) return ''
  if (notice.kind === 'handed-over') {
    return t('duties.handed-over', { name: notice.to, what: sheetCount(notice.sheets, reader) })
  }
  return t('duties.snoozed', { at: dateAndTime(notice.until, programme.timeZone, language) })
}

/** Where the report goes no further than the channel, nobody outside sets the day. */
function publishingNote({ series, opened, lastWorkingDay, programme }: Duties, reader: Reader): string {
  const { round } = opened
  if (hasPublicationDuty(series)) return deadlineNote(round, lastWorkingDay, reader)
  const day = shortDay(localDateOf(round.reportAt, programme.timeZone), reader.language)
  return reader.t('round.published', { day })
}

function isToCome({ series, opened, programme, at }: Duties): boolean {
  const { deadline, reportAt } = opened.round
  return hasPublicationDuty(series) ? localDateOf(at, programme.timeZone) <= deadline : at < reportAt
}

function introOf(duties: Duties, occasion: Occasion, reader: Reader): string {
  const { t, language } = reader
  const { owed, optional, done, opened, workingDaysLeft } = duties
  const reopened = [...owed, ...optional, ...done].filter(({ reopenedUntil }) => reopenedUntil !== undefined)
  if (reopened.length > 0) return t('duties.reopened', { what: sheetCount(idsOf(reopened), reader) })
  if (owed.length === 0 && optional.length > 0) {
    return t(done.length === 0 ? 'duties.none-required' : 'duties.all-required-sent')
  }
  if (owed.length === 0) return done.length === 0 ? t('duties.none') : t('duties.all-sent')
  const due = shortDay(opened.round.answersDue, language)
  const points = owed.reduce((sum, duty) => sum + pointsOf(duty), 0)
  const projects = sheetCount(idsOf(owed), reader)
  // One thing on each is no news beside their number.
  const isOneEach = owed.every(({ lines, subjects }) => lines === 0 && subjects === 1)
  const what = isOneEach ? projects : t('duties.what', { projects, lines: t('duties.lines', { count: points }) })
  if (duties.locked) return t('duties.locked', { what })
  if (duties.overdue) return t('duties.overdue', { what, due })
  const left = workingDaysLeft === 0 ? t('duties.last-day') : t('duties.days-left', { count: workingDaysLeft })
  const key = occasion === 'handover' && isAssigned(duties) ? 'duties.assigned' : introKeys[occasion]
  return t(key, { what, due, left, from: handedBy(duties) })
}

function idsOf(duties: readonly Duty[]): readonly string[] {
  return duties.map(({ sheet }) => sheet.id)
}

/** What people call "kohtia": the lines of a sheet, and where it has none, all that it asks about. */
function pointsOf({ lines, subjects }: Duty): number {
  return lines === 0 ? subjects : lines
}

/** Whether it was the programme office that handed over what came last, and not its owner. */
function isAssigned({ opened, person }: Duties): boolean {
  const last = opened.handovers.findLast(({ to }) => to === person)
  return last !== undefined && last.by !== last.from
}

/** Who handed over what the person now answers for; the owners themselves hand nothing to each other. */
function handedBy({ owed, opened, person, programme }: Duties): string {
  const names = owed.map(({ sheet }) => handedOverBy(opened, sheet, person)).filter((from) => from !== undefined)
  return [...new Set(names)].map((from) => nameOf(programme, from)).join(', ')
}

function progressOf(duty: Duty, { programme, opened }: Duties, { t, language }: Reader): string {
  const done = t('duties.progress', { done: duty.subjectsDone, all: duty.subjects })
  const state = t(`duties.state.${duty.state}`, { done })
  const reopening = duty.reopenedUntil === undefined ? undefined : reopeningOf(opened, duty.sheet.id)
  if (reopening === undefined) return state
  const until = dateAndTime(reopening.until, programme.timeZone, language)
  return [state, t('duties.open-until', { until, reason: reopening.reason })].join('. ')
}

function openTitle(duty: Duty, { t }: Reader): string {
  return duty.state === 'nothing' ? t('duties.start') : t('duties.continue')
}
