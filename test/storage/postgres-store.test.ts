import { afterAll, inject } from 'vitest'
import type { Store } from '../../src/actions/ports.ts'
import { openPostgresStore } from '../../src/storage/postgres/postgres-store.ts'
import { describeStoreContract } from '../contract/store-contract.ts'
import { createDatabase, emptyDatabase } from '../postgres/test-database.ts'

const database = await createDatabase(inject('postgres'))
afterAll(() => database.drop())

describeStoreContract('PostgreSQL', async () => {
  await emptyDatabase(database)
  const open = () => openPostgresStore({ url: database.url, pool: 4, access: 'write' })
  const store = await open()
  const others: Store[] = []
  return {
    store,
    // Another instance beside the first: what it shows has been read from the database.
    async reopen() {
      const other = await open()
      others.push(other)
      return other
    },
    async dispose() {
      for (const each of [store, ...others]) await each.close()
    },
  }
})
