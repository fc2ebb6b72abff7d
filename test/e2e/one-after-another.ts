import { afterEach, beforeEach } from 'vitest'

/** For tests of which each goes on where the one before has left the conversation: after one that failed the rest is skipped. */
export function skipAfterFailure(): void {
  let hasFailed = false
  beforeEach(({ skip }) => skip(hasFailed, 'a test before this one failed'))
  afterEach(({ task }) => {
    hasFailed ||= task.result?.state === 'fail'
  })
}

export interface Endings {
  readonly add: (end: () => Promise<unknown>) => void
  readonly endAll: () => Promise<void>
}

/** What has been started, to be ended in the opposite order even if the next thing does not start. */
export function createEndings(): Endings {
  const endings: (() => Promise<unknown>)[] = []
  return {
    add: (end) => endings.push(end),
    async endAll() {
      for (const end of endings.splice(0).reverse()) await end()
    },
  }
}
