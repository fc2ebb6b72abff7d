import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { Delivery } from '../../src/domain/delivery.ts'
import { readProgrammeFile } from '../../src/programme-file/programme-from-disk.ts'
import type { FakeConnector } from '../fakes/connector.ts'
import { startTestBot, type TestBot } from '../fakes/test-bot.ts'
import { createDatabase } from '../postgres/test-database.ts'
import { channel, startReportingTeam } from '../round/reporting-team.ts'

/** A whole round in which nobody answers, on two instances that do everything at the same moments. */
const round = 'oma-arviointi:2021-11-15'
const programme = 'programmes/lansi-uusimaa.yaml'
const coordinator = 'coordinator@example.fi'

let connector: FakeConnector
let bots: readonly TestBot[]
let ledger: readonly Delivery[]
let dispose: () => Promise<void>

beforeAll(async () => {
  const database = await createDatabase(inject('postgres'))
  const { people } = await readProgrammeFile(programme)
  const settings = { programme, database: database.url, clock: '2021-10-17T09:00' }
  const team = await startReportingTeam({ ...settings, people })
  const second = await startTestBot(settings)
  bots = [team.bot, second]
  connector = team.connector
  dispose = async () => {
    await second.dispose()
    await team.dispose()
    await database.drop()
  }
  await connector.installTeam()
  await connector.settled()
  await connector.sayInChannel(coordinator, 'channel here')
  for (const to of ['2021-10-18T09:00', '2021-10-25T09:00', '2021-11-09T09:00', '2021-11-15T12:00'])
    await Promise.all(bots.map((bot) => bot.moveClock(to)))
  await connector.settled()
  ledger = await team.bot.bot.actions.store.deliveries(round)
}, 120_000)

afterAll(() => dispose())

test('each message leaves once, whoever it is for', () => {
  const recipients = [...new Set(ledger.map(({ key }) => key.recipient))].filter((each) => each !== 'channel')
  expect(recipients.length).toBeGreaterThan(10)
  for (const recipient of recipients) {
    const sent = ledger.filter(({ key, current }) => key.recipient === recipient && current.state === 'sent')
    expect([recipient, connector.messagesTo(recipient).length]).toEqual([recipient, sent.length])
  }
  expect(ledger.filter(({ attempts }) => attempts.length > 1)).toEqual([])
})

test('coordinators are told once who has not answered', () => {
  const told = ledger.filter(({ key, kind }) => key.recipient === coordinator && kind === 'escalation')
  expect(told.map(({ current }) => current.state)).toEqual(['sent'])
})

test('the report is published once, and posted once', async () => {
  for (const { bot } of bots) expect(await bot.actions.store.editions(round)).toHaveLength(1)
  const reports = ledger.filter(({ kind }) => kind === 'report')
  expect(reports.map(({ key, current }) => [key.recipient, current.state])).toEqual([['channel', 'sent']])
  const posts = ledger.filter(({ key, current }) => key.recipient === 'channel' && current.state === 'sent')
  // Beside them stands the answer to whoever chose the channel.
  expect(connector.messagesIn(channel)).toHaveLength(posts.length + 1)
})
