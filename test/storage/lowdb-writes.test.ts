import { readdir } from 'node:fs/promises'
import { relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { StorageFailure, type Store } from '../../src/actions/ports.ts'
import { openLowdbStore } from '../../src/storage/lowdb/lowdb-store.ts'
import {
  aChannel,
  aDelivery,
  anAccount,
  anOpening,
  aProgramme,
  aRound,
  aSave,
  claimTerms,
  secondOwner,
  values,
} from '../builders.ts'
import { type CountingDisk, countingDisk } from './counting-disk.ts'
import { temporaryFolder } from './temporary-folder.ts'

const round = aRound().id

describe('a write that fails', () => {
  test('changes nothing, fails all who wait for it, and does not hinder the next', async () => {
    const { store, disk, reopen } = await openCounted()
    await store.saveDraft(aSave())
    const before = await store.sheet(round, 'project/perhekeskus')
    disk.fillUp()
    const saves = ['a', 'b', 'c'].map((goal) => store.saveDraft(aSave({ subject: `line/perhekeskus/${goal}` })))
    for (const { status, ...outcome } of await Promise.allSettled(saves)) {
      expect(status).toBe('rejected')
      expect(outcome).toMatchObject({ reason: { code: 'storage-failed', cause: { code: 'ENOSPC' } } })
    }
    expect(await store.sheet(round, 'project/perhekeskus')).toEqual(before)
    disk.makeRoom()
    expect(await store.saveDraft(aSave({ expectedRevision: 1, answer: values({ level: 50 }) }))).toMatchObject({
      result: 'saved',
      draft: { revision: 2 },
    })
    expect(Object.keys((await (await reopen()).sheet(round, 'project/perhekeskus')).drafts)).toEqual([
      'line/perhekeskus/availability',
    ])
  })

  test('leaves nothing behind that would take up room', async () => {
    const { store, disk, folder } = await openCounted()
    disk.fillUp()
    await expect(store.saveDraft(aSave())).rejects.toThrow(/cannot be written \(ENOSPC\)\. There is no room left/)
    expect((await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  test('leaves on the disk what was there', async () => {
    const { store, disk, reopen } = await openCounted()
    await store.saveAccount(anAccount())
    disk.fillUp()
    await expect(store.patchAccount(anAccount().email, { reach: 'blocked' })).rejects.toThrow(StorageFailure)
    await expect(store.saveAccount(anAccount({ email: secondOwner }))).rejects.toThrow(StorageFailure)
    disk.makeRoom()
    expect(await (await reopen()).accounts()).toEqual([anAccount()])
  })

  test('leaves a step unplanned, of which nothing is sent', async () => {
    const { store, disk, reopen } = await openCounted()
    const deliveries = ['a@example.fi', 'b@example.fi'].map((recipient) => aDelivery({ recipient }))
    for (const unwritable of ['b@example.fi', 'round.json']) {
      disk.fillUp(unwritable)
      await expect(store.planStep(round, 'opening', deliveries)).rejects.toThrow(StorageFailure)
      expect(await store.deliveries(round)).toEqual([])
      expect(await store.claimDue(claimTerms(), 10)).toEqual([])
    }
    disk.makeRoom()
    const reopened = await reopen()
    expect(await reopened.claimDue(claimTerms(), 10)).toEqual([])
    const overtaken = aDelivery({ recipient: 'b@example.fi', current: { state: 'skipped', reason: 'most-reached' } })
    await reopened.planStep(round, 'opening', [overtaken])
    expect(await reopened.deliveries(round)).toEqual([overtaken])
    expect(await reopened.claimDue(claimTerms(), 10)).toEqual([])
  })

  test('counts what was kept long enough once, also where it went later than its note', async () => {
    const { store, disk, reopen } = await openCounted()
    await store.importRegister(aProgramme())
    for (const conversation of ['19:a@thread.tacv2', '19:b@thread.tacv2'])
      await store.setChannel(aChannel({ conversation, setAt: '2021-10-18T06:00:00.000Z' }))
    disk.fillUp('channel.json')
    const past = { kind: 'audit', before: '2031-11-01T06:00:00.000Z' } as const
    await expect(store.forget(past, '2032-01-01T06:00:00.000Z')).rejects.toThrow(StorageFailure)
    disk.makeRoom()
    await store.setChannel(aChannel({ conversation: '19:c@thread.tacv2', setAt: '2031-11-01T09:00:00.000Z' }))
    const dayAfter = { ...past, before: '2031-11-02T06:00:00.000Z' }
    expect(await store.forget(dayAfter, '2032-01-02T06:00:00.000Z')).toBe(1)
    const reopened = await reopen()
    expect(await reopened.channelChanges()).toEqual([])
    expect((await reopened.upkeep()).map(({ count }) => count)).toEqual([2, 1])
  })

  test('hands out what could be claimed, and fails when nothing could', async () => {
    const { store, disk } = await openCounted()
    const recipients = ['a@example.fi', 'b@example.fi']
    await store.planStep(
      round,
      'opening',
      recipients.map((recipient) => aDelivery({ recipient })),
    )
    disk.fillUp('b@example.fi')
    expect(await store.claimDue(claimTerms(), 10)).toHaveLength(1)
    await expect(store.claimDue(claimTerms(), 10)).rejects.toThrow(StorageFailure)
    disk.makeRoom()
    expect(await store.claimDue(claimTerms(), 10)).toMatchObject([{ key: { recipient: 'b@example.fi' } }])
  })
})

describe('the cost of a save', () => {
  test('is shared by those that come at the same time', async () => {
    const { store, disk } = await openCounted()
    const before = disk.writes()
    await Promise.all(
      Array.from({ length: 50 }, (_, n) => store.saveDraft(aSave({ subject: `line/perhekeskus/${n}` }))),
    )
    expect(disk.writes() - before).toBe(2)
  })

  test('is the same in a small round and a large one', async () => {
    const [small, large] = [await bytesOfSaveAmong(1), await bytesOfSaveAmong(300)]
    expect(large).toBe(small)
  })

  test('is nothing when nothing changes', async () => {
    const { store, disk } = await openCounted()
    await store.saveDraft(aSave())
    await store.saveAccount(anAccount())
    const before = disk.writes()
    await store.saveDraft(aSave())
    await store.saveAccount(anAccount())
    await store.claimDue(claimTerms(), 10)
    expect(disk.writes()).toBe(before)
  })
})

describe('a reader', () => {
  test('reads while the bot runs, and sees what is written by then', async () => {
    const { store, folder } = await openCounted()
    await store.saveDraft(aSave())
    const reader = await openLowdbStore({ folder, access: 'read' })
    expect(await reader.sheets(round)).toEqual(await store.sheets(round))
    await reader.close()
  })

  test('opens again and again while every file is being written', async () => {
    const { store, folder } = await openCounted()
    let revision = 0
    let reading = true
    const writing = (async () => {
      while (reading) {
        await store.saveDraft(aSave({ expectedRevision: revision, answer: values({ level: revision }) }))
        revision += 1
      }
    })()
    for (let opened = 0; opened < 20; opened += 1) {
      const reader = await openLowdbStore({ folder, access: 'read' })
      expect(await reader.rounds()).toHaveLength(1)
      await reader.close()
    }
    reading = false
    await writing
    expect(revision).toBeGreaterThan(0)
  })

  test('writes nothing, not even a folder', async () => {
    const folder = await temporaryFolder()
    const reader = await openLowdbStore({ folder: `${folder}/none`, access: 'read' })
    expect(await reader.register()).toBeUndefined()
    await expect(reader.openRound(anOpening())).rejects.toThrow(/reading only/)
    await reader.close()
    expect(await readdir(folder)).toEqual([])
  })
})

test('the data folder may be given by a relative path, and is made', async () => {
  const folder = `${relative('', await temporaryFolder())}/new/`
  const store = await openLowdbStore({ folder, access: 'write' })
  await store.saveDraft(aSave())
  await store.close()
  expect(await readdir(folder)).toEqual(['lock', 'rounds'])
})

test('a store that is closed takes nothing more', async () => {
  const { store } = await openCounted()
  await store.close()
  await expect(store.saveDraft(aSave())).rejects.toThrow(/closed/)
})

test('a delivery that a dead process held is free at once', async () => {
  const { store, reopen } = await openCounted()
  await store.planStep(round, 'opening', [aDelivery()])
  await store.claimDue(claimTerms({ holder: 'dead' }), 10)
  expect(await (await reopen()).claimDue(claimTerms({ holder: 'alive' }), 10)).toHaveLength(1)
})

interface Counted {
  readonly folder: string
  readonly store: Store
  readonly disk: CountingDisk
  readonly reopen: () => Promise<Store>
}

/** A store with an open round. */
async function openCounted(): Promise<Counted> {
  const folder = await temporaryFolder()
  const disk = countingDisk()
  const store = await openLowdbStore({ folder, access: 'write', disk })
  await store.openRound(anOpening())
  return {
    folder,
    store,
    disk,
    async reopen() {
      await store.close()
      return await openLowdbStore({ folder, access: 'write', disk })
    },
  }
}

async function bytesOfSaveAmong(sheets: number): Promise<number> {
  const { store, disk } = await openCounted()
  const others = Array.from({ length: sheets }, (_, n) => store.saveDraft(aSave({ sheet: `project/${n}` })))
  await Promise.all(others)
  const before = disk.bytes()
  await store.saveDraft(aSave())
  return disk.bytes() - before
}
