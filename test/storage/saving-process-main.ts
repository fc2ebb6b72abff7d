import { writeSync } from 'node:fs'
import type { Store } from '../../src/actions/ports.ts'
import { openLowdbStore } from '../../src/storage/lowdb/lowdb-store.ts'
import { openPostgresStore } from '../../src/storage/postgres/postgres-store.ts'
import { anOpening, aSave, aSending, values } from '../builders.ts'

/** A folder, or the address of a database. */
const [place = ''] = process.argv.slice(2)
const store = await open()
const round = anOpening().round.id
await store.openRound(anOpening())

await Promise.all(
  ['a', 'b', 'c', 'd'].map((writer, index) => saveForEver(`line/perhekeskus/${writer}`, `project/${index}`)),
)

function open(): Promise<Store> {
  return place.startsWith('postgres:')
    ? openPostgresStore({ url: place, pool: 4, access: 'write' })
    : openLowdbStore({ folder: place, access: 'write' })
}

async function saveForEver(subject: string, sheet: string): Promise<void> {
  const stored = await store.sheet(round, sheet)
  let revision = stored.drafts[subject]?.revision ?? 0
  for (;;) {
    const answer = values({ results: `${revision + 1} ${'ä'.repeat(revision % 5000)}` })
    const saved = await store.saveDraft(aSave({ sheet, subject, expectedRevision: revision, answer }))
    if (saved.result === 'conflict') throw new Error(`${subject} is written by somebody else`)
    revision = saved.draft.revision
    const sent = await store.send(aSending({ sheet, drafts: { [subject]: revision }, answers: { [subject]: answer } }))
    if (sent.result === 'conflict') throw new Error(`${subject} is sent by somebody else`)
    // Past all buffers of this process: what has been printed stays printed when it is killed.
    writeSync(1, `${subject} ${revision}\n`)
  }
}
