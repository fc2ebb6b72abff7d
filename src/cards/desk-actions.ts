import { type Sheet, sentAnswer } from '../domain/answer.ts'
import type { ListPlace } from '../domain/desk.ts'
import type { ExpectedSheet, OpenedRound } from '../domain/expected-set.ts'
import type { Instant } from '../domain/instant.ts'
import { earlyClosing, exemptionOf, reopeningOf, sheetLocksAt } from '../domain/round-acts.ts'
import { canChangeOwners } from '../domain/scopes/registry.ts'
import { acceptanceOf, answeredRevision } from '../domain/sheet-act.ts'
import { alone, type ButtonSet, type CardAction, execute } from './actions.ts'
import type { Reader } from './reader.ts'
import { listData } from './view-data.ts'

/** What a coordinator looks at when they are offered what can be done. */
export type DeskSubject =
  | {
      readonly of: 'round'
      readonly opened: OpenedRound
      readonly at: Instant
      /** How many answers are missing of what is shown. */
      readonly missing: number
      readonly list: ListPlace
    }
  | {
      readonly of: 'sheet'
      readonly opened: OpenedRound
      readonly at: Instant
      readonly expected: ExpectedSheet
      readonly sheet: Sheet
      /** The one it was opened from. */
      readonly list: ListPlace
    }

/** The buttons of the acts that make sense now, each on a line of its own; every press is checked again. */
export function deskActions(subject: DeskSubject, reader: Reader): readonly ButtonSet[] {
  return (subject.of === 'round' ? roundActions(subject, reader) : sheetActions(subject, reader)).map(alone)
}

function roundActions(
  { opened, at, missing, list }: Extract<DeskSubject, { readonly of: 'round' }>,
  { t }: Reader,
): readonly CardAction[] {
  const { id: round, locksAt } = opened.round
  const { filter } = list
  const data = { round, ...listData(list) }
  const isOpen = at < locksAt
  const closed = earlyClosing(opened)
  return [
    ...(isOpen && missing > 0
      ? [execute(t(filter === '' ? 'desk.remind.all' : 'desk.remind.these'), 'remind', { round, filter })]
      : []),
    execute(t('desk.extend.button'), 'extend', data),
    ...(isOpen ? [execute(t('desk.close.button'), 'close', data)] : []),
    ...(closed === undefined ? [] : [execute(t('desk.open-again'), 'close', { ...data, step: 'undo' })]),
  ]
}

function sheetActions(
  { opened, at, expected, sheet, list }: Extract<DeskSubject, { readonly of: 'sheet' }>,
  { t }: Reader,
): readonly CardAction[] {
  const place = { round: opened.round.id, sheet: expected.id }
  const data = { ...place, ...listData(list) }
  const revision = answeredRevision(sheet)
  const asked = expected.subjects.filter(({ id }) => exemptionOf(opened, id) === undefined)
  const exempt = expected.subjects.filter(({ id }) => exemptionOf(opened, id) !== undefined).map(({ id }) => id)
  const counted = asked.filter((subject) => subject.counted)
  const isMissing = counted.some(({ id }) => sentAnswer(sheet, id) === undefined)
  const isSent = asked.some(({ id }) => sentAnswer(sheet, id) !== undefined)
  const isAccepted = acceptanceOf(sheet)?.state === 'accepted'
  const takesAnswers = at < sheetLocksAt(opened, expected.id)
  const isRoundLocked = at >= opened.round.locksAt
  const isReopened = isRoundLocked && takesAnswers && reopeningOf(opened, expected.id) !== undefined
  return [
    ...(takesAnswers && isMissing ? [execute(t('desk.remind.one'), 'remind', data)] : []),
    ...(isSent && takesAnswers ? [execute(t('desk.return.button'), 'return', data)] : []),
    ...(isSent && !isMissing && !isAccepted
      ? [
          execute(t('desk.accept.button'), 'accept', { ...data, revision }),
          execute(t('desk.accept.with-comment'), 'accept', { ...data, revision, step: 'ask' }),
        ]
      : []),
    ...(isAccepted ? [execute(t('desk.accept.undo'), 'accept', { ...data, revision, step: 'undo' })] : []),
    ...(takesAnswers
      ? [execute(t('desk.answer'), 'open', place), execute(t('desk.hand-on.button'), 'hand-on', data)]
      : []),
    ...(canChangeOwners(expected.id) ? [execute(t('desk.assign.button'), 'assign', { ...data, step: 'choose' })] : []),
    ...(isRoundLocked ? [execute(t(isReopened ? 'desk.reopen.again' : 'desk.reopen.button'), 'reopen', data)] : []),
    ...(isReopened ? [execute(t('desk.reopen.end'), 'reopen', { ...data, step: 'undo' })] : []),
    ...(revision > 0 || Object.keys(sheet.drafts).length > 0 ? [execute(t('desk.move.button'), 'move', data)] : []),
    ...(asked.length > 0 ? [execute(t('desk.exempt.button'), 'exempt', data)] : []),
    ...(exempt.length > 0
      ? [execute(t('desk.exempt.undo'), 'exempt', { ...data, step: 'undo', what: exempt.join(',') })]
      : []),
  ]
}
