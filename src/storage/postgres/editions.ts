import type { Store } from '../../actions/ports.ts'
import type { Database } from './database.ts'
import { given } from './rows.ts'

export function createEditions(db: Database): Pick<Store, 'publish' | 'editions'> {
  return {
    async publish({ round, number, publishedAt, publishedBy, model, ...details }) {
      const { numInsertedOrUpdatedRows = 0 } = await db
        .insertInto('edition')
        .values({
          round,
          number,
          published_at: publishedAt,
          published_by: publishedBy ?? null,
          details: JSON.stringify(details),
          model: JSON.stringify(model),
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      return Number(numInsertedOrUpdatedRows) > 0
    },
    async editions(round) {
      const rows = await db
        .selectFrom('edition')
        .where('round', '=', round)
        .orderBy('number')
        .select(['round', 'number', 'published_at', 'published_by', 'details', 'model'])
        .execute()
      return rows.map((row) => ({
        round: row.round,
        number: row.number,
        publishedAt: row.published_at,
        ...given('publishedBy', row.published_by),
        ...row.details,
        model: row.model,
      }))
    },
  }
}
