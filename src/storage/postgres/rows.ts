import { sql } from 'kysely'
import type { Instant } from '../../domain/instant.ts'
import type { Work } from './database.ts'
import type { Tables } from './tables.ts'

/** Enough for one statement; a country's expected set takes a few. */
const rowsAtOnce = 2000

type TableName = keyof Tables & string

/**
 * The value of a `json` column. It travels as JSON within JSON: PostgreSQL undoes the escapes of what it
 * takes apart, and there are signs that it can keep only as long as they are escaped.
 */
export class JsonValue {
  readonly #value: unknown

  constructor(value: unknown) {
    this.#value = value
  }

  toJSON(): string {
    return JSON.stringify(this.#value)
  }
}

/** Writes many rows in few statements. They travel as one JSON text: a statement has a limit of parameters. */
export async function insertRows(
  work: Work,
  table: TableName,
  rows: readonly object[],
  onConflict: 'fail' | 'ignore' = 'fail',
): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const columns = sql.join(Object.keys(first).map((column) => sql.ref(column)))
  const values = sql.join(
    Object.entries(first).map(([column, value]) =>
      value instanceof JsonValue ? sql`(${sql.ref(column)} #>> '{}')::json` : sql.ref(column),
    ),
  )
  const ignoring = onConflict === 'ignore' ? sql` on conflict do nothing` : sql``
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const json = JSON.stringify(rows.slice(from, from + rowsAtOnce))
    await sql`insert into ${sql.table(table)} (${columns}) select ${values} from json_populate_recordset(null::${sql.table(table)}, ${json}::json)${ignoring}`.execute(
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
