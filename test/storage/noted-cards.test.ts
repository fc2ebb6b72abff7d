import { expect, test } from 'vitest'
import type { ShownCard } from '../../src/domain/shown-card.ts'
import { openLowdbStore } from '../../src/storage/lowdb/lowdb-store.ts'
import { anOpening, aRound, now, owner } from '../builders.ts'
import { countingDisk } from './counting-disk.ts'
import { temporaryFolder } from './temporary-folder.ts'

const round = aRound().id
const card: ShownCard = { conversation: 'chat', message: 'm1', face: { shows: 'inputs' }, content: '' }

test('noting a message as it is known already costs no write', async () => {
  const disk = countingDisk()
  const store = await openLowdbStore({ folder: await temporaryFolder(), access: 'write', disk })
  await store.openRound(anOpening())
  await store.noteCard(round, owner, card, now)
  const before = disk.writes()
  await store.noteCard(round, owner, card, '2021-11-01T09:00:00.000Z')
  expect(disk.writes()).toBe(before)
  await store.noteCard(round, owner, { ...card, content: '1' }, now)
  expect(disk.writes()).toBe(before + 1)
  await store.close()
})
