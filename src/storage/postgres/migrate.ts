import { Migrator, sql } from 'kysely'
import { StorageFailure, StorageMisconfigured } from '../../actions/ports.ts'
import type { Database, Work } from './database.ts'
import { codeOf } from './faults.ts'
import { migrations } from './migrations.ts'

const table = 'schema_migration'
const names = Object.keys(migrations).sort()

/** What a database is to this program, before anything is changed in it. */
export async function schemaState(db: Database): Promise<'empty' | 'older' | 'current'> {
  const found = await tablesIn(db)
  if (!found.includes(table)) {
    if (found.length === 0) return 'empty'
    throw ofAnotherProgram()
  }
  const done = await migrationsIn(db)
  // Others name a table so too; the first of what was done in it tells whose it is.
  if (done[0] !== undefined && done[0] !== names[0]) throw ofAnotherProgram()
  const unknown = done.filter((name) => !names.includes(name))
  if (unknown.length > 0) {
    throw new StorageMisconfigured(
      `The database has schema version ${done.length} (${done.at(-1)}), and this program knows ${names.length}. ` +
        `Nothing was changed. Install the version of the bot that knows ${done.at(-1)}, or a newer one.`,
    )
  }
  return done.length < names.length ? 'older' : 'current'
}

/** Those of others too, whoever may read them, but not what an extension has brought. */
export async function tablesIn(work: Work): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = current_schema()::regnamespace
      and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = pg_class.oid and d.deptype = 'e')`.execute(
    work,
  )
  return rows.map(({ name }) => name)
}

async function migrationsIn(db: Database): Promise<readonly string[]> {
  try {
    const { rows } = await sql<{ name: string }>`select name from ${sql.table(table)} order by name`.execute(db)
    return rows.map(({ name }) => name)
  } catch (error) {
    const noSuchColumn = '42703'
    throw error instanceof StorageFailure && codeOf(error.cause) === noSuchColumn ? ofAnotherProgram() : error
  }
}

function ofAnotherProgram(): StorageMisconfigured {
  return new StorageMisconfigured(
    'The database that DATABASE_URL names holds tables of another program. Nothing was changed. Make an empty one and name it.',
  )
}

/** What people type holds every character, and JSON within the database escapes them. */
async function expectEveryCharacter(db: Database): Promise<void> {
  const { rows } = await sql<{ encoding: string }>`
    select pg_encoding_to_char(encoding) as encoding from pg_database where datname = current_database()`.execute(db)
  const encoding = rows[0]?.encoding
  if (encoding === 'UTF8') return
  throw new StorageMisconfigured(
    `The database that DATABASE_URL names has the encoding ${encoding}. Nothing was changed. ` +
      'Make one with: create database … encoding UTF8 template template0',
  )
}

/** Brings the schema to this program's version; instances that start together do it one after the other. */
export async function migrate(db: Database): Promise<readonly string[]> {
  if ((await schemaState(db)) === 'empty') await expectEveryCharacter(db)
  return await db.connection().execute(async (own) => {
    // Whoever waits for another instance, or changes a large table, may take longer than any statement of the store.
    await sql`set statement_timeout = 0`.execute(own)
    const done = await migrateOn(own)
    await sql`reset statement_timeout`.execute(own)
    return done
  })
}

async function migrateOn(db: Database): Promise<readonly string[]> {
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
