import type { Store } from '../../actions/ports.ts'
import { openAccounts } from './accounts.ts'
import { expectReadable, finishRestoring } from './archive.ts'
import { type Access, DataFolder } from './data-folder.ts'
import { openDeliveries } from './deliveries.ts'
import { type Disk, nodeDisk } from './disk.ts'
import { migrateDocuments } from './document-versions.ts'
import { openEditions } from './editions.ts'
import { openNotes } from './notes.ts'
import { openRegister } from './register.ts'
import { openRounds } from './rounds.ts'
import { openSettings } from './settings.ts'
import { openSheets } from './sheets.ts'
import { type FolderLock, lockFolder } from './socket-lock.ts'
import { createUpkeep } from './upkeep.ts'

export interface LowdbOptions {
  readonly folder: string
  /** `read` takes no lock, writes nothing and shows the files as they are now, also while the bot runs. */
  readonly access: Access
  readonly disk?: Disk
}

/** The store in a folder of JSON files; everything is in memory, and every change is on the disk first. */
export async function openLowdbStore({ folder, access, disk = nodeDisk }: LowdbOptions): Promise<Store> {
  const lock = access === 'write' ? await lockFolder(folder) : undefined
  try {
    if (access === 'write') await bringUpToDate(folder, disk)
    else await expectReadable(folder, disk)
    return await openDocuments(new DataFolder(folder, access, disk), lock)
  } catch (error) {
    await lock?.release()
    throw error
  }
}

/** Brings the documents to the form that this program needs, as every start does; gives what was done. */
export async function migrateFolder(folder: string): Promise<readonly string[]> {
  const lock = await lockFolder(folder)
  try {
    return await bringUpToDate(folder, nodeDisk)
  } finally {
    await lock.release()
  }
}

async function bringUpToDate(folder: string, disk: Disk): Promise<readonly string[]> {
  await finishRestoring(folder)
  return await migrateDocuments({ root: folder, disk })
}

async function openDocuments(data: DataFolder, lock: FolderLock | undefined): Promise<Store> {
  const { withMoves, upkeep, noteUpkeep, forgetChanges, ...register } = await openRegister(data)
  const { isPlanned, markPlanned, rewriteRound, ...rounds } = await openRounds(data, withMoves)
  const { rewriteSheets, ...sheets } = await openSheets(data)
  const { rewriteNotes, ...notes } = await openNotes(data)
  const ledgers = await openDeliveries(data, { ...rounds, isPlanned, markPlanned, rewriteRound })
  const { countDeliveries, emptyLedgers, ...deliveries } = ledgers
  const { countChannelChanges, forgetChannelChanges, ...settings } = await openSettings(data)
  const store = {
    ...register,
    ...rounds,
    ...sheets,
    ...deliveries,
    ...(await openAccounts(data)),
    ...(await openEditions(data)),
    ...notes,
    ...settings,
    ...createUpkeep({
      upkeep,
      noteUpkeep,
      forgetChanges,
      ...{ countChannelChanges, forgetChannelChanges },
      ...{ round: rounds.round, rewriteRound },
      ...{ sheets: sheets.sheets, rewriteSheets },
      ...{ notes: notes.notes, rewriteNotes },
      ...{ countDeliveries, emptyLedgers },
    }),
  }
  await data.tidy()
  return {
    ...store,
    async close() {
      await data.close()
      await lock?.release()
    },
  }
}
