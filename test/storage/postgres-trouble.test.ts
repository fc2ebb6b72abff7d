import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { StorageFailure } from '../../src/actions/ports.ts'
import { openStore } from '../../src/compose-store.ts'
import { exitCodeOf } from '../../src/exit-codes.ts'
import { openPostgresStore, type PostgresStore } from '../../src/storage/postgres/postgres-store.ts'
import { anOpening, aProgramme, aRound, aSave, aSending, values } from '../builders.ts'
import { createDatabase, run, type TestDatabase } from '../postgres/test-database.ts'
import { startTestServer, type TestServer } from '../postgres/test-server.ts'

/** What goes wrong with a database, and what whoever operates the bot is told. */
const sheet = 'project/perhekeskus'
const subject = 'line/perhekeskus/availability'

describe('opening a database', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await createDatabase(inject('postgres'))
  })
  afterAll(() => database.drop())

  const changed = (change: (url: URL) => void): string => {
    const url = new URL(database.url)
    change(url)
    return url.toString()
  }

  test.each([
    ['that is none', () => 'mysql://localhost/x', 78, /is not an address of PostgreSQL/],
    ['where nobody listens', () => changed((url) => (url.port = '1')), 74, /cannot be reached\. Start it/],
    ['on a host that is not there', () => 'postgres://a:b@nowhere.invalid/x', 78, /cannot be found/],
    ['with the wrong password', () => changed((url) => (url.password = 'wrong')), 78, /refuses the password/],
    ['that does not exist', () => changed((url) => (url.pathname = '/absent')), 78, /no database of that name/],
    ['without a password', () => changed((url) => (url.password = '')), 78, /refuses the password/],
    [
      'with a certificate file that is not there',
      () => `${database.url}?sslmode=verify-ca&sslrootcert=/absent.pem`,
      78,
      /cannot be read\. Correct sslrootcert/,
    ],
    ['over TLS that the server lacks', () => `${database.url}?sslmode=require`, 78, /do not agree on TLS/],
  ])('%s is refused with the remedy', async (_, url, code, told) => {
    const opened = openStore({ dataDir: '', database: { url: url(), pool: 2 } }, 'write')
    const error: unknown = await opened.catch((refusal: unknown) => refusal)
    expect(error).toBeInstanceOf(StorageFailure)
    expect(String(error)).toMatch(told)
    expect(exitCodeOf(error)).toBe(code)
    expect(String(error)).not.toContain('wrong')
  })
})

describe('a database', () => {
  let empty: TestDatabase
  beforeEach(async () => {
    empty = await createDatabase({ ...inject('postgres'), template: 'template0' })
    return () => empty.drop()
  })

  test('in which no tables may be made is refused, and left empty', async () => {
    const name = new URL(empty.url).pathname.slice(1)
    await run(empty.url, `create role "user_${name}" login password 'x'`)
    await run(empty.url, 'revoke create on schema public from public')
    const url = new URL(empty.url)
    url.username = `user_${name}`
    url.password = 'x'
    await expectRefusal(url.toString(), 78, /does not allow this\. Make the user the owner/)
    await run(empty.url, `drop role "user_${name}"`)
  })

  test('with tables of another program is refused, and left as it is', async () => {
    await run(empty.url, 'create table invoice (id int)')
    await expectRefusal(empty.url, 78, /holds tables of another program/)
    await run(empty.url, 'select id from invoice')
  })

  test('with tables of another program is refused, also where the bot’s user may not read them', async () => {
    const name = new URL(empty.url).pathname.slice(1)
    await run(empty.url, 'create table invoice (id int)')
    await run(empty.url, `create role "user_${name}" login password 'x'`)
    await run(empty.url, `grant create on schema public to "user_${name}"`)
    const url = new URL(empty.url)
    url.username = `user_${name}`
    url.password = 'x'
    await expectRefusal(url.toString(), 78, /holds tables of another program/)
    await run(empty.url, `drop owned by "user_${name}"`)
    await run(empty.url, `drop role "user_${name}"`)
  })

  test.each([
    ['has other columns', 'create table schema_migration (version int)'],
    ['lists other migrations', `create table schema_migration as select '2019_users' as name, 'now' as timestamp`],
  ])('whose own table of migrations %s is refused as another program’s', async (_, statement) => {
    await run(empty.url, statement)
    await expectRefusal(empty.url, 78, /holds tables of another program/)
  })

  test('with tables of an extension alone is taken, and they are left as they are', async () => {
    await run(empty.url, 'create table spatial (id int)')
    await run(empty.url, 'alter extension plpgsql add table spatial')
    await (await open(empty)).close()
    await run(empty.url, 'select id from spatial')
    await run(empty.url, 'alter extension plpgsql drop table spatial')
  })

  test('that cannot hold every character is refused, and left empty', async () => {
    const server = inject('postgres').url
    await run(server, `create database latin encoding 'LATIN1' locale 'C' template template0`)
    const url = new URL(server)
    url.pathname = '/latin'
    await expectRefusal(url.toString(), 78, /has the encoding LATIN1\. Nothing was changed/)
    await run(url.toString(), 'create table schema_migration (name text)')
    await run(server, 'drop database latin with (force)')
  })

  test('without a schema to make tables in is refused', async () => {
    await run(empty.url, 'drop schema public')
    await expectRefusal(empty.url, 78, /has no schema in which tables could be made/)
  })

  test('that a newer program has migrated is refused, with the version it needs', async () => {
    await (await open(empty)).close()
    await run(empty.url, `insert into schema_migration (name, timestamp) values ('9999-later', 'now')`)
    await expectRefusal(empty.url, 78, /9999-later.*Install the version of the bot that knows 9999-later/)
  })

  test('is migrated once by several that start together', async () => {
    const stores = await Promise.all([1, 2, 3].map(() => open(empty)))
    const imported = await Promise.all(stores.map((store) => store.importRegister(aProgramme())))
    expect(imported.filter((each) => each)).toHaveLength(1)
    for (const store of stores) await store.close()
  })

  test('is migrated by one that waits for another, however long that takes', async () => {
    const other = new pg.Client({ connectionString: empty.url })
    await other.connect()
    await other.query('begin')
    // The table in which migrations are noted is made first; whoever holds it holds up all others.
    await other.query('create table schema_migration (name varchar(255) primary key, timestamp varchar(255) not null)')
    const migrating = open({ ...empty, url: `${empty.url}?statement_timeout=300` })
    await pause(1000)
    await other.query('commit')
    await other.end()
    const store = await migrating
    expect(await store.importRegister(aProgramme())).toBe(true)
    await store.close()
  })

  test('may be read only once it has its schema', async () => {
    const reading = openPostgresStore({ url: empty.url, pool: 2, access: 'read' })
    await expect(reading).rejects.toThrow(/holds nothing yet\. Start the bot once, or run: npx oma-arviointi migrate/)
  })
})

describe('a change that fails', () => {
  let database: TestDatabase
  let store: PostgresStore
  beforeEach(async () => {
    database = await createDatabase(inject('postgres'))
    store = await open(database)
    await store.openRound(anOpening())
    return async () => {
      await store.close()
      await database.drop()
    }
  })

  test.each([
    ['because the disk is full', '53100', /no room left on its disk/],
    ['because the server is shutting down', '57P01', /is shutting down/],
  ])('%s leaves nothing half-written, and the next one works', async (_, code, told) => {
    await store.saveDraft(aSave())
    await run(
      database.url,
      `create function refuse() returns trigger language plpgsql as $$ begin raise exception using errcode = '${code}'; end $$`,
    )
    // The last table that a sending writes to: all before it has been written when it fails.
    await run(database.url, 'create trigger refuse before insert on sent_answer for each row execute function refuse()')
    await expect(store.send(aSending())).rejects.toThrow(told)
    expect((await store.sheet(aRound().id, sheet)).revisions).toEqual([])
    await run(database.url, 'drop trigger refuse on sent_answer')
    expect(await store.send(aSending())).toMatchObject({ result: 'sent', sheet: { revisions: [{ number: 1 }] } })
  })

  test('for one does not fail for those who save at the same moment', async () => {
    const saves = ['no-such-round', aRound().id, aRound().id].map((round, index) =>
      store.saveDraft(aSave({ round, sheet: `project/${index}`, subject: `project/${index}` })),
    )
    const outcomes = await Promise.allSettled(saves)
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled'])
  })

  test('because its connection is cut is told, and the bot goes on with another', async () => {
    const saving = Promise.allSettled(
      Array.from({ length: 40 }, async (_, index) => {
        await pause(index * 5)
        return await store.saveDraft(aSave({ sheet: `project/${index}`, subject: `project/${index}` }))
      }),
    )
    await pause(100)
    await run(
      database.url,
      'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
    )
    const outcomes = await saving
    const stored = new Set((await store.sheets(aRound().id)).map(({ id }) => id))
    for (const [index, outcome] of outcomes.entries()) {
      if (outcome.status === 'fulfilled') expect(stored).toContain(`project/${index}`)
      else expect(outcome.reason).toBeInstanceOf(StorageFailure)
    }
    expect(await store.saveDraft(aSave())).toMatchObject({ result: 'saved' })
  })

  test('never lets two instances save over each other', async () => {
    const other = await open(database)
    const answers = Array.from({ length: 20 }, (_, index) => values({ results: `${index}` }))
    const saves = answers.map((answer, index) => (index % 2 === 0 ? store : other).saveDraft(aSave({ answer })))
    const outcomes = await Promise.all(saves)
    expect(outcomes.filter(({ result }) => result === 'saved')).toHaveLength(1)
    for (const each of [store, other]) {
      expect((await each.sheet(aRound().id, sheet)).drafts[subject]).toMatchObject({ revision: 1 })
    }
    await other.close()
  })
})

describe('a server that is killed and started again while owners save', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer()
  })
  afterAll(() => server.dispose())

  test('loses nothing that was acknowledged, and the bot finds it again by itself', { timeout: 120_000 }, async () => {
    const database = await createDatabase({ url: server.url('postgres'), template: 'template0' })
    const store = await open(database)
    await store.openRound(anOpening())
    const acknowledged = new Map<string, number>()
    const refusals: unknown[] = []
    let isOver = false
    const owners = ['a', 'b', 'c', 'd'].map(async (name) => {
      const id = `project/${name}`
      for (let revision = 0; !isOver; ) {
        const answer = values({ results: `${revision + 1}` })
        try {
          const saved = await store.saveDraft(aSave({ sheet: id, subject: id, expectedRevision: revision, answer }))
          if (saved.result === 'conflict') throw new Error(`${id} is written by somebody else`)
          revision = saved.draft.revision
          acknowledged.set(id, revision)
        } catch (error) {
          refusals.push(error)
          // Whoever was refused presses again, with the same text.
          await pause(50)
        }
      }
    })
    for (let kill = 0; kill < 3; kill += 1) {
      await pause(300)
      await server.kill()
      await pause(200)
      await server.start()
    }
    await pause(500)
    isOver = true
    await Promise.all(owners)

    expect(refusals.length).toBeGreaterThan(0)
    for (const refusal of refusals) expect(refusal).toBeInstanceOf(StorageFailure)
    await expect(store.check()).resolves.toBeUndefined()
    for (const [id, revision] of acknowledged) {
      expect((await store.sheet(aRound().id, id)).drafts[id]).toMatchObject({
        revision,
        answer: values({ results: `${revision}` }),
      })
    }
    await store.close()
  })
})

function open({ url }: TestDatabase): Promise<PostgresStore> {
  return openPostgresStore({ url, pool: 3, access: 'write' })
}

async function expectRefusal(url: string, code: number, told: RegExp): Promise<void> {
  const opened = openPostgresStore({ url, pool: 2, access: 'write' })
  const error: unknown = await opened.catch((refusal: unknown) => refusal)
  expect(error).toBeInstanceOf(StorageFailure)
  expect(String(error)).toMatch(told)
  expect(exitCodeOf(error)).toBe(code)
}
