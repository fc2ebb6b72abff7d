import { sql } from 'kysely'
import type { Instant } from '../../domain/instant.ts'
import type { Work } from './database.ts'
import type { Tables } from './tables.ts'

/** Enough for one statement; a country's expected set takes a few. */
const rowsAtOnce = 2000

type TableName = keyof Tables & string

/**
 * Writes many rows in few statements. The rows travel as one JSON text: a statement has a limit of
 * parameters, and values in `json` columns stay word for word as they are.
 */
export async function insertRows(
  work: Work,
  table: TableName,
  rows: readonly object[],
  onConflict: 'fail' | 'ignore' = 'fail',
): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const columns = sql.join(Object.keys(first).map((column) => sql.ref(column)))
  const ignoring = onConflict === 'ignore' ? sql` on conflict do nothing` : sql``
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const json = JSON.stringify(rows.slice(from, from + rowsAtOnce))
    await sql`insert into ${sql.table(table)} (${columns}) select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${json}::json)${ignoring}`.execute(
      work,
    )
  }
}

/** A moment as PostgreSQL writes it within JSON. */
export function instant(text: string): Instant {
  return new Date(text).toISOString()
}

/** The field where there is a value, and no field where the column is empty. */
export function given<Key extends string, Value>(
  key: Key,
  value: Value | null | undefined,
): { readonly [K in Key]?: NonNullable<Value> } {
  if (value === null || value === undefined) return {}
  const field: { [K in Key]?: NonNullable<Value> } = {}
  field[key] = value
  return field
}
