import { type Kysely, type Migration, sql } from 'kysely'

/** What was taken out because it was past its time, or a person's: how much of it, and never what. */
export const upkeep: Migration = {
  async up(db: Kysely<unknown>) {
    await sql
      .raw(
        `create table upkeep (
           number int generated always as identity primary key,
           at timestamptz(3) not null,
           details json not null)`,
      )
      .execute(db)
  },
}
