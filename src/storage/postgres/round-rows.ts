import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { ExpectedSheet, OpenedRound } from '../../domain/expected-set.ts'
import type { Extension } from '../../domain/extension.ts'
import type { Handover } from '../../domain/handover.ts'
import type { Instant } from '../../domain/instant.ts'
import type { Email } from '../../domain/programme.ts'
import type { Round, RoundId } from '../../domain/round.ts'
import type { RoundAct } from '../../domain/round-act.ts'
import { exemptionOf } from '../../domain/round-acts.ts'
import type { Work } from './database.ts'
import { given, insertRows, instant, JsonValue } from './rows.ts'

export type RoundRow = Awaited<ReturnType<typeof changedRounds>>[number]

/** Whether anything has been decided about any round since, and the oldest transaction that was open at this look. */
export async function roundsChangedSince(
  work: Work,
  since: string,
): Promise<{ readonly horizon: string; readonly changed: boolean }> {
  const rounds = work.selectFrom('round').where('changed_in', '>=', since)
  const steps = work.selectFrom('planned_step').where('changed_in', '>=', since)
  return await work
    .selectNoFrom([
      sql<string>`pg_snapshot_xmin(pg_current_snapshot())`.as('horizon'),
      sql<boolean>`exists ${rounds} or exists ${steps}`.as('changed'),
    ])
    .executeTakeFirstOrThrow()
}

/** The rounds about which something has been decided since, without their steps and expected sets. */
export async function changedRounds(work: Work, since: string) {
  return await work
    .selectFrom('round')
    .where('changed_in', '>=', since)
    .selectAll()
    .select((from) => [
      jsonArrayFrom(
        from
          .selectFrom('exemption')
          .whereRef('exemption.round', '=', 'round.id')
          .orderBy('number')
          .select(['subject', 'reason', 'by', 'at']),
      ).as('exemptions'),
      jsonArrayFrom(
        from
          .selectFrom('handover')
          .whereRef('handover.round', '=', 'round.id')
          .orderBy('number')
          .select([
            'sheet',
            'from_person',
            'to_person',
            'absent',
            'absent_from',
            'absent_to',
            'handover.reason',
            'by',
            'at',
          ]),
      ).as('handovers'),
      jsonArrayFrom(
        from
          .selectFrom('extension')
          .whereRef('extension.round', '=', 'round.id')
          .orderBy('number')
          .select(['extension.answers_due', 'before', 'extension.reason', 'by', 'at']),
      ).as('extensions'),
      jsonArrayFrom(
        from.selectFrom('round_act').whereRef('round_act.round', '=', 'round.id').orderBy('number').select('details'),
      ).as('acts'),
      jsonArrayFrom(
        from.selectFrom('sheet_move').whereRef('sheet_move.round', '=', 'round.id').orderBy('number').select('details'),
      ).as('moves'),
    ])
    .execute()
}

export async function changedSteps(work: Work, since: string) {
  return await work
    .selectFrom('planned_step')
    .where('changed_in', '>=', since)
    .select(['round', 'step'])
    .orderBy('number')
    .execute()
}

export async function readExpectedSet(work: Work, round: RoundId): Promise<readonly ExpectedSheet[]> {
  const rows = await work
    .selectFrom('expected_sheet')
    .where('round', '=', round)
    .orderBy('position')
    .select((from) => [
      'details',
      jsonArrayFrom(
        from
          .selectFrom('expected_owner')
          .whereRef('expected_owner.round', '=', 'expected_sheet.round')
          .whereRef('expected_owner.sheet', '=', 'expected_sheet.id')
          .orderBy('position')
          .select('email'),
      ).as('owners'),
      jsonArrayFrom(
        from
          .selectFrom('expected_subject')
          .whereRef('expected_subject.round', '=', 'expected_sheet.round')
          .whereRef('expected_subject.sheet', '=', 'expected_sheet.id')
          .orderBy('position')
          .select(['expected_subject.id', 'counted', 'expected_subject.details']),
      ).as('subjects'),
      'id',
    ])
    .execute()
  return rows.map(({ id, details, owners, subjects }) => ({
    id,
    ...details,
    owners: owners.map(({ email }) => email),
    subjects: subjects.map((subject) => ({ id: subject.id, counted: subject.counted, ...subject.details })),
  }))
}

export function openedOf(row: RoundRow): Omit<OpenedRound, 'sheets' | 'plannedSteps'> {
  const { exemptions, extensions, acts, moves } = row
  return {
    round: roundOf(row),
    openedAt: row.opened_at,
    ...given('openedBy', row.opened_by),
    ...given('openedReason', row.opened_reason),
    exemptions: exemptions.map(({ at, ...exemption }) => ({ ...exemption, at: instant(at) })),
    handovers: row.handovers.map(handoverOf),
    ...(extensions.length === 0 ? {} : { extensions: extensions.map(extensionOf) }),
    ...(acts.length === 0 ? {} : { acts: acts.map(({ details }) => details) }),
    ...(moves.length === 0 ? {} : { moves: moves.map(({ details }) => details) }),
  }
}

function handoverOf(row: RoundRow['handovers'][number]): Handover {
  const absence = { ...given('from', row.absent_from), ...given('to', row.absent_to) }
  return {
    sheet: row.sheet,
    from: row.from_person,
    to: row.to_person,
    by: row.by,
    at: instant(row.at),
    ...(row.absent ? { absence } : {}),
    ...given('reason', row.reason),
  }
}

function extensionOf(row: RoundRow['extensions'][number]): Extension {
  const { answers_due: answersDue, by, at } = row
  return { answersDue, by, at: instant(at), ...given('before', row.before), ...given('reason', row.reason) }
}

function roundOf(row: RoundRow): Round {
  const extended =
    row.extended_times === null || row.extended_at === null
      ? {}
      : { extended: { times: row.extended_times, at: row.extended_at } }
  return {
    id: row.id,
    series: row.series,
    deadline: row.deadline,
    ...given('asOf', row.as_of),
    opensAt: row.opens_at,
    answersDue: row.answers_due,
    dueAt: row.due_at,
    locksAt: row.locks_at,
    reportAt: row.report_at,
    ...extended,
  }
}

export function roundColumns(round: Round) {
  return {
    id: round.id,
    series: round.series,
    deadline: round.deadline,
    as_of: round.asOf ?? null,
    opens_at: round.opensAt,
    answers_due: round.answersDue,
    due_at: round.dueAt,
    locks_at: round.locksAt,
    report_at: round.reportAt,
    extended_times: round.extended?.times ?? null,
    extended_at: round.extended?.at ?? null,
  }
}

export function openingColumns(opening: {
  readonly openedAt: Instant
  readonly openedBy?: Email | undefined
  readonly openedReason?: string | undefined
}) {
  const { openedAt, openedBy, openedReason } = opening
  return {
    opened_at: openedAt,
    opened_by: openedBy ?? null,
    opened_reason: openedReason === undefined ? null : JSON.stringify(openedReason),
  }
}

export async function insertExpectedSet(work: Work, round: RoundId, sheets: readonly ExpectedSheet[]): Promise<void> {
  const rows = sheets.map(({ id, owners, subjects, ...details }, position) => ({
    sheet: { round, id, position, project: details.project, details: new JsonValue(details) },
    owners: owners.map((email, index) => ({ round, sheet: id, email, position: index })),
    subjects: subjects.map(({ id: subject, counted, ...more }, index) => ({
      round,
      sheet: id,
      id: subject,
      position: index,
      counted,
      details: new JsonValue(more),
    })),
  }))
  await insertRows(
    work,
    'expected_sheet',
    rows.map(({ sheet }) => sheet),
  )
  await insertRows(
    work,
    'expected_owner',
    rows.flatMap(({ owners }) => owners),
  )
  await insertRows(
    work,
    'expected_subject',
    rows.flatMap(({ subjects }) => subjects),
  )
}

/** Writes what has been decided since `before`. */
export async function writeDecisions(work: Work, before: OpenedRound, after: OpenedRound): Promise<void> {
  const round = after.round.id
  const withdrawn = before.exemptions.filter(({ subject }) => exemptionOf(after, subject) === undefined)
  if (withdrawn.length > 0) {
    const subjects = withdrawn.map(({ subject }) => subject)
    await work.deleteFrom('exemption').where('round', '=', round).where('subject', 'in', subjects).execute()
  }
  const added = after.exemptions.filter(({ subject }) => exemptionOf(before, subject) === undefined)
  await insertRows(
    work,
    'exemption',
    added.map(({ subject, reason, by, at }) => ({ round, subject, reason: new JsonValue(reason), by, at })),
  )
  await insertRows(work, 'handover', addedTo(before.handovers, after.handovers, round, handoverColumns))
  await insertRows(work, 'extension', addedTo(before.extensions, after.extensions, round, extensionColumns))
  await insertRows(work, 'round_act', addedTo(before.acts, after.acts, round, actColumns))
}

/** Rows of what was added to a list that only grows, numbered on from what was there. */
function addedTo<Item>(
  before: readonly Item[] = [],
  after: readonly Item[] = [],
  round: RoundId,
  columns: (item: Item) => object,
): readonly object[] {
  return after
    .slice(before.length)
    .map((item, index) => ({ round, number: before.length + index + 1, ...columns(item) }))
}

function handoverColumns({ sheet, from, to, absence, by, at, reason }: Handover) {
  const absent = { absent: absence !== undefined, absent_from: absence?.from ?? null, absent_to: absence?.to ?? null }
  return { sheet, from_person: from, to_person: to, ...absent, by, at, reason: new JsonValue(reason ?? null) }
}

function extensionColumns({ answersDue, by, at, before, reason }: Extension) {
  return { answers_due: answersDue, by, at, before: before ?? null, reason: new JsonValue(reason ?? null) }
}

function actColumns(act: RoundAct) {
  return {
    act: act.act,
    sheet: act.act === 'reopened' ? act.sheet : null,
    by: act.by,
    at: act.at,
    details: new JsonValue(act),
  }
}
