import { writeSync } from 'node:fs'
import { openLowdbStore } from '../../src/storage/lowdb/lowdb-store.ts'
import { anOpening, aSave, values } from '../builders.ts'

const [folder = ''] = process.argv.slice(2)
const store = await openLowdbStore({ folder, access: 'write' })
await store.openRound(anOpening())

await Promise.all(
  ['a', 'b', 'c', 'd'].map((writer, index) => saveForEver(`line/perhekeskus/${writer}`, `project/${index % 2}`)),
)

async function saveForEver(subject: string, sheet: string): Promise<void> {
  const stored = await store.sheet(anOpening().round.id, sheet)
  let expectedRevision = stored.drafts[subject]?.revision ?? 0
  for (;;) {
    const answer = values({ results: `${expectedRevision + 1} ${'ä'.repeat(expectedRevision % 5000)}` })
    const saved = await store.saveDraft(aSave({ sheet, subject, expectedRevision, answer }))
    if (saved.result === 'conflict') throw new Error(`${subject} is written by somebody else`)
    expectedRevision = saved.draft.revision
    // Past all buffers of this process: what has been printed stays printed when it is killed.
    writeSync(1, `${subject} ${expectedRevision}\n`)
  }
}
