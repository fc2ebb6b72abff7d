import type { Store } from './actions/ports.ts'
import type { SharedTurns } from './actions/shared-pace.ts'
import type { StoreConfig } from './config/config.ts'
import { type Disk, nodeDisk } from './storage/lowdb/disk.ts'
import { openLowdbStore } from './storage/lowdb/lowdb-store.ts'
import { openPostgresStore } from './storage/postgres/postgres-store.ts'

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

/** Where the data is, in a message for whoever operates the bot; never the address, which holds a password. */
export function placeOf({ database, dataDir }: StoreConfig): string {
  return database === undefined ? dataDir : 'The database that DATABASE_URL names'
}
