import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLowdbStore } from '../../src/storage/lowdb/lowdb-store.ts'
import { describeStoreContract } from '../contract/store-contract.ts'

describeStoreContract('lowdb', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'store-'))
  let store = await openLowdbStore({ folder, access: 'write' })
  return {
    store,
    async reopen() {
      await store.close()
      store = await openLowdbStore({ folder, access: 'write' })
      return store
    },
    async dispose() {
      await store.close()
      await rm(folder, { recursive: true })
    },
  }
})
