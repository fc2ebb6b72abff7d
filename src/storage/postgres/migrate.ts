import { Migrator, sql } from 'kysely'
import { StorageFailure, StorageMisconfigured } from '../../actions/ports.ts'
import type { Database } from './database.ts'
import { migrations } from './migrations.ts'

const table = 'schema_migration'
const names = Object.keys(migrations).sort()

/** What a database is to this program, before anything is changed in it. */
export async function schemaState(db: Database): Promise<'empty' | 'older' | 'current'> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = current_schema()`.execute(db)
  const found = new Set(tables.map(({ name }) => name))
  if (!found.has(table)) {
    if (found.size === 0) return 'empty'
    throw new StorageMisconfigured(
      'The database that DATABASE_URL names holds tables of another program. Nothing was changed. Make an empty one and name it.',
    )
  }
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(table)} order by name`.execute(db)
  const done = rows.map(({ name }) => name)
  const unknown = done.filter((name) => !names.includes(name))
  if (unknown.length > 0) {
    throw new StorageMisconfigured(
      `The database has schema version ${done.length} (${done.at(-1)}), and this program knows ${names.length}. ` +
        `Nothing was changed. Install the version of the bot that knows ${done.at(-1)}, or a newer one.`,
    )
  }
  return done.length < names.length ? 'older' : 'current'
}

/** Brings the schema to this program's version; instances that start together do it one after the other. */
export async function migrate(db: Database): Promise<readonly string[]> {
  await schemaState(db)
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...migrations }) },
    migrationTableName: table,
    migrationLockTableName: `${table}_lock`,
  })
  // Under an advisory lock and in one transaction: all of it or none.
  const { error, results = [] } = await migrator.migrateToLatest()
  if (error !== undefined) throw error instanceof Error ? error : new StorageFailure('The migration failed.')
  return results.map(({ migrationName }) => migrationName)
}
