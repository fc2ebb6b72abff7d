import type { ReadingContext } from './actions/context.ts'
import { StorageFailure } from './actions/ports.ts'
import type { StoreConfig } from './config/config.ts'
import { realClock, settableClock } from './local/settable-clock.ts'
import { programmeDaysOff } from './programme-file/years.ts'
import { openLowdbStore } from './storage/lowdb/lowdb-store.ts'

/** The store for reading only, at the time the bot last showed (local mode) or real time. */
export async function openReadingContext(config: StoreConfig): Promise<ReadingContext> {
  const store = await openLowdbStore({ folder: config.dataDir, access: 'read' })
  const programme = await store.register()
  if (programme === undefined) {
    await store.close()
    throw new StorageFailure(
      `${config.dataDir} holds no programme yet. Start the bot once, or set DATA_DIR to its folder.`,
    )
  }
  const real = realClock()
  const seen = await store.latestMoment()
  return { store, clock: seen === undefined ? real : settableClock(seen, real), daysOff: programmeDaysOff(programme) }
}
