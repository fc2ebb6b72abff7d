import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { Delivery } from '../../src/domain/delivery.ts'
import { openPostgresStore } from '../../src/storage/postgres/postgres-store.ts'
import { type BotProcess, startBotProcess } from '../e2e/bot-process.ts'
import { type FakeConnector, startFakeConnector } from '../fakes/connector.ts'
import { createDatabase, run } from '../postgres/test-database.ts'
import { openingLedger, ownerNumber, programmeFileOf } from './large-programme.ts'

/** Several instances on one database open a round together, while some are killed and others added. */
const soak = process.env.SOAK !== undefined
const size = soak ? 2000 : 150
const rate = 50
const openingClock = '2021-10-18T09:00'

describe.each(soak ? [2, 4] : [2])('%i instances on one database', (instances) => {
  const owners = Array.from({ length: size }, (_, index) => ownerNumber(index))
  const arrivals: number[] = []
  let connector: FakeConnector
  let ledger: ReadonlyMap<string, Delivery>
  let close: () => Promise<void>

  beforeAll(
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'instances-'))
      const programme = join(folder, 'programme.yaml')
      await writeFile(programme, programmeFileOf(size))
      connector = await startFakeConnector({
        users: owners.map((email) => ({ email, name: email })),
        team: { id: '19:team@thread.tacv2', name: 'Programme', channels: [] },
      })
      const database = await createDatabase(inject('postgres'))
      const running: BotProcess[] = []
      const start = async (clock: string): Promise<BotProcess> => {
        const settings = {
          folder,
          programme,
          playground: 'off',
          clock,
          env: { DATABASE_URL: database.url, SEND_RATE: `${rate}` },
        } as const
        const bot = await startBotProcess(settings)
        running.push(bot)
        return bot
      }
      close = async () => {
        for (const bot of running) await bot.kill()
        await connector.stop()
        await database.drop()
        await rm(folder, { recursive: true, force: true })
      }

      const bots: BotProcess[] = []
      while (bots.length < instances + 1) bots.push(await start('2021-10-17T09:00'))
      const [first, second, added, ...others] = bots
      if (first === undefined || second === undefined || added === undefined) throw new Error('Too few have started.')
      connector.connectTo(`${first.url}/api/messages`)
      await connector.installTeam()
      connector.faults = () => {
        arrivals.push(performance.now())
        return { delayMs: 60 }
      }
      const open = (bot: BotProcess) => bot.moveClock(openingClock).catch(() => undefined)
      const moves = [first, second, ...others].map(open)
      // Two requests for each owner: a chat is opened, a prompt is sent.
      await requests(size * 0.5)
      await first.kill()
      moves.push(open(added))
      await requests(size)
      await second.kill()
      await Promise.all(moves)
      const last = await start(openingClock)
      // What the killed ones held is free when their leases end, which takes minutes.
      await run(database.url, `update delivery set lease_until = now() where state = 'claimed'`)
      await last.moveClock('2021-10-18T09:10')
      await connector.settled()

      const store = await openPostgresStore({ url: database.url, pool: 2, access: 'read' })
      ledger = await openingLedger(store)
      await store.close()
    },
    120_000 + size * 400,
  )

  afterAll(() => close())

  it('forget nobody', () => {
    expect(owners.filter((owner) => connector.messagesTo(owner).length === 0)).toEqual([])
    expect([...ledger.keys()].sort()).toEqual([...owners].sort())
  })

  it('leave each line of the ledger closed, naming a message that the connector holds', () => {
    for (const [owner, { current }] of ledger) {
      expect([owner, ['sent', 'unknown'].includes(current.state)]).toEqual([owner, true])
      if (current.state === 'sent') expect(connector.messagesTo(owner).map(({ id }) => id)).toContain(current.message)
    }
  })

  it('send one prompt to each, and another only after a send whose outcome is unknown', () => {
    for (const owner of owners) {
      const extra = connector.messagesTo(owner).length - 1
      expect([owner, extra <= unknownAttempts(owner)]).toEqual([owner, true])
    }
    const doubtful = owners.filter((owner) => unknownAttempts(owner) > 0)
    // Two were killed, each with what it had on the way.
    expect(doubtful.length).toBeLessThanOrEqual(2 * mostOnTheWay)
  })

  it('keep the pace together', () => {
    expect(mostInOneSecond(arrivals)).toBeLessThanOrEqual(rate * 1.1)
  })

  /** Resolves when so many requests have reached the connector. */
  async function requests(count: number): Promise<void> {
    while (arrivals.length < count) await pause(20)
  }

  function unknownAttempts(owner: string): number {
    return (ledger.get(owner)?.attempts ?? []).filter(({ outcome }) => outcome === 'unknown').length
  }
})

/** What goes out in a fifth of a second, and those whose turn comes next. */
const mostOnTheWay = 12

function mostInOneSecond(times: readonly number[]): number {
  let from = 0
  let most = 0
  for (const [index, time] of times.entries()) {
    while ((times[from] ?? time) <= time - 1000) from += 1
    most = Math.max(most, index - from + 1)
  }
  return most
}
