import type { ReadingContext } from '../actions/context.ts'
import { openReadingContext } from '../compose-reading.ts'
import type { Config } from '../config/config.ts'

/** Runs a reading command on the store, also while the bot runs. */
export async function withReader<Result>(
  config: Config,
  work: (context: ReadingContext) => Promise<Result>,
): Promise<Result> {
  const context = await openReadingContext(config)
  try {
    return await work(context)
  } finally {
    await context.store.close()
  }
}
