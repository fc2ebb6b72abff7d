import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import type { Store } from '../src/actions/ports.ts'
import { openLowdbStore } from '../src/storage/lowdb/lowdb-store.ts'
import { openPostgresStore } from '../src/storage/postgres/postgres-store.ts'
import { createDatabase } from '../test/postgres/test-database.ts'
import { startTestServer } from '../test/postgres/test-server.ts'

/** Makes stores that are empty and durable; each is gone when it is disposed of. */
export interface StoreMaker {
  readonly name: 'lowdb' | 'postgres'
  readonly make: () => Promise<{ readonly store: Store; readonly dispose: () => Promise<void> }>
  readonly stop: () => Promise<void>
}

export const lowdbMaker: StoreMaker = {
  name: 'lowdb',
  async make() {
    const folder = await mkdtemp(join(tmpdir(), 'oma-arviointi-bench-'))
    const store = await openLowdbStore({ folder, access: 'write' })
    return {
      store,
      async dispose() {
        await store.close()
        await rm(folder, { recursive: true, force: true })
      },
    }
  },
  stop: async () => undefined,
}

/** On `TEST_DATABASE_URL`, or on a server of its own that waits for the disk as one in earnest does. */
export async function startPostgresMaker(): Promise<StoreMaker> {
  const given = process.env.TEST_DATABASE_URL
  const server = given === undefined ? await startTestServer() : undefined
  const url = server?.url('postgres') ?? given ?? ''
  return {
    name: 'postgres',
    async make() {
      const database = await createDatabase({ url, template: 'template0' })
      const store = await openPostgresStore({ url: database.url, pool: 10, access: 'write' })
      return {
        store,
        async dispose() {
          await store.close()
          await database.drop()
        },
      }
    },
    stop: async () => await server?.dispose(),
  }
}
