import { sql } from 'kysely'
import { StorageFailure, type Store } from '../../actions/ports.ts'
import type { SharedTurns } from '../../actions/shared-pace.ts'
import { createAccounts } from './accounts.ts'
import { connect, type Database, type DatabaseOptions } from './database.ts'
import { createDeliveries } from './deliveries.ts'
import { createEditions } from './editions.ts'
import { InUse } from './in-use.ts'
import { Memory } from './memory.ts'
import { migrate, schemaState } from './migrate.ts'
import { createNotes } from './notes.ts'
import { createRegister } from './register.ts'
import { createRounds } from './rounds.ts'
import { createSettings } from './settings.ts'
import { createSharedTurns } from './shared-turns.ts'
import { createSheets } from './sheets.ts'
import { createUpkeep } from './upkeep.ts'
import { createUploads } from './uploads.ts'

export interface PostgresOptions extends DatabaseOptions {
  /** `read` changes nothing, not even the schema. */
  readonly access: 'read' | 'write'
}

export interface PostgresStore extends Store {
  /** Rejects when the server cannot be reached. */
  readonly check: () => Promise<void>
  /** The pace that all instances keep together. */
  readonly turns: SharedTurns
}

/** The store in PostgreSQL, which any number of processes may have open. */
export async function openPostgresStore({ access, ...options }: PostgresOptions): Promise<PostgresStore> {
  const db = connect(options)
  try {
    if (access === 'write') await migrate(db)
    else await expectCurrent(db)
  } catch (error) {
    await db.destroy()
    throw error
  }
  const calls = new InUse()
  const memory = new Memory()
  const methods = {
    ...createRegister(db, memory),
    ...createUploads(db),
    ...createRounds(db, memory),
    ...createSheets(db, memory),
    ...createDeliveries(db, memory),
    ...createAccounts(db, memory),
    ...createEditions(db),
    ...createNotes(db),
    ...createSettings(db),
    ...createUpkeep(db, memory),
    check: async () => void (await sql`select 1`.execute(db)),
  }
  const turns = createSharedTurns(db)
  let closed: Promise<void> | undefined
  async function close(): Promise<void> {
    await calls.close()
    await db.destroy()
  }
  return {
    ...calls.watch(methods),
    turns: calls.watch(turns),
    close() {
      closed ??= close()
      return closed
    },
  }
}

/** Brings the schema to this program's version; gives the migrations that ran. */
export async function migrateDatabase(options: DatabaseOptions): Promise<readonly string[]> {
  const db = connect(options)
  try {
    return await migrate(db)
  } finally {
    await db.destroy()
  }
}

async function expectCurrent(db: Database): Promise<void> {
  const state = await schemaState(db)
  if (state === 'current') return
  const fault = state === 'empty' ? 'holds nothing yet' : 'has an older schema'
  throw new StorageFailure(`The database ${fault}. Start the bot once, or run: npx oma-arviointi migrate`)
}
