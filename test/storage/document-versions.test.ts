import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { nodeDisk } from '../../src/storage/lowdb/disk.ts'
import { migrateDocuments, type Upgrade } from '../../src/storage/lowdb/document-versions.ts'
import { openLowdbStore } from '../../src/storage/lowdb/lowdb-store.ts'
import { anAccount, owner } from '../builders.ts'
import { fillStore } from './filled-store.ts'
import { temporaryFolder } from './temporary-folder.ts'

const renamed: Upgrade = (kind, data) => (kind === 'account' ? { ...asObject(data), met: true } : data)
const again: Upgrade = (kind, data) => (kind === 'account' ? { ...asObject(data), metTwice: true } : data)

test('every document is raised step by step to the newest version', async () => {
  const { root, folder } = await aFilledFolder()
  await migrateDocuments(folder, [renamed, again])
  expect(await account(root)).toMatchObject({ version: 3, data: { ...anAccount(), met: true, metTwice: true } })
  expect(JSON.parse(await readFile(join(root, 'register.json'), 'utf8'))).toMatchObject({ version: 3 })
})

test('what the documents were before is kept beside them', async () => {
  const { root, folder } = await aFilledFolder()
  const before = await readFile(join(root, 'register.json'), 'utf8')
  await migrateDocuments(folder, [renamed])
  expect(await readFile(join(root, 'before-version-2', 'register.json'), 'utf8')).toBe(before)
  expect((await readdir(join(root, 'before-version-2'))).sort()).toEqual((await storedIn(root)).sort())
})

test('nothing happens the second time', async () => {
  const { folder } = await aFilledFolder()
  expect(await migrateDocuments(folder, [renamed])).toHaveLength(1)
  expect(await migrateDocuments(folder, [renamed])).toEqual([])
})

test('one that was cut short is ended by the next, and raises nothing twice', async () => {
  const { root, folder } = await aFilledFolder()
  let writes = 0
  const failing = {
    ...nodeDisk,
    async rename(from: string, to: string) {
      writes += 1
      if (writes > 14) throw new Error('no room')
      await nodeDisk.rename(from, to)
    },
  }
  await expect(migrateDocuments({ root, disk: failing }, [renamed])).rejects.toThrow(/cannot be written/)
  await migrateDocuments(folder, [renamed])
  expect(await account(root)).toMatchObject({ version: 2, data: { met: true } })
})

test('a folder that a newer program has written is refused, with the version it needs', async () => {
  const { root, folder } = await aFilledFolder()
  await migrateDocuments(folder, [renamed, again])
  await expect(openLowdbStore({ folder: root, access: 'write' })).rejects.toThrow(/version 3, and this program knows 1/)
})

async function aFilledFolder() {
  const root = await temporaryFolder()
  const store = await openLowdbStore({ folder: root, access: 'write' })
  await fillStore(store)
  await store.saveAccount(anAccount({ email: 'third@example.fi', objectId: 'object-3' }))
  await store.saveAccount(anAccount({ email: owner }))
  await store.close()
  return { root, folder: { root, disk: nodeDisk } }
}

async function account(root: string): Promise<unknown> {
  return JSON.parse(await readFile(join(root, 'people', 'owner@example.fi.json'), 'utf8'))
}

async function storedIn(root: string): Promise<string[]> {
  const beside = ['lock', 'before-version-2', 'store.json']
  return (await readdir(root)).filter((name) => !beside.includes(name))
}

function asObject(data: unknown): object {
  return typeof data === 'object' && data !== null ? data : {}
}
