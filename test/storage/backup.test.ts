import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { Store } from '../../src/actions/ports.ts'
import { checkBackup, readBackup } from '../../src/storage/backup/backup-file.ts'
import { backUp, restore } from '../../src/storage/backup/copy.ts'
import { type Archive, pieceKinds } from '../../src/storage/backup/piece.ts'
import { openLowdbArchive } from '../../src/storage/lowdb/archive.ts'
import { type Disk, nodeDisk } from '../../src/storage/lowdb/disk.ts'
import { openLowdbStore } from '../../src/storage/lowdb/lowdb-store.ts'
import { openPostgresArchive } from '../../src/storage/postgres/archive.ts'
import { openPostgresStore } from '../../src/storage/postgres/postgres-store.ts'
import { aRound, coordinator, secondOwner } from '../builders.ts'
import { createDatabase, run } from '../postgres/test-database.ts'
import { publishedEditions } from '../published-editions.ts'
import { aFullProgramme, fillStore, hostileText } from './filled-store.ts'

/** A store of one kind, empty, that nobody else uses. */
interface Place {
  readonly store: () => Promise<Store>
  readonly archive: (access: 'read' | 'write') => Promise<Archive>
}

const cleanUps: (() => Promise<void>)[] = []
let files: string
let full: string

beforeAll(async () => {
  files = await mkdtemp(join(tmpdir(), 'backup-'))
  cleanUps.push(() => rm(files, { recursive: true }))
  full = join(files, 'full.gz')
  const place = await aFolder()
  await withStore(place, fillStore)
  await withArchive(place, 'read', (archive) => backUp(archive, full))
})

afterAll(async () => {
  for (const cleanUp of cleanUps) await cleanUp()
})

const kinds = { 'a folder': aFolder, PostgreSQL: aDatabase } as const
const ways = Object.entries(kinds).flatMap(([from, source]) =>
  Object.entries(kinds).map(([to, target]) => ({ from, to, source, target })),
)

describe.each(ways)('a backup of $from restored into $to', ({ from, to, source, target }) => {
  test('holds the same again, by counts and hashes', async () => {
    const [first, second] = [await source(), await target()]
    await withStore(first, fillStore)
    const file = join(files, `${from} to ${to}.gz`)
    const copied = await withArchive(first, 'read', (archive) => backUp(archive, file))
    expect(Object.keys(copied)).toHaveLength(pieceKinds.length)
    expect(await withArchive(second, 'write', (archive) => restore(archive, file))).toEqual(copied)
    const again = join(files, `${from} to ${to} again.gz`)
    expect(await withArchive(second, 'read', (archive) => backUp(archive, again))).toEqual(copied)
  })

  test('is the same to whoever works with it', async () => {
    const [first, second] = [await source(), await target()]
    await withStore(first, fillStore)
    const file = join(files, `${from} to ${to} in use.gz`)
    await withArchive(first, 'read', (archive) => backUp(archive, file))
    await withArchive(second, 'write', (archive) => restore(archive, file))
    const before = await withStore(first, everythingIn)
    expect(await withStore(second, everythingIn)).toEqual(before)
    expect(before.register).toEqual(aFullProgramme())
    expect(JSON.stringify(before.sheets)).toContain(JSON.stringify(hostileText))
  })
})

describe.each(Object.entries(kinds))('into %s', (_, place) => {
  const spoilt: readonly (readonly [string, (whole: Buffer) => Buffer, RegExp])[] = [
    ['is cut short', (whole) => whole.subarray(0, whole.length - 20), /cut short or was altered/],
    ['has lost its last lines', (whole) => relined(whole, (lines) => lines.slice(0, -3)), /cut short or was altered/],
    [
      'was altered in one letter',
      (whole) => gzipSync(gunzipSync(whole).toString().replace('Yhdistyi', 'Yhdistyy')),
      /cut short or was altered/,
    ],
    ['has lost a line', (whole) => relined(whole, (lines) => lines.toSpliced(2, 1)), /cut short or was altered/],
    ['is something else', () => gzipSync('{"hello":1}\n'), /no backup of this bot/],
    ['is not compressed', () => Buffer.from('hello'), /cut short or was altered/],
    [
      'was written by no version',
      (whole) => gzipSync(gunzipSync(whole).toString().replace('"version":1', '"version":0')),
      /no backup of this bot/,
    ],
    [
      'was written by a newer version',
      (whole) => gzipSync(gunzipSync(whole).toString().replace('"version":1', '"version":9')),
      /backup version 9.*knows 1/,
    ],
  ]

  test.each(spoilt)('a file that %s is refused, and nothing is written', async (name, spoil, told) => {
    const file = join(files, `${name}.gz`)
    await writeFile(file, spoil(await readFile(full)))
    const target = await place()
    await expect(withArchive(target, 'write', (archive) => restore(archive, file))).rejects.toThrow(told)
    expect(await withStore(target, (store) => store.register())).toBeUndefined()
  })

  test('nothing is restored over what is there', async () => {
    const target = await place()
    await withStore(target, fillStore)
    const before = await withStore(target, everythingIn)
    await expect(withArchive(target, 'write', (archive) => restore(archive, full))).rejects.toThrow(
      /holds data already/,
    )
    expect(await withStore(target, everythingIn)).toEqual(before)
  })
})

test.each([1, 5, 12])(
  'a folder whose disk is full after %i documents is left empty by what is restored',
  async (room) => {
    const folder = await mkdtemp(join(tmpdir(), 'store-'))
    cleanUps.push(() => rm(folder, { recursive: true, force: true }))
    let written = 0
    const filling: Disk = {
      ...nodeDisk,
      async write(file, text) {
        written += 1
        if (written > room) throw Object.assign(new Error('no space'), { code: 'ENOSPC' })
        await nodeDisk.write(file, text)
      },
    }
    const archive = await openLowdbArchive(folder, 'write', filling)
    await expect(restore(archive, full)).rejects.toThrow(/no room left on the disk\. Make room/)
    await archive.close()
    expect((await readdir(folder)).filter((name) => name !== 'lock')).toEqual([])
  },
)

test('a database whose connection is cut in the middle is left empty by what is restored', async () => {
  const { url, drop } = await createDatabase(inject('postgres'))
  cleanUps.push(drop)
  async function* cutShort() {
    let count = 0
    for await (const piece of readBackup(full)) {
      yield piece
      count += 1
      if (count === 5) await run(url, cutOthers)
    }
  }
  const archive = await openPostgresArchive({ url, pool: 2 }, 'write')
  await expect(archive.write(cutShort(), async () => undefined)).rejects.toThrow(/connection .* was lost/)
  expect(await restore(archive, full)).toEqual(await checkBackup(full))
  await archive.close()
})

test('a folder in which a first start died may be restored into', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'store-'))
  cleanUps.push(() => rm(folder, { recursive: true, force: true }))
  await writeFile(join(folder, 'register.json.tmp'), '{"version": 1, "ki')
  const archive = await openLowdbArchive(folder, 'write')
  await restore(archive, full)
  await archive.close()
  const store = await openLowdbStore({ folder, access: 'write' })
  expect(await store.register()).toEqual(aFullProgramme())
  await store.close()
})

describe('a folder whose restoring was cut short when all of it was there', () => {
  async function cutShort(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'store-'))
    cleanUps.push(() => rm(folder, { recursive: true, force: true }))
    const archive = await openLowdbArchive(folder, 'write')
    await restore(archive, full)
    await archive.close()
    await mkdir(join(folder, 'restoring'))
    await rename(join(folder, 'rounds'), join(folder, 'restoring', 'rounds'))
    await writeFile(join(folder, 'restoring', 'complete'), '')
    return folder
  }

  test('is not read by halves', async () => {
    const folder = await cutShort()
    await expect(openLowdbArchive(folder, 'read')).rejects.toThrow(/cut short\. Start the bot once/)
    await expect(openLowdbStore({ folder, access: 'read' })).rejects.toThrow(/cut short\. Start the bot once/)
  })

  test('is ended before anything else is put in its place', async () => {
    const archive = await openLowdbArchive(await cutShort(), 'write')
    await archive.rewrite((piece) => piece)
    const copied = await backUp(archive, join(files, 'cut short.gz'))
    await archive.close()
    expect(copied).toEqual(await checkBackup(full))
  })
})

test.each(Object.entries(kinds))('of %s that holds nothing no backup is made', async (_, place) => {
  const file = join(files, 'nothing.gz')
  await expect(withArchive(await place(), 'read', (archive) => backUp(archive, file))).rejects.toThrow(
    /holds nothing yet.*DATA_DIR or DATABASE_URL/,
  )
  expect((await readdir(files)).filter((name) => name.startsWith('nothing'))).toEqual([])
})

test('a backup can be read by nobody but whoever made it', async () => {
  expect((await stat(full)).mode & 0o777).toBe(0o600)
})

test('a backup that fails leaves no file', async () => {
  async function* failing() {
    yield { kind: 'clock', data: { latestMoment: '2021-11-01T08:00:00.000Z' } } as const
    throw new Error('the database is gone')
  }
  const file = join(files, 'failing.gz')
  const done = async (): Promise<void> => undefined
  const archive = { read: failing, write: done, rewrite: done, close: done }
  await expect(backUp(archive, file)).rejects.toThrow()
  expect((await readdir(files)).filter((name) => name.startsWith('failing'))).toEqual([])
})

const cutOthers = `select pg_terminate_backend(pid) from pg_stat_activity
  where pid <> pg_backend_pid() and datname = current_database()`

async function everythingIn(store: Store) {
  const round = aRound().id
  const byId = <Item>(items: readonly Item[]) => items.map((item) => JSON.stringify(item)).sort()
  return {
    register: await store.register(),
    rounds: await store.rounds(),
    sheets: await Promise.all(['project/perhekeskus', 'project/other'].map((id) => store.sheet(round, id))),
    deliveries: byId((await store.deliveries(round)).map(({ key, current }) => ({ key, state: current.state }))),
    cards: await store.shownCards(round, secondOwner),
    notes: await store.notes(round),
    editions: await publishedEditions(store, round),
    account: await store.accountByEmail(secondOwner),
    channel: await store.channel(),
    channelChanges: await store.channelChanges(),
    moment: await store.latestMoment(),
    changes: await store.registerChanges(),
    upload: await store.upload(coordinator),
  }
}

function relined(whole: Buffer, change: (lines: string[]) => string[]): Buffer {
  return gzipSync(change(gunzipSync(whole).toString().split('\n')).join('\n'))
}

async function aFolder(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'store-'))
  cleanUps.push(() => rm(folder, { recursive: true, force: true }))
  return {
    store: () => openLowdbStore({ folder, access: 'write' }),
    archive: (access) => openLowdbArchive(folder, access),
  }
}

async function aDatabase(): Promise<Place> {
  const { url, drop } = await createDatabase(inject('postgres'))
  cleanUps.push(drop)
  return {
    store: () => openPostgresStore({ url, pool: 3, access: 'write' }),
    archive: (access) => openPostgresArchive({ url, pool: 3 }, access),
  }
}

async function withStore<Result>(place: Place, work: (store: Store) => Promise<Result>): Promise<Result> {
  const store = await place.store()
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

async function withArchive<Result>(
  place: Place,
  access: 'read' | 'write',
  work: (archive: Archive) => Promise<Result>,
): Promise<Result> {
  const archive = await place.archive(access)
  try {
    return await work(archive)
  } finally {
    await archive.close()
  }
}
