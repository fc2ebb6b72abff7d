import { afterAll, describe, expect, inject, test } from 'vitest'
import { identityOf, withoutPerson } from '../../src/storage/backup/erase-person.ts'
import { heldAbout } from '../../src/storage/backup/held-about.ts'
import type { Archive, Piece } from '../../src/storage/backup/piece.ts'
import { openLowdbArchive } from '../../src/storage/lowdb/archive.ts'
import { openLowdbStore } from '../../src/storage/lowdb/lowdb-store.ts'
import { openPostgresArchive } from '../../src/storage/postgres/archive.ts'
import { openPostgresStore } from '../../src/storage/postgres/postgres-store.ts'
import { owner } from '../builders.ts'
import { createDatabase } from '../postgres/test-database.ts'
import { fillStore } from './filled-store.ts'
import { temporaryFolder } from './temporary-folder.ts'

const pseudonym = { email: 'former-owner-1@erased.invalid', name: 'Former owner' }
const cleanUps: (() => Promise<void>)[] = []

afterAll(async () => {
  for (const cleanUp of cleanUps) await cleanUp()
})

const places = { 'a folder': aFolder, PostgreSQL: aDatabase } as const

describe.each(Object.entries(places))('a person who is erased from %s', (_, place) => {
  test('stands nowhere any more, and what they wrote stays', async () => {
    const { store, archive } = await place()
    const filled = await store()
    await fillStore(filled)
    await filled.close()
    const before = await withArchive(await archive('read'), pieces)
    const identity = await identityOf(eachOf(before), owner)
    if (identity === undefined) throw new Error('The store does not know the person.')
    expect(identity.ids.length).toBeGreaterThan(1)

    await withArchive(await archive('write'), (opened) =>
      opened.rewrite((piece) => withoutPerson(piece, identity, pseudonym)),
    )

    const after = await withArchive(await archive('read'), pieces)
    const written = JSON.stringify(after)
    expect([owner, ...identity.ids].filter((word) => written.includes(word))).toEqual([])
    expect(written).toContain(pseudonym.email)
    expect(answersIn(after)).toEqual(answersIn(before))
    expect(after.filter(({ kind }) => kind === 'account')).toHaveLength(
      before.filter(({ kind }) => kind === 'account').length - 1,
    )
    const again = await store()
    expect((await again.register())?.people).toContainEqual(pseudonym)
    expect(await again.accountByEmail(owner)).toBeUndefined()
    await again.close()
  })
})

test('a rewriting that fails changes nothing', async () => {
  const { store, archive } = await aFolder()
  const filled = await store()
  await fillStore(filled)
  await filled.close()
  const before = await withArchive(await archive('read'), pieces)
  const fail = (): never => {
    throw new Error('broken')
  }
  await expect(withArchive(await archive('write'), (opened) => opened.rewrite(fail))).rejects.toThrow('broken')
  expect(await withArchive(await archive('read'), pieces)).toEqual(before)
})

test('what is held about a person names every record that names them, and no other', () => {
  const register: Piece = {
    kind: 'channel',
    data: { serviceUrl: 'https://x.example.fi', conversation: 'c', bot: 'b', tenant: 't', setBy: owner },
  }
  expect(heldAbout(register, [owner])).toEqual([{ kind: 'channel', at: '', record: register.data }])
  expect(heldAbout(register, ['somebody@example.fi'])).toEqual([])
})

/** Everything that was typed, whoever typed it. */
function answersIn(all: readonly Piece[]): readonly unknown[] {
  return all.flatMap((piece) =>
    piece.kind === 'sheet'
      ? [
          Object.values(piece.data.drafts).map(({ answer }) => answer),
          piece.data.revisions.map(({ answers }) => answers),
        ]
      : [],
  )
}

async function pieces(archive: Archive): Promise<readonly Piece[]> {
  const read: Piece[] = []
  for await (const piece of archive.read()) read.push(piece)
  return read
}

async function* eachOf(all: readonly Piece[]): AsyncGenerator<Piece> {
  yield* all
}

async function aFolder() {
  const folder = await temporaryFolder()
  return {
    store: () => openLowdbStore({ folder, access: 'write' }),
    archive: (access: 'read' | 'write') => openLowdbArchive(folder, access),
  }
}

async function aDatabase() {
  const { url, drop } = await createDatabase(inject('postgres'))
  cleanUps.push(drop)
  return {
    store: () => openPostgresStore({ url, pool: 3, access: 'write' }),
    archive: (access: 'read' | 'write') => openPostgresArchive({ url, pool: 3 }, access),
  }
}

async function withArchive<Result>(archive: Archive, work: (archive: Archive) => Promise<Result>): Promise<Result> {
  try {
    return await work(archive)
  } finally {
    await archive.close()
  }
}
