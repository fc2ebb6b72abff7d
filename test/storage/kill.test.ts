import { once } from 'node:events'
import process from 'node:process'
import { setTimeout } from 'node:timers/promises'
import { expect, inject, onTestFinished, test } from 'vitest'
import type { Store } from '../../src/actions/ports.ts'
import type { Answer } from '../../src/domain/answer.ts'
import { openLowdbStore } from '../../src/storage/lowdb/lowdb-store.ts'
import { openPostgresStore } from '../../src/storage/postgres/postgres-store.ts'
import { aRound, values } from '../builders.ts'
import { seeded } from '../fakes/seeded.ts'
import { createDatabase } from '../postgres/test-database.ts'
import { startSaving } from './saving-process.ts'
import { temporaryFolder } from './temporary-folder.ts'

const kills = process.env.SOAK === undefined ? 10 : 100
/** From the start of a process on what a killed one has left until it can serve. */
const mostStartMs = 3000

interface Place {
  /** As the process is told. */
  readonly name: string
  readonly open: () => Promise<Store>
}

const places: Readonly<Record<string, () => Promise<Place>>> = {
  async 'a folder'() {
    const folder = await temporaryFolder()
    return { name: folder, open: () => openLowdbStore({ folder, access: 'write' }) }
  },
  async PostgreSQL() {
    const { url, drop } = await createDatabase(inject('postgres'))
    onTestFinished(drop)
    return { name: url, open: () => openPostgresStore({ url, pool: 2, access: 'write' }) }
  },
}

test.each(Object.entries(places))(
  'every acknowledged answer in %s survives a kill at any moment, and none is there by half',
  { timeout: kills * 20_000 },
  async (_, makePlace) => {
    const { name, open } = await makePlace()
    const random = seeded(20211115)
    for (let kill = 0; kill < kills; kill += 1) {
      const { process: child, revisions, acknowledged } = startSaving(name)
      await acknowledged(20)
      await setTimeout(random() * 150)
      child.kill('SIGKILL')
      await once(child, 'close')

      const started = performance.now()
      const store = await open()
      const sheets = await store.sheets(aRound().id)
      expect(performance.now() - started).toBeLessThan(mostStartMs)
      await store.close()
      expect(revisions.size).toBe(4)
      for (const [subject, revision] of revisions) {
        const sheet = sheets.find(({ drafts }) => drafts[subject] !== undefined)
        const draft = sheet?.drafts[subject]?.answer
        const sent = sheet?.revisions.at(-1)?.answers[subject]
        // One more may have become durable just before it could be acknowledged.
        expect([savedAs(revision), savedAs(revision + 1)]).toContainEqual(draft)
        expect([savedAs(revision), savedAs(revision + 1)]).toContainEqual(sent)
        expect(sheet?.drafts[subject]?.revision).toBe(draft === undefined ? 0 : numberIn(draft))
      }
    }
  },
)

/** The whole answer that was saved as this revision. */
function savedAs(revision: number): Answer {
  return values({ results: `${revision} ${'ä'.repeat((revision - 1) % 5000)}` })
}

function numberIn(answer: Answer): number {
  return Number.parseInt(String(answer.kind === 'values' ? answer.values.results : ''), 10)
}
