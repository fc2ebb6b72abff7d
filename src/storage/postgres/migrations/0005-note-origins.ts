import { type Kysely, type Migration, sql } from 'kysely'

/** What a note of the programme office was made of, so that it stops holding when that has changed. */
export const noteOrigins: Migration = {
  async up(db: Kysely<unknown>) {
    await sql.raw('alter table note_version add column made_of json').execute(db)
  },
}
