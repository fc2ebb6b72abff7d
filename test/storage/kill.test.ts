import { once } from 'node:events'
import process from 'node:process'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openLowdbStore } from '../../src/storage/lowdb/lowdb-store.ts'
import { aRound } from '../builders.ts'
import { startSaving } from './saving-process.ts'
import { temporaryFolder } from './temporary-folder.ts'

const kills = process.env.SOAK === undefined ? 5 : 50

test('every acknowledged draft survives a kill at any moment', { timeout: kills * 12_000 }, async () => {
  const folder = await temporaryFolder()
  const random = seeded(20211115)
  for (let kill = 0; kill < kills; kill += 1) {
    const { process: child, revisions, acknowledged } = startSaving(folder)
    await acknowledged(20)
    await setTimeout(random() * 150)
    child.kill('SIGKILL')
    await once(child, 'close')

    const store = await openLowdbStore({ folder, access: 'write' })
    const sheets = await store.sheets(aRound().id)
    await store.close()
    expect(revisions.size).toBe(4)
    for (const [subject, revision] of revisions) {
      const draft = sheets.flatMap(({ drafts }) => drafts[subject] ?? [])[0]
      // A save may have become durable just before it could be acknowledged.
      expect([revision, revision + 1]).toContain(draft?.revision)
      expect(draft?.answer).toMatchObject({
        values: { results: expect.stringMatching(new RegExp(`^${draft?.revision} ä*$`)) },
      })
    }
  }
})

/** Numbers from 0 to 1, the same in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
