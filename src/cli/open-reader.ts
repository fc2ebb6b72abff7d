import type { ReadingContext } from '../actions/context.ts'
import { openReadingContext } from '../compose-reading.ts'
import type { StoreConfig } from '../config/config.ts'

/** Runs a reading command on the store, also while the bot runs. */
export async function withReader<Result>(
  config: StoreConfig,
  work: (context: ReadingContext) => Promise<Result>,
): Promise<Result> {
  const context = await openReadingContext(config)
  try {
    return await work(context)
  } finally {
    await context.store.close()
  }
}
