import type { ReadingContext } from './actions/context.ts'
import { StorageFailure } from './actions/ports.ts'
import { openStore, placeOf } from './compose-store.ts'
import type { StoreConfig } from './config/config.ts'
import { realClock, settableClock } from './local/settable-clock.ts'
import { programmeDaysOff } from './programme-file/years.ts'

/** The store for reading only, at the time the bot last showed (local mode) or real time. */
export async function openReadingContext(config: StoreConfig): Promise<ReadingContext> {
  const { store } = await openStore(config, 'read')
  const programme = await store.register()
  if (programme === undefined) {
    await store.close()
    throw new StorageFailure(
      `${placeOf(config)} holds no programme yet. Start the bot once, or set DATA_DIR or DATABASE_URL to where it is.`,
    )
  }
  const real = realClock()
  const seen = await store.latestMoment()
  return { store, clock: seen === undefined ? real : settableClock(seen, real), daysOff: programmeDaysOff(programme) }
}
