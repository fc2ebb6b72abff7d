import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type FakeConnector, startFakeConnector } from '../fakes/connector.ts'
import { startTestBot, type TestBot } from '../fakes/test-bot.ts'
import { createDatabase } from '../postgres/test-database.ts'
import { type Owner, ownerAt } from '../round/owner.ts'
import { coOwner, owner, plainAnswer, round, shared } from '../round/sharing.ts'

/** Two instances on one database, and two owners of one project whose presses reach now this one and now that. */
let connector: FakeConnector
let first: TestBot
let second: TestBot
let dispose: () => Promise<void>

beforeAll(async () => {
  const database = await createDatabase(inject('postgres'))
  const settings = { programme: 'programmes/lansi-uusimaa.yaml', database: database.url }
  connector = await startFakeConnector({ users: [owner, coOwner].map((email) => ({ email, name: email })) })
  first = await startTestBot({ ...settings, clock: '2021-10-17T09:00' })
  through(first)
  for (const email of [owner, coOwner]) await connector.install(email)
  await first.moveClock('2021-10-18T09:00')
  second = await startTestBot({ ...settings, clock: '2021-10-18T09:00' })
  dispose = async () => {
    await first.dispose()
    await second.dispose()
    await connector.stop()
    await database.drop()
  }
})

afterAll(() => dispose())

describe('two owners of one project who reach different instances', () => {
  const subject = 'line/perhekeskus-sv/availability'

  test('get the text that cannot be kept back, beside the one that is', async () => {
    const pages = [owner, coOwner].map((email) => openedBy(ownerAt(connector, email)))
    const [mine = '', theirs = ''] = await Promise.all(pages)
    through(first)
    await ownerAt(connector, owner).press(mine, 'save', { level: '25', results: 'Den första texten.' })
    through(second)
    const card = await ownerAt(connector, coOwner).press(theirs, 'save', { level: '50', results: 'Den andra texten.' })
    expect(card.text).toContain('Den första texten.')
    expect(card.inputs.find(({ id }) => id === 'results')?.value).toBe('Den andra texten.')
    for (const { bot } of [first, second]) {
      const { drafts } = await bot.actions.store.sheet(round, shared)
      expect(drafts[subject]).toMatchObject({ revision: 1, answer: { values: { results: 'Den första texten.' } } })
    }
  })

  test('send what they answer once, though the press reaches both instances at the same moment', async () => {
    through(second)
    const message = newest(owner)
    const answering = ownerAt(connector, owner)
    let page = answering.card(message)
    while (page.buttons.some(({ verb }) => verb === 'save')) {
      const of = String(page.buttons.find(({ verb }) => verb === 'save')?.data.subject)
      page = await answering.press(message, 'save', plainAnswer(page, of))
    }
    through(first)
    const one = answering.press(message, 'send')
    through(second)
    const other = connector.pressRaw(owner, message, sendOf(shared))
    expect([(await one).text, (await other).status]).toEqual([expect.stringContaining('Resultat:'), 200])
    for (const { bot } of [first, second]) {
      expect((await bot.actions.store.sheet(round, shared)).revisions).toHaveLength(1)
    }
  })

  async function openedBy(person: Owner): Promise<string> {
    const message = newest(person.email)
    await person.press(message, 'open', {}, ({ sheet }) => sheet === shared)
    return message
  }
})

/** What is pressed next reaches this instance. */
function through(bot: TestBot): void {
  connector.connectTo(`${bot.url}/api/messages`)
}

function newest(email: string): string {
  return connector.messagesTo(email).at(-1)?.id ?? ''
}

function sendOf(sheet: string) {
  return { type: 'Action.Execute', verb: 'send', data: { verb: 'send', round, sheet } }
}
