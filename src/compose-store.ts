import type { Store } from './actions/ports.ts'
import type { SharedTurns } from './actions/shared-pace.ts'
import type { StoreConfig } from './config/config.ts'
import type { Archive } from './storage/backup/piece.ts'
import { openLowdbArchive } from './storage/lowdb/archive.ts'
import { type Disk, nodeDisk } from './storage/lowdb/disk.ts'
import { migrateFolder, openLowdbStore } from './storage/lowdb/lowdb-store.ts'
import { openPostgresArchive } from './storage/postgres/archive.ts'
import { migrateDatabase, openPostgresStore } from './storage/postgres/postgres-store.ts'

export interface OpenedStore {
  readonly store: Store
  /** Rejects while the store cannot be reached. */
  readonly check: () => Promise<void>
  /** Where several instances may run, what they pace their requests by. */
  readonly turns?: SharedTurns
}

/** The store that the configuration names: a database, or else a folder. */
export async function openStore(
  { database, dataDir }: StoreConfig,
  access: 'read' | 'write',
  disk: Disk = nodeDisk,
): Promise<OpenedStore> {
  if (database !== undefined) {
    const store = await openPostgresStore({ ...database, access })
    return { store, check: store.check, turns: store.turns }
  }
  const store = await openLowdbStore({ folder: dataDir, access, disk })
  // A folder is there as long as the process is; a write that fails says so by itself.
  return { store, check: async () => undefined }
}

/** The store that the configuration names, to be copied whole. */
export async function openArchive({ database, dataDir }: StoreConfig, access: 'read' | 'write'): Promise<Archive> {
  return database === undefined ? await openLowdbArchive(dataDir, access) : await openPostgresArchive(database, access)
}

/** Brings the store to the form this program needs, as every start does; gives what was done. */
export async function migrateStore({ database, dataDir }: StoreConfig): Promise<readonly string[]> {
  return database === undefined ? await migrateFolder(dataDir) : await migrateDatabase(database)
}

/** Where the data is, in a message for whoever operates the bot; never the address, which holds a password. */
export function placeOf({ database, dataDir }: StoreConfig): string {
  return database === undefined ? dataDir : 'The database that DATABASE_URL names'
}
