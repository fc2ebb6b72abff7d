import { type Kysely, type Migration, sql } from 'kysely'

const statements = [
  // What a day for answers was before, and why; why a sheet was handed over; why a round was opened before its time.
  `alter table extension add column before date, add column reason json`,
  `alter table handover add column reason json`,
  `alter table round add column opened_reason json`,
  `alter table report_channel add column name json, add column set_at timestamptz(3)`,
  `create table channel_change (
     number int generated always as identity primary key,
     at timestamptz(3) not null,
     by text not null,
     details json not null)`,
]

/** Why things were done and what was there before, for the audit. */
export const reasonsOfActs: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
