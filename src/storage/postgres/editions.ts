import type { Store } from '../../actions/ports.ts'
import type { Edition } from '../../domain/edition.ts'
import type { RoundId } from '../../domain/round.ts'
import type { Database, Work } from './database.ts'
import { given } from './rows.ts'

export function createEditions(db: Database): Pick<Store, 'publish' | 'editions'> {
  return {
    publish: (edition) => insertEdition(db, edition),
    editions: (round) => readEditions(db, round),
  }
}

/** False where the number is taken. */
export async function insertEdition(work: Work, edition: Edition): Promise<boolean> {
  const { round, number, publishedAt, publishedBy, model, ...details } = edition
  const { numInsertedOrUpdatedRows = 0 } = await work
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
}

export async function readEditions(work: Work, round: RoundId): Promise<readonly Edition[]> {
  const rows = await work
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
}
