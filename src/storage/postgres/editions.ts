import { sql } from 'kysely'
import type { Store } from '../../actions/ports.ts'
import type { Edition, EditionRecord } from '../../domain/edition.ts'
import type { SummaryParagraph } from '../../domain/report-model.ts'
import type { RoundId } from '../../domain/round.ts'
import type { Database, Work } from './database.ts'
import { given } from './rows.ts'

export function createEditions(db: Database): Pick<Store, 'publish' | 'editions' | 'edition' | 'publishedSummary'> {
  return {
    publish: (edition) => insertEdition(db, edition),
    async editions(round) {
      const rows = await selectRecords(db, round).execute()
      return rows.map(recordOf)
    },
    async edition(round, number) {
      const row = await selectRecords(db, round).where('number', '=', number).select('model').executeTakeFirst()
      return row && editionOf(row)
    },
    async publishedSummary(round) {
      const newest = await db
        .selectFrom('edition')
        .where('round', '=', round)
        .orderBy('number', 'desc')
        .limit(1)
        // Picked out by the database, so that the rest of the report is neither sent nor parsed.
        .select(sql<readonly SummaryParagraph[]>`model -> 'summary'`.as('summary'))
        .executeTakeFirst()
      return newest?.summary
    },
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

/** With all that they say, the oldest first. */
export async function readEditions(work: Work, round: RoundId): Promise<readonly Edition[]> {
  const rows = await selectRecords(work, round).select('model').execute()
  return rows.map(editionOf)
}

function selectRecords(work: Work, round: RoundId) {
  return work
    .selectFrom('edition')
    .where('round', '=', round)
    .orderBy('number')
    .select(['round', 'number', 'published_at', 'published_by', 'details'])
}

interface RecordRow {
  readonly round: string
  readonly number: number
  readonly published_at: string
  readonly published_by: string | null
  readonly details: object
}

function editionOf(row: RecordRow & Pick<Edition, 'model'>): Edition {
  return { ...recordOf(row), model: row.model }
}

function recordOf(row: RecordRow): EditionRecord {
  return {
    round: row.round,
    number: row.number,
    publishedAt: row.published_at,
    ...given('publishedBy', row.published_by),
    ...row.details,
  }
}
