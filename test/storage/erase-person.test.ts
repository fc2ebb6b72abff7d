import { afterAll, describe, expect, inject, test } from 'vitest'
import type { Store } from '../../src/actions/ports.ts'
import { withoutPerson } from '../../src/storage/backup/erase-person.ts'
import { heldAbout } from '../../src/storage/backup/held-about.ts'
import type { Archive, Piece } from '../../src/storage/backup/piece.ts'
import { identityOf } from '../../src/storage/backup/stored-identity.ts'
import { wholeWord } from '../../src/storage/backup/whole-word.ts'
import { openLowdbArchive } from '../../src/storage/lowdb/archive.ts'
import { openLowdbStore } from '../../src/storage/lowdb/lowdb-store.ts'
import { openPostgresArchive } from '../../src/storage/postgres/archive.ts'
import { openPostgresStore } from '../../src/storage/postgres/postgres-store.ts'
import {
  aChannel,
  aDelivery,
  anAccount,
  anEdition,
  aReportModel,
  aRound,
  aSave,
  aSending,
  now,
  owner,
} from '../builders.ts'
import { createDatabase } from '../postgres/test-database.ts'
import { aFullProgramme, fillStore } from './filled-store.ts'
import { temporaryFolder } from './temporary-folder.ts'

const pseudonym = { email: 'former-owner-1@erased.invalid', name: 'Former owner' }
const record = { at: now, act: 'erased', by: 'command-line', count: 12 } as const
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
      opened.rewrite((piece) => withoutPerson(piece, identity, pseudonym, record)),
    )

    const after = await withArchive(await archive('read'), pieces)
    const written = JSON.stringify(after)
    expect([owner, ...identity.ids].filter((word) => written.search(wholeWord(word)) >= 0)).toEqual([])
    expect(written).toContain(pseudonym.email)
    expect(answersIn(after)).toEqual(answersIn(before))
    expect(after.filter(({ kind }) => kind === 'account')).toHaveLength(
      before.filter(({ kind }) => kind === 'account').length - 1,
    )
    const again = await store()
    expect((await again.register())?.people).toContainEqual(pseudonym)
    expect(await again.accountByEmail(owner)).toBeUndefined()
    expect(await again.upkeep()).toEqual([record])
    await again.close()
  })
})

describe.each(Object.entries(places))('whoever did everything there is to do in %s', (_, place) => {
  test('is named by no record of it, and every such record is in their export', async () => {
    const { store, archive } = await place()
    const filled = await store()
    await fillStore(filled)
    await doEverything(filled)
    await filled.close()
    const before = await withArchive(await archive('read'), pieces)
    const identity = await identityOf(eachOf(before), busy.email)
    if (identity === undefined) throw new Error('The store does not know the person.')
    const held = before.flatMap((piece) => heldAbout(piece, identity))
    expect([...new Set(held.map(({ kind }) => kind))].sort()).toEqual([
      'account',
      'channel',
      'deliveries',
      'edition',
      'note',
      'register',
      'round',
      'sheet',
      'upload',
    ])

    await withArchive(await archive('write'), (opened) =>
      opened.rewrite((piece) => withoutPerson(piece, identity, pseudonym, record)),
    )
    const after = JSON.stringify(await withArchive(await archive('read'), pieces))
    expect([busy.email, busy.name, ...identity.ids].filter((word) => after.includes(word))).toEqual([])
  })
})

test.each([
  ['an address alone', owner, pseudonym.email],
  ['in other letters', owner.toUpperCase(), pseudonym.email],
  ['in a key', `asked|${owner}`, `asked|${pseudonym.email}`],
  ['at the end of a sentence', `Kysy: ${owner}.`, `Kysy: ${pseudonym.email}.`],
  ['inflected', `${owner}:lle ja ${owner}-osoitteeseen`, `${pseudonym.email}:lle ja ${pseudonym.email}-osoitteeseen`],
  ['of somebody else that ends alike', `second.${owner}`, `second.${owner}`],
  ['of somebody else that begins alike', `${owner}.example.net`, `${owner}.example.net`],
  ['an id within another’s', '29:owner and 29:owner2', 'erased and 29:owner2'],
])('of an erased person is replaced, and of nobody else: %s', (_, before, after) => {
  const piece = { kind: 'clock', data: { latestMoment: before } } as const
  const identity = { email: owner, names: [], ids: ['29:owner'] }
  expect(withoutPerson(piece, identity, pseudonym)).toEqual({ kind: 'clock', data: { latestMoment: after } })
})

test('an edition tells no more of the erased person, and leaves words and people with a like name alone', () => {
  const edition = (text: string): Piece => ({
    kind: 'edition',
    data: anEdition({ model: aReportModel({ areas: [{ id: 'children', name: text }] }) }),
  })
  const identity = { email: owner, names: ['Anna Mäki'], ids: [] }
  const before = 'Anna Mäen ja Anna Mäkisen hanke Mäkelässä: kysy Anna Mäeltä ($&).'
  const after = 'Former owner ja Anna Mäkisen hanke Mäkelässä: kysy Former owner ($&).'
  expect(withoutPerson(edition(before), identity, pseudonym)).toEqual(edition(after))
})

test('somebody whose name is blank is known by their address', async () => {
  const account: Piece = { kind: 'account', data: anAccount({ email: owner, name: ' ' }) }
  expect((await identityOf(eachOf([account]), owner))?.names).toEqual([])
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
  const known = (email: string) => ({ email, names: [], ids: [] })
  expect(heldAbout(register, known(owner))).toEqual([{ kind: 'channel', at: '', record: register.data }])
  expect(heldAbout(register, known('somebody@example.fi'))).toEqual([])
  expect(heldAbout(register, known(owner.slice(2)))).toEqual([])
})

const busy = { email: 'salme.salainen@example.fi', name: 'Salme Salainen' }

/** Every kind of record by one person, and their name where the register and editions have it. */
async function doEverything(store: Store): Promise<void> {
  const round = aRound().id
  const sheet = 'project/busy'
  const subject = 'line/busy/availability'
  const by = { by: busy.email, at: now }
  await store.saveAccount(
    anAccount({ ...busy, objectId: 'busy-object', userId: '29:busy', chat: { ...aChannel(), conversation: 'a:busy' } }),
  )
  await store.saveDraft(aSave({ sheet, subject, by: busy.email }))
  const answers = { [subject]: aSave().answer }
  await store.send(aSending({ sheet, drafts: { [subject]: 1 }, answers, by: busy.email }))
  await store.actOnSheet(round, sheet, { act: 'returned', revision: 1, subjects: [subject], comment: 'x', ...by })
  await store.actOnRound(round, { act: 'exempted', subjects: ['project/y'], reason: 'x', ...by })
  await store.actOnRound(round, { act: 'reopened', sheet, until: '2021-12-24T10:00:00.000Z', reason: 'x', ...by })
  await store.handOver(round, [{ sheet, from: busy.email, to: owner, ...by }])
  for (const key of ['summary|access|', 'print|2021-11-15|results|x', 'translation|sv|2021-11-15|results|x', 'duty'])
    await store.saveNote({ round, key, expectedRevision: 0, content: { state: 'written', text: 'x' }, ...by })
  await store.planStep(round, 'busy-step', [aDelivery({ recipient: busy.email, step: 'busy-step' })])
  const programme = aFullProgramme()
  const people = [...programme.people, busy]
  const change = { kind: 'added', list: 'people', id: busy.email, name: busy.name, fields: [] } as const
  await store.changeRegister({
    programme: { ...programme, people },
    change: { number: 2, id: 'change-2', act: 'import', why: 'x', changes: [change], ...by },
    moves: [],
  })
  await store.keepUpload({ id: 'upload-busy', ...by, version: 2, programme })
  await store.setChannel({ ...aChannel(), setBy: busy.email })
  await store.publish(anEdition({ number: 3, publishedBy: busy.email }))
}

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
