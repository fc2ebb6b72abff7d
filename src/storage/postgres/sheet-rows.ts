import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Draft, SentRevision, Sheet } from '../../domain/answer.ts'
import type { RoundId } from '../../domain/round.ts'
import type { Work } from './database.ts'
import { given, instant, JsonValue } from './rows.ts'

export type SheetRow = Awaited<ReturnType<typeof changedSheets>>[number]

/** The sheets of the round in which something has been written since, whole. */
export async function changedSheets(work: Work, round: RoundId, since: string) {
  return await selectSheets(work, round).where('changed_in', '>=', since).execute()
}

const sheetsAtOnce = 200

/** Every sheet of the round, in parts that fit into memory. */
export async function* pagedSheets(work: Work, round: RoundId): AsyncGenerator<SheetRow> {
  let after = ''
  for (;;) {
    const rows = await selectSheets(work, round)
      .where('sheet.id', '>', after)
      .orderBy('sheet.id')
      .limit(sheetsAtOnce)
      .execute()
    yield* rows
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.id
  }
}

function selectSheets(work: Work, round: RoundId) {
  return work
    .selectFrom('sheet')
    .where('sheet.round', '=', round)
    .select((from) => [
      'round',
      'id',
      'version',
      'details',
      sql<string>`pg_snapshot_xmin(pg_current_snapshot())`.as('horizon'),
      jsonArrayFrom(
        from
          .selectFrom('draft')
          .whereRef('draft.round', '=', 'sheet.round')
          .whereRef('draft.sheet', '=', 'sheet.id')
          .select(['subject', 'revision', 'saved_at', 'saved_by', 'answer']),
      ).as('drafts'),
      jsonArrayFrom(
        from
          .selectFrom('sent_revision')
          .whereRef('sent_revision.round', '=', 'sheet.round')
          .whereRef('sent_revision.sheet', '=', 'sheet.id')
          .orderBy('number')
          .select((within) => [
            'number',
            'sent_at',
            'sent_by',
            'on_behalf_of',
            'details',
            jsonArrayFrom(
              within
                .selectFrom('sent_answer')
                .whereRef('sent_answer.round', '=', 'sent_revision.round')
                .whereRef('sent_answer.sheet', '=', 'sent_revision.sheet')
                .whereRef('sent_answer.number', '=', 'sent_revision.number')
                .orderBy('position')
                .select(['subject', 'answer']),
            ).as('answers'),
          ]),
      ).as('revisions'),
      jsonArrayFrom(
        from
          .selectFrom('sheet_act')
          .whereRef('sheet_act.round', '=', 'sheet.round')
          .whereRef('sheet_act.sheet', '=', 'sheet.id')
          .orderBy('number')
          .select('sheet_act.details'),
      ).as('acts'),
    ])
}

export function sheetOf({ round, id, details, drafts, revisions, acts }: SheetRow): Sheet {
  return {
    ...details,
    round,
    id,
    drafts: Object.fromEntries(
      drafts.map(({ subject, revision, saved_at, saved_by, answer }) => [
        subject,
        { revision, answer, savedAt: instant(saved_at), savedBy: saved_by },
      ]),
    ),
    ...(acts.length === 0 ? {} : { acts: acts.map((act) => act.details) }),
    revisions: revisions.map((revision) => ({
      number: revision.number,
      sentAt: instant(revision.sent_at),
      sentBy: revision.sent_by,
      ...given('onBehalfOf', revision.on_behalf_of),
      ...revision.details,
      answers: Object.fromEntries(revision.answers.map(({ subject, answer }) => [subject, answer])),
    })),
  }
}

/** One sheet as it is to be written, over the version it was decided on; 0 for none yet. */
export interface SheetWrite {
  readonly version: number
  readonly before: Sheet
  readonly after: Sheet
}

/**
 * Writes many sheets in one statement, each with all of its changes or not at all: one that somebody
 * else has written since is left out. Gives the keys of those that were written.
 */
export async function writeSheets(work: Work, writes: readonly SheetWrite[]): Promise<ReadonlySet<string>> {
  const json = (rows: readonly object[]) => sql`${JSON.stringify(rows)}::json`
  // In one order everywhere, so that two who write the same sheets do not wait for each other for ever.
  const inOrder = [...writes].sort((one, other) => (keyOf(one.after) < keyOf(other.after) ? -1 : 1))
  const { rows } = await sql<{ round: string; id: string }>`
    with input as (
      select * from json_to_recordset(${json(inOrder.map(sheetColumns))}) as i(round text, id text, version bigint, details json)
    ), locked as (
      select s.round, s.id, (i.details #>> '{}')::json as details from sheet s join input i on s.round = i.round and s.id = i.id and s.version = i.version
      order by s.round, s.id for update of s
    ), updated as (
      update sheet s set version = s.version + 1, details = l.details
      from locked l where s.round = l.round and s.id = l.id returning s.round, s.id
    ), inserted as (
      insert into sheet (round, id, version, details)
      select round, id, 1, (details #>> '{}')::json from input where version = 0 on conflict do nothing returning round, id
    ), written as (
      select * from updated union all select * from inserted
    ), drafts as (
      insert into draft (round, sheet, subject, revision, saved_at, saved_by, answer)
      select d.round, d.sheet, d.subject, d.revision, d.saved_at, d.saved_by, (d.answer #>> '{}')::json
      from json_populate_recordset(null::draft, ${json(inOrder.flatMap(changedDrafts))}) d
      join written w on w.round = d.round and w.id = d.sheet
      on conflict (round, sheet, subject) do update set
        revision = excluded.revision, saved_at = excluded.saved_at, saved_by = excluded.saved_by, answer = excluded.answer
    ), revisions as (
      insert into sent_revision (round, sheet, number, sent_at, sent_by, on_behalf_of, details)
      select r.round, r.sheet, r.number, r.sent_at, r.sent_by, r.on_behalf_of, (r.details #>> '{}')::json
      from json_populate_recordset(null::sent_revision, ${json(inOrder.flatMap(addedRevisions))}) r
      join written w on w.round = r.round and w.id = r.sheet
    ), answers as (
      insert into sent_answer (round, sheet, number, subject, position, answer)
      select a.round, a.sheet, a.number, a.subject, a.position, (a.answer #>> '{}')::json
      from json_populate_recordset(null::sent_answer, ${json(inOrder.flatMap(addedAnswers))}) a
      join written w on w.round = a.round and w.id = a.sheet
    ), acts as (
      insert into sheet_act (round, sheet, number, act, revision, at, by, details)
      select a.round, a.sheet, a.number + coalesce(
          (select max(k.number) from sheet_act k where k.round = a.round and k.sheet = a.sheet), 0),
        a.act, a.revision, a.at, a.by, (a.details #>> '{}')::json
      from json_populate_recordset(null::sheet_act, ${json(inOrder.flatMap(addedActs))}) a
      join written w on w.round = a.round and w.id = a.sheet
    )
    select round, id from written`.execute(work)
  return new Set(rows.map(keyOf))
}

export function keyOf({ round, id }: { readonly round: string; readonly id: string }): string {
  return JSON.stringify([round, id])
}

function sheetColumns({ version, after }: SheetWrite) {
  const { round, id, drafts: _, revisions: __, acts: ___, ...details } = after
  return { round, id, version, details: new JsonValue(details) }
}

function changedDrafts({ before, after }: SheetWrite) {
  const { round, id: sheet } = after
  return Object.entries(after.drafts).flatMap(([subject, draft]) =>
    before.drafts[subject] === draft ? [] : [draftColumns({ round, sheet, subject, draft })],
  )
}

export function draftColumns(of: { round: string; sheet: string; subject: string; draft: Draft }) {
  const { round, sheet, subject, draft } = of
  const { revision, savedAt, savedBy, answer } = draft
  return { round, sheet, subject, revision, saved_at: savedAt, saved_by: savedBy, answer: new JsonValue(answer) }
}

function newRevisions({ before, after }: SheetWrite): readonly SentRevision[] {
  return after.revisions.slice(before.revisions.length)
}

function addedRevisions(write: SheetWrite) {
  const { round, id: sheet } = write.after
  return newRevisions(write).map(({ number, sentAt, sentBy, onBehalfOf, answers: _, ...details }) => ({
    round,
    sheet,
    number,
    sent_at: sentAt,
    sent_by: sentBy,
    on_behalf_of: onBehalfOf ?? null,
    details: new JsonValue(details),
  }))
}

function addedAnswers(write: SheetWrite) {
  const { round, id: sheet } = write.after
  return newRevisions(write).flatMap(({ number, answers }) =>
    Object.entries(answers).map(([subject, answer], position) => ({
      round,
      sheet,
      number,
      subject,
      position,
      answer: new JsonValue(answer),
    })),
  )
}

function addedActs({ before, after }: SheetWrite) {
  const { round, id: sheet, acts = [] } = after
  const known = before.acts?.length ?? 0
  return acts.slice(known).map((act, index) => ({
    round,
    sheet,
    // After the last one there is: some of those before it may have been forgotten.
    number: index + 1,
    act: act.act,
    revision: 'revision' in act ? act.revision : null,
    at: act.at,
    by: act.by,
    details: new JsonValue(act),
  }))
}
