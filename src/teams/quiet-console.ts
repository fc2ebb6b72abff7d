import { AsyncLocalStorage } from 'node:async_hooks'

const unheard = new AsyncLocalStorage<true>()
let isWatched = false

/**
 * Runs what would write its errors onto the console. The SDK does so for every token it does not like, so that
 * whoever sends thousands of them would fill the log, and keep what the bot has to say out of it.
 */
export async function withoutConsole<Result>(work: () => Promise<Result>): Promise<Result> {
  if (!isWatched) watch(globalThis.console)
  return await unheard.run(true, work)
}

function watch(console: Console): void {
  const error = console.error.bind(console)
  isWatched = true
  Object.assign(console, {
    error(...given: readonly unknown[]) {
      if (unheard.getStore() === undefined) error(...given)
    },
  })
}
