import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Store } from '../../src/actions/ports.ts'
import { readProgrammeFile } from '../../src/programme-file/programme-from-disk.ts'
import { openLowdbStore } from '../../src/storage/lowdb/lowdb-store.ts'
import { type FakeConnector, startFakeConnector } from '../fakes/connector.ts'
import { type BotProcess, startBotProcess } from './bot-process.ts'

const programme = 'test/answering/programme.yaml'
const round = 'oma-arviointi:2021-11-15'
const owner = 'helmi.oksanen@example.fi'
const sheet = 'project/neuvonta'
const subject = 'line/neuvonta/access'

let folder: string
let connector: FakeConnector
let bot: BotProcess

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oma-arviointi-stop-'))
  const { people } = await readProgrammeFile(programme)
  connector = await startFakeConnector({ users: people.map(({ email }) => ({ email, name: email })) })
  bot = await start('2021-10-17T09:00', '1')
  for (const { email } of people) await connector.install(email)
})

afterEach(async () => {
  await bot.kill()
  await connector.stop()
  await rm(folder, { recursive: true, force: true })
})

describe('a bot that is told to end', () => {
  test('finishes the turns under way, takes no more, and loses nothing', async () => {
    await bot.moveClock('2021-10-18T09:00')
    const message = connector.messagesTo(owner).at(-1)?.id ?? ''
    connector.faults = () => ({ delayMs: 800 })
    const slow = connector.say(owner, 'help')
    const saves = Array.from({ length: 20 }, (_, index) => save(message, index))
    await pause(100)
    const ending = bot.end()
    await pause(100)
    expect((await fetch(`${bot.url}/readyz`)).status).toBe(503)
    expect((await slow).status).toBe(200)
    const statuses = (await Promise.all(saves)).map(({ status }) => status)
    expect(statuses).toEqual(statuses.map(() => 200))
    expect(await ending).toBe(0)
    await expect(fetch(`${bot.url}/healthz`)).rejects.toThrow()
    expect(bot.log()).toContain('"msg":"stopped"')
    // One of them was kept and the others were told so; whoever was told "kept" finds it.
    const drafts = await reading(async (store) => (await store.sheet(round, sheet)).drafts)
    expect(drafts[subject]?.revision).toBeGreaterThan(0)
  })

  test('leaves what it has not sent to whoever comes next, at once, and nobody gets it twice', async () => {
    connector.faults = ({ method }) => (method === 'POST' ? { delayMs: 200 } : undefined)
    const before = received()
    const moving = bot.moveClock('2021-10-18T09:00').catch(() => undefined)
    await pause(700)
    const begun = performance.now()
    expect(await bot.end()).toBe(0)
    expect(performance.now() - begun).toBeLessThan(10_000)
    await moving
    const states = await reading(async (store) => (await store.deliveries(round)).map(({ current }) => current.state))
    expect(states.filter((state) => state === 'claimed')).toEqual([])
    expect(states.filter((state) => state === 'sent')).toHaveLength(received() - before)
    expect(states.some((state) => state !== 'sent')).toBe(true)

    bot = await start('2021-10-18T09:05', '50')
    await bot.moveClock('2021-10-18T09:30')
    const recipients = await reading(async (store) =>
      (await store.deliveries(round)).filter(({ current }) => current.state === 'sent'),
    )
    expect(received() - before).toBe(recipients.length)
    expect(recipients.length).toBeGreaterThan(states.filter((state) => state === 'sent').length)
  })
})

async function start(clock: string, rate: string): Promise<BotProcess> {
  const started = await startBotProcess({ folder, programme, clock, playground: 'off', env: { SEND_RATE: rate } })
  connector.connectTo(`${started.url}/api/messages`)
  return started
}

function save(message: string, index: number) {
  const data = { verb: 'save', round, sheet, subject, revision: 0, results: `Teksti ${index}` }
  return connector.pressRaw(owner, message, { type: 'Action.Execute', verb: 'save', data })
}

function received(): number {
  return connector.users.reduce((sum, { email }) => sum + connector.messagesTo(email).length, 0)
}

async function reading<Found>(look: (store: Store) => Promise<Found>): Promise<Found> {
  const store = await openLowdbStore({ folder, access: 'read' })
  try {
    return await look(store)
  } finally {
    await store.close()
  }
}
