import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Delivery } from '../../src/domain/delivery.ts'
import { openLowdbStore } from '../../src/storage/lowdb/lowdb-store.ts'
import { type BotProcess, startBotProcess } from '../e2e/bot-process.ts'
import { type FakeConnector, startFakeConnector } from '../fakes/connector.ts'
import { seeded } from '../fakes/seeded.ts'
import { openingLedger, ownerNumber, programmeFileOf } from './large-programme.ts'

/** The bot is killed again and again while it opens a round, and each time started anew on the same folder. */
const soak = process.env.SOAK !== undefined
const size = soak ? 1000 : 120
const kills = soak ? 50 : 5
const owners = Array.from({ length: size }, (_, index) => ownerNumber(index))
const random = seeded(20211018)
const answerMs = 60

let connector: FakeConnector
let ledger: ReadonlyMap<string, Delivery>
/** How many prompts the connector held at each kill. */
const promptsAtKill: number[] = []
let arrived = 0
let arrival = (): void => undefined
let close: () => Promise<void>

beforeAll(
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'crash-'))
    const programme = join(folder, 'programme.yaml')
    await writeFile(programme, programmeFileOf(size))
    connector = await startFakeConnector({
      users: owners.map((email) => ({ email, name: email })),
      team: { id: '19:team@thread.tacv2', name: 'Programme', channels: [] },
    })
    const settings = { folder: join(folder, 'data'), programme, playground: 'off' } as const
    let bot: BotProcess | undefined
    close = async () => {
      await bot?.kill()
      await connector.stop()
      await rm(folder, { recursive: true, force: true })
    }

    bot = await startBotProcess({ ...settings, clock: '2021-10-17T09:00' })
    connector.connectTo(`${bot.url}/api/messages`)
    await connector.installTeam()
    connector.faults = () => {
      arrived += 1
      arrival()
      return { delayMs: answerMs }
    }
    const opening = bot.moveClock('2021-10-18T09:00').catch(() => undefined)
    for (let kill = 0; kill < kills; kill += 1) {
      // Two requests for each owner: a chat is opened, a prompt is sent.
      await requests(Math.ceil(((2 * size) / kills) * (0.6 + 0.25 * random())))
      await pause(random() * 40)
      await bot.kill()
      await connector.settled()
      promptsAtKill.push(prompts())
      bot = await startBotProcess({ ...settings, clock: '2021-10-18T09:00' })
    }
    await opening
    // The clock's move comes after the run that every start begins with, and waits for its sends.
    await bot.moveClock('2021-10-18T10:00')
    expect(await bot.end()).toBe(0)

    const store = await openLowdbStore({ folder: settings.folder, access: 'write' })
    ledger = await openingLedger(store)
    await store.close()
  },
  60_000 + size * 500 + kills * 10_000,
)

afterAll(() => close())

describe(`${kills} kills during the opening for ${size} owners`, () => {
  it('come while it is under way', () => {
    expect(promptsAtKill).toHaveLength(kills)
    for (const held of promptsAtKill) expect(held).toBeLessThan(size)
    expect(promptsAtKill[0]).toBeGreaterThan(0)
  })

  it('make nobody forgotten', () => {
    expect(owners.filter((owner) => connector.messagesTo(owner).length === 0)).toEqual([])
    expect([...ledger.keys()].sort()).toEqual([...owners].sort())
  })

  it('leave the ledger closed, and naming a message that the connector holds', () => {
    for (const [owner, { current }] of ledger) {
      expect(['sent', 'unknown']).toContain(current.state)
      if (current.state !== 'sent') continue
      expect(connector.messagesTo(owner).map(({ id }) => id)).toContain(current.message)
    }
  })

  it('cost at most one prompt too many for each send that they cut off, and it is listed as unknown', () => {
    for (const owner of owners) {
      const extra = connector.messagesTo(owner).length - 1
      expect([owner, extra <= unknownAttempts(owner)]).toEqual([owner, true])
    }
  })

  it('leave few in doubt, though many were still to be sent to', () => {
    const doubtful = owners.reduce((sum, owner) => sum + unknownAttempts(owner), 0)
    expect(doubtful).toBeLessThanOrEqual(kills * mostInDoubt)
  })
})

/** What goes out in a fifth of a second, and those whose turn comes next. */
const mostInDoubt = 20

/** Resolves when so many more requests have reached the connector. */
function requests(count: number): Promise<void> {
  const wanted = arrived + count
  return new Promise((resolve) => {
    arrival = () => {
      if (arrived >= wanted) resolve()
    }
  })
}

function unknownAttempts(owner: string): number {
  return (ledger.get(owner)?.attempts ?? []).filter(({ outcome }) => outcome === 'unknown').length
}

function prompts(): number {
  return owners.reduce((sum, owner) => sum + connector.messagesTo(owner).length, 0)
}
