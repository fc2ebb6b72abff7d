import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FakeConnector, startFakeConnector } from '../fakes/connector.ts'
import { startTestBot, type TestBot } from '../fakes/test-bot.ts'
import { createDatabase } from '../postgres/test-database.ts'
import { startTestServer, type TestServer } from '../postgres/test-server.ts'
import { readCard } from '../round/cards.ts'
import { ownerAt } from '../round/owner.ts'
import { coOwner, other, owner, round, shared } from '../round/sharing.ts'

/** A database server that dies while an owner writes, and comes back. */
let server: TestServer
let connector: FakeConnector
let bot: TestBot

beforeAll(async () => {
  server = await startTestServer()
  const database = await createDatabase({ url: server.url('postgres'), template: 'template0' })
  connector = await startFakeConnector({
    users: [
      { email: owner, name: owner },
      { email: coOwner, name: coOwner, locale: 'en-GB' },
      { email: other, name: other, locale: 'de-DE' },
    ],
  })
  const programme = 'programmes/lansi-uusimaa.yaml'
  bot = await startTestBot({ programme, database: database.url, clock: '2021-10-17T09:00' })
  connector.connectTo(`${bot.url}/api/messages`)
  await connector.install(owner)
  await bot.moveClock('2021-10-18T09:00')
})

afterAll(async () => {
  await bot.dispose()
  await connector.stop()
  await server.dispose()
})

function told(email: string): string {
  return readCard(connector.messagesTo(email).at(-1)?.activity.attachments?.[0]?.content).text
}

/** Resolves while the server is dead, and starts it again whatever happens. */
async function whileAway(work: () => Promise<void>): Promise<void> {
  await server.kill()
  try {
    await work()
  } finally {
    await server.start()
  }
}

test('whoever opens a link while the database is away reads a sentence', async () => {
  const { links } = bot.bot.actions
  const report = links.report({ round, edition: 1, format: 'html', audience: 'public', language: 'sv' })
  await whileAway(async () => {
    for (const url of [report, links.importPage(owner), links.exportFile(owner, 'yaml')]) {
      const response = await fetch(url, { headers: { 'accept-language': 'sv-FI,sv;q=0.9' } })
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, '30'])
      expect(await response.text()).toContain('Uppgifterna går inte att läsa just nu. Försök igen')
    }
  })
})

describe('an owner who presses while the database is away', () => {
  const typed = { level: '25', results: 'Det som skrevs när databasen var borta.' }

  test('is told so beside what they have typed, and the next press keeps it when the database is there', async () => {
    const message = connector.messagesTo(owner).at(-1)?.id ?? ''
    const answering = ownerAt(connector, owner)
    await answering.press(message, 'open', {}, ({ sheet }) => sheet === shared)
    await whileAway(async () => {
      // A sentence under the card, which stays as it is with everything typed in it.
      expect(await connector.press(owner, message, 'save', typed)).toMatchObject({
        status: 200,
        body: {
          type: 'application/vnd.microsoft.activity.message',
          value: expect.stringMatching(/^Det går inte att spara just nu\. Försök igen/),
        },
      })
      await connector.say(owner, 'min')
      expect(told(owner)).toContain('Det går inte att spara just nu')
      // Nobody of them has written since the start: their client tells the language, or nothing does.
      await connector.say(coOwner, 'my')
      expect(told(coOwner)).toMatch(/^Saving does not work just now/)
      await connector.say(other, 'my')
      for (const sentence of [/juuri nyt/, /Det går inte/, /just now/]) expect(told(other)).toMatch(sentence)
    })
    await answering.press(message, 'save', typed)
    const { drafts } = await bot.bot.actions.store.sheet(round, shared)
    expect(drafts['line/perhekeskus-sv/availability']).toMatchObject({
      revision: 1,
      answer: { values: { level: 25, results: typed.results } },
    })
  })
})
