import type { ReadingContext } from './actions/context.ts'
import { StorageFailure, type Store } from './actions/ports.ts'
import { openStore, placeOf } from './compose-store.ts'
import type { StoreConfig } from './config/config.ts'
import { realClock, settableClock } from './local/settable-clock.ts'
import { programmeDaysOff } from './programme-file/years.ts'

/** The store for reading only, at the time the bot last showed (local mode) or real time. */
export async function openReadingContext(config: StoreConfig): Promise<ReadingContext> {
  const { store } = await openStore(config, 'read')
  if ((await store.register()) !== undefined) return await contextOf(store)
  await store.close()
  throw new StorageFailure(
    `${placeOf(config)} holds no programme yet. Start the bot once, or set DATA_DIR or DATABASE_URL to where it is.`,
  )
}

/** The store for a change from the command line, also while it is empty; a folder must not be in use by the bot. */
export async function openWritingContext(config: StoreConfig): Promise<ReadingContext> {
  const { store } = await openStore(config, 'write')
  return await contextOf(store)
}

async function contextOf(store: Store): Promise<ReadingContext> {
  const real = realClock()
  const [programme, seen] = await Promise.all([store.register(), store.latestMoment()])
  const daysOff = programme === undefined ? new Set<string>() : programmeDaysOff(programme)
  return { store, clock: seen === undefined ? real : settableClock(seen, real), daysOff }
}
