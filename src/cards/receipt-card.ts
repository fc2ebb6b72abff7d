import { nameOf } from '../domain/access.ts'
import { localDateOf } from '../domain/instant.ts'
import type { Programme } from '../domain/programme.ts'
import { mostNext, type Receipt, type ReviewItem } from '../domain/review.ts'
import { sheetLocksAt } from '../domain/round-acts.ts'
import type { Acceptance } from '../domain/sheet-act.ts'
import type { SheetContext } from '../domain/sheet-context.ts'
import { drawnSheet } from '../domain/shown-card.ts'
import { dateAndTime, shortDay } from '../locales/dates.ts'
import { type CardAction, execute, withTooltip } from './actions.ts'
import { answerButtons } from './open-button.ts'
import type { Reader } from './reader.ts'
import { expandReview, itemView } from './review-items.ts'
import { roundTitle } from './round-title.ts'
import { sheetCount } from './sheet-count.ts'
import { subjectTitle } from './subject-title.ts'
import type { Card } from './template.ts'

/** Thanks, what was sent, when and by whom, and until when it can be changed. */
export function receiptCard(receipt: Receipt, reader: Reader): Card {
  const { t, text, language } = reader
  const { programme, opened, series, expected } = receipt.context
  const { timeZone } = programme
  const project = text(receipt.topic.name)
  const { sent } = receipt
  const name = nameOf(programme, sent.sentBy)
  const at = dateAndTime(sent.sentAt, timeZone, language)
  const isReturned = receipt.items.some(({ returned }) => returned !== undefined)
  const until = lockText(receipt.context, reader)
  const by =
    sent.onBehalfOf === undefined
      ? t('receipt.by', { name, at })
      : t('receipt.on-behalf', { name, owner: nameOf(programme, sent.onBehalfOf), at })
  const rest = [
    ...(receipt.late ? [t('receipt.late')] : []),
    ...(receipt.acceptance === undefined ? [] : [acceptanceText(receipt.acceptance, programme, reader)]),
    ...(receipt.unsentChanges ? [t(receipt.locked ? 'receipt.changes-lost' : 'receipt.changes')] : []),
    t(receipt.locked ? 'receipt.locked' : 'receipt.until', { until }),
  ]
  const title = t(isReturned ? 'returned.title' : 'receipt.title')
  const notice = isReturned
    ? t(receipt.locked ? 'returned.locked' : 'returned.text', { until })
    : [by, ...rest].join(' ')
  const sheet = { round: opened.round.id, sheet: expected.id }
  const content = expandReview({
    lang: language,
    round: roundTitle(series, opened.round, reader),
    title,
    project,
    notice,
    noticeStyle: receipt.unsentChanges || isReturned ? 'warning' : 'good',
    items: receipt.items.map((item) => itemView(item, receipt.context, reader, completeActions(item, receipt, reader))),
    actions: receipt.locked
      ? []
      : [isReturned ? execute(t('returned.complete'), 'open', sheet) : execute(t('receipt.edit'), 'edit', sheet)],
    hasActions: !receipt.locked,
    hasNext: receipt.next.length > 0,
    nextTitle: t('receipt.next', {
      what: sheetCount(
        receipt.next.map(({ sheet: each }) => each.id),
        reader,
      ),
    }),
    next: receipt.next.slice(0, mostNext).map((duty) => ({
      name: text(duty.topic.name),
      actions: answerButtons(duty, t('duties.start'), { round: opened.round.id }, reader),
    })),
  })
  return { content, summary: `${project}: ${title}`, drawn: drawnSheet(receipt.context) }
}

/** The way to the page that was returned, right below what is asked of it. */
function completeActions(item: ReviewItem, { locked, context }: Receipt, reader: Reader): readonly CardAction[] {
  if (item.returned === undefined || locked) return []
  const { subject } = item.page
  const data = { round: context.opened.round.id, sheet: context.expected.id, subject }
  return [withTooltip(execute(reader.t('returned.complete'), 'page', data), subjectTitle(context, subject, reader))]
}

/** The day on which the round locks; where it was reopened for this sheet alone, the moment. */
function lockText({ programme, opened, expected }: SheetContext, { language }: Reader): string {
  const { timeZone } = programme
  const locksAt = sheetLocksAt(opened, expected.id)
  return locksAt === opened.round.locksAt
    ? shortDay(localDateOf(locksAt, timeZone), language)
    : dateAndTime(locksAt, timeZone, language)
}

function acceptanceText({ state, at, comment }: Acceptance, { timeZone }: Programme, { t, language }: Reader): string {
  if (state === 'changed') return t('receipt.changed-since-accepted')
  const accepted = t('receipt.accepted', { at: dateAndTime(at, timeZone, language) })
  return comment === undefined ? accepted : [accepted, t('project.comment', { comment })].join(' ')
}
