import { type TestAPI, test } from 'vitest'
import type { Store } from '../../src/actions/ports.ts'

/** A store that nobody else uses, empty. */
export interface StoreUnderTest {
  readonly store: Store
  /** Closes the store and opens what it has written. */
  readonly reopen: () => Promise<Store>
  readonly dispose: () => Promise<void>
}

export type OpenStore = () => Promise<StoreUnderTest>

/** A test that is given a store of its own; `reopen` closes it and opens what it has written. */
export function storeTest(open: OpenStore): TestAPI<{ store: Store; reopen: () => Promise<Store> }> {
  return test.extend<{ opened: Awaited<ReturnType<OpenStore>>; store: Store; reopen: () => Promise<Store> }>({
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads from the pattern which fixtures are needed
    opened: async ({}, use) => {
      const opened = await open()
      await use(opened)
      await opened.dispose()
    },
    store: async ({ opened }, use) => use(opened.store),
    reopen: async ({ opened }, use) => use(opened.reopen),
  })
}
