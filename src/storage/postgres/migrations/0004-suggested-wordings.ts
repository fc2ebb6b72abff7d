import { type Kysely, type Migration, sql } from 'kysely'

/** What a suggestion would have the register say, with what it said when it was made. */
export const suggestedWordings: Migration = {
  async up(db: Kysely<unknown>) {
    await sql.raw('alter table note_version add column wording json').execute(db)
  },
}
