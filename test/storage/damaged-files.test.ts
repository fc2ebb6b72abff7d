import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { StorageMisconfigured } from '../../src/actions/ports.ts'
import { DamagedFile } from '../../src/storage/lowdb/durable-file.ts'
import { openLowdbStore } from '../../src/storage/lowdb/lowdb-store.ts'
import { aChannel, aDelivery, anAccount, anEdition, anOpening, aProgramme, aRound, aSave, now } from '../builders.ts'
import { temporaryFolder } from './temporary-folder.ts'

const sheetFile = 'rounds/oma-arviointi%3A2021-11-15/sheets/project%2Fperhekeskus.json'
const files = [
  'register.json',
  'channel.json',
  'clock.json',
  'people/owner@example.fi.json',
  'rounds/oma-arviointi%3A2021-11-15/round.json',
  sheetFile,
  'rounds/oma-arviointi%3A2021-11-15/deliveries/owner@example.fi.json',
  'rounds/oma-arviointi%3A2021-11-15/editions/1.json',
]

describe('the files of the store', () => {
  test('are one for each thing that changes by itself, named after it', async () => {
    const folder = await filledFolder()
    const names = await readdir(folder, { recursive: true })
    expect(names.filter((name) => name.endsWith('.json')).sort()).toEqual([...files].sort())
  })

  test('say in their envelope what they are', async () => {
    const folder = await filledFolder()
    const sheet: unknown = JSON.parse(await readFile(join(folder, sheetFile), 'utf8'))
    expect(sheet).toMatchObject({ version: 1, kind: 'sheet', data: { id: 'project/perhekeskus' } })
  })
})

describe('a file that cannot be trusted', () => {
  test.each(files)('stops the start when %s was torn, and stays as it is', async (file) => {
    const folder = await filledFolder()
    const whole = await readFile(join(folder, file), 'utf8')
    await expectRefused(folder, file, whole.slice(0, whole.length / 2))
  })

  test.each(files)('stops the start when %s has lost its fields, and stays as it is', async (file) => {
    const folder = await filledFolder()
    const whole = await readFile(join(folder, file), 'utf8')
    await expectRefused(folder, file, whole.replace(/"data":\{.*\}\s*\}/s, '"data": {} }'))
  })

  test.each([
    ['is empty', ''],
    ['holds only zeros', '\0'.repeat(100)],
    ['holds something else', '[]'],
    ['is of another kind', JSON.stringify({ version: 1, kind: 'account', data: anAccount() })],
  ])('stops the start when it %s', async (_, content) => {
    await expectRefused(await filledFolder(), sheetFile, content)
  })

  test('stops the start when a newer program has written it, with the version it needs', async () => {
    const folder = await filledFolder()
    await writeFile(join(folder, sheetFile), JSON.stringify({ version: 2, kind: 'sheet', data: {} }))
    for (const access of ['read', 'write'] as const) {
      const opening = openLowdbStore({ folder, access })
      await expect(opening).rejects.toThrow(/version 2, and this program knows 1.*Install the version/)
      await expect(opening).rejects.toThrow(StorageMisconfigured)
    }
  })

  test('stops the start when it lies where another belongs', async () => {
    const folder = await filledFolder()
    const sheet = await readFile(join(folder, sheetFile), 'utf8')
    await expectRefused(folder, join(dirname(sheetFile), 'project%2Fcopy.json'), sheet)
  })

  test('stops a reader as well', async () => {
    const folder = await filledFolder()
    await writeFile(join(folder, sheetFile), '{')
    await expect(openLowdbStore({ folder, access: 'read' })).rejects.toThrow(DamagedFile)
  })

  test('is not quoted in the error', async () => {
    const folder = await filledFolder()
    await writeFile(join(folder, sheetFile), 'salaisuus {')
    const error: unknown = await openLowdbStore({ folder, access: 'write' }).catch((reason: unknown) => reason)
    expect(String(error)).not.toContain('salaisuus')
  })

  test('no longer stops it when it has been moved away', async () => {
    const folder = await filledFolder()
    const damaged = join(folder, sheetFile)
    await expectRefused(folder, sheetFile, '{')
    await rename(damaged, join(folder, 'aside.json'))
    const store = await openLowdbStore({ folder, access: 'write' })
    expect(await store.sheets(aRound().id)).toEqual([])
    await store.close()
  })
})

describe('what a crash leaves half-written', () => {
  const leftovers = ['register.json.tmp', `${sheetFile}.tmp`, 'people/new@example.fi.json.tmp']

  test('is ignored and removed', async () => {
    const folder = await filledFolder()
    for (const leftover of leftovers) await writeFile(join(folder, leftover), '{"version": 1, "ki')
    const store = await openLowdbStore({ folder, access: 'write' })
    expect(await store.register()).toEqual(aProgramme())
    expect(await store.accounts()).toEqual([anAccount()])
    await store.close()
    expect((await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  test('stays where it is when the start is stopped', async () => {
    const folder = await filledFolder()
    await writeFile(join(folder, `${sheetFile}.tmp`), '{}')
    await expectRefused(folder, sheetFile, '{')
    expect(await readFile(join(folder, `${sheetFile}.tmp`), 'utf8')).toBe('{}')
  })

  test('is ignored and left alone by a reader', async () => {
    const folder = await filledFolder()
    for (const leftover of leftovers) await writeFile(join(folder, leftover), '{"version": 1, "ki')
    const store = await openLowdbStore({ folder, access: 'read' })
    expect(await store.accounts()).toEqual([anAccount()])
    await store.close()
    expect((await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.tmp'))).toHaveLength(3)
  })

  test('does not hinder a file of somebody else', async () => {
    const folder = await filledFolder()
    await mkdir(join(folder, 'rounds', 'notes'))
    for (const stray of ['.DS_Store', 'rounds/.DS_Store', 'people/README.txt'])
      await writeFile(join(folder, stray), 'x')
    const store = await openLowdbStore({ folder, access: 'write' })
    expect(await store.rounds()).toHaveLength(1)
    await store.close()
  })
})

/** A folder with one document of every kind. */
async function filledFolder(): Promise<string> {
  const folder = await temporaryFolder()
  const store = await openLowdbStore({ folder, access: 'write' })
  await store.importRegister(aProgramme())
  await store.openRound(anOpening())
  await store.saveDraft(aSave())
  await store.planStep(aRound().id, 'opening', [aDelivery()])
  await store.saveAccount(anAccount())
  await store.setChannel(aChannel())
  await store.publish(anEdition())
  await store.noteMoment(now)
  await store.close()
  return folder
}

async function expectRefused(folder: string, file: string, content: string): Promise<void> {
  const path = join(folder, file)
  await writeFile(path, content)
  const opening = openLowdbStore({ folder, access: 'write' })
  await expect(opening).rejects.toThrow(DamagedFile)
  await expect(opening).rejects.toThrow(path)
  await expect(opening).rejects.toThrow(/backup/)
  expect(await readFile(path, 'utf8')).toBe(content)
}
