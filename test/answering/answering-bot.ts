import { writeFile } from 'node:fs/promises'
import type { Store } from '../../src/actions/ports.ts'
import { type Disk, nodeDisk } from '../../src/storage/lowdb/disk.ts'
import { openLowdbStore } from '../../src/storage/lowdb/lowdb-store.ts'
import { type FakeConnector, startFakeConnector } from '../fakes/connector.ts'
import { startTestBot, type TestBot } from '../fakes/test-bot.ts'

export const round = 'oma-arviointi:2021-11-15'
/** Owns every project of the programme. */
export const owner = 'helmi.oksanen@example.fi'
/** Owns the first project too, and is whom the others can be handed to. */
export const coOwner = 'otto.kallio@example.fi'
/** Owns the last project too, and reads Swedish. */
export const swedishOwner = 'astrid.lind@example.fi'
export const coordinator = 'kaija.mattila@example.fi'

/** The whole bot, with an open round and everybody met, in front of a Teams that is not there. */
export interface AnsweringBot {
  readonly bot: TestBot
  readonly connector: FakeConnector
  /** What is in the files by now, as another process reads them. */
  readonly onDisk: <Found>(look: (store: Store) => Promise<Found>) => Promise<Found>
  /** Every line that the bot has logged. */
  readonly log: readonly string[]
  readonly dispose: () => Promise<void>
}

export async function startAnswering(disk?: Disk): Promise<AnsweringBot> {
  const people = [owner, coOwner, swedishOwner, coordinator]
  const connector = await startFakeConnector({ users: people.map((email) => ({ email, name: email })) })
  const log: string[] = []
  const bot = await startTestBot({
    programme: 'test/answering/programme.yaml',
    clock: '2021-10-17T09:00',
    log: (line) => log.push(line),
    ...(disk === undefined ? {} : { disk }),
  })
  connector.connectTo(`${bot.url}/api/messages`)
  for (const email of people) await connector.install(email)
  await bot.moveClock('2021-10-18T09:00')
  return {
    bot,
    connector,
    log,
    async onDisk(look) {
      const store = await openLowdbStore({ folder: bot.folder, access: 'read' })
      try {
        return await look(store)
      } finally {
        await store.close()
      }
    },
    async dispose() {
      await bot.dispose()
      await connector.stop()
    },
  }
}

/** Writes without waiting for the device, for what is not about that: most of the time would be waiting. */
export const hastyDisk: Disk = { ...nodeDisk, write: (file, text) => writeFile(file, text), syncFolder: async () => {} }
