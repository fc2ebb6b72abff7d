import { type Kysely, type Migration, sql } from 'kysely'

/** When somebody first pressed what was sent to them. */
export const openedDeliveries: Migration = {
  async up(db: Kysely<unknown>) {
    await sql.raw('alter table delivery add column opened_at timestamptz(3)').execute(db)
  },
}
