import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readProgrammeFile } from '../../src/programme-file/programme-from-disk.ts'
import { type FakeConnector, startFakeConnector } from '../fakes/connector.ts'
import { startTestBot, type TestBot } from '../fakes/test-bot.ts'

const file = 'programmes/lansi-uusimaa.yaml'
const round = 'oma-arviointi:2021-11-15'
const owner = 'aino.virtanen@example.fi'
const sheet = 'project/perhekeskus'
const subject = 'line/perhekeskus/availability'
const stranger = 'stranger@example.fi'

let connector: FakeConnector
let bot: TestBot

beforeAll(async () => {
  const programme = await readProgrammeFile(file)
  connector = await startFakeConnector({
    users: [
      ...programme.people.map(({ email, name = email }) => ({ email, name })),
      { email: stranger, name: 'Someone Else' },
    ],
  })
  bot = await startTestBot({ programme: file, clock: '2021-10-17T09:00' })
  connector.connectTo(`${bot.url}/api/messages`)
  await connector.install(owner)
  await connector.install(stranger)
  await bot.moveClock('2021-10-18T09:00')
})

afterAll(async () => {
  await bot.dispose()
  await connector.stop()
})

/** Each is a press that no card of ours offers, by the owner unless said otherwise. */
const forged: readonly {
  readonly name: string
  readonly data: Readonly<Record<string, unknown>>
  readonly by?: string
}[] = [
  {
    name: 'another’s project',
    data: {
      verb: 'save',
      sheet: 'project/tassu',
      subject: 'line/tassu/integration',
      revision: 0,
      level: '50',
      results: 'x',
    },
  },
  { name: 'a project that does not exist', data: { verb: 'open', sheet: 'project/none' } },
  {
    name: 'a line that does not exist',
    data: { verb: 'save', sheet, subject: 'line/perhekeskus/none', revision: 0, level: '50' },
  },
  {
    name: 'a line of another sheet',
    data: { verb: 'save', sheet, subject: 'line/tassu/availability', revision: 0, level: '50' },
  },
  { name: 'a round that does not exist', data: { verb: 'open', sheet, round: 'oma-arviointi:1999-01-01' } },
  { name: 'a round that has not opened', data: { verb: 'open', sheet, round: 'oma-arviointi:2022-05-15' } },
  { name: 'a part that does not exist', data: { verb: 'save', sheet, subject, part: 7, revision: 0, results: 'x' } },
  { name: 'a revision that is no number', data: { verb: 'save', sheet, subject, revision: 'first', results: 'x' } },
  { name: 'no data at all', data: {} },
  { name: 'an unknown verb', data: { verb: 'destroy', sheet } },
  { name: 'an unknown quick answer', data: { verb: 'quick', sheet, subject, revision: 0, answer: 'whatever' } },
  {
    name: 'a quick answer to the project page',
    data: { verb: 'quick', sheet, subject: 'project/perhekeskus', revision: 0, answer: 'nothing' },
  },
  { name: 'a round that is a list', data: { verb: 'open', sheet, round: [round] } },
  { name: 'a sheet that is an object', data: { verb: 'open', sheet: { id: sheet } } },
  { name: 'the keys of every object', data: { verb: 'save', sheet, subject: '__proto__', revision: 0 } },
  { name: 'somebody whom the register does not know', data: { verb: 'open', sheet }, by: stranger },
]

/** Values that the server must not keep; the page comes back and says why. */
const faulty: readonly { readonly name: string; readonly inputs: Readonly<Record<string, unknown>> }[] = [
  { name: 'a level off the scale', inputs: { level: '33' } },
  { name: 'a level that is an object', inputs: { level: { value: 50 } } },
  { name: '20,000 characters', inputs: { results: 'x'.repeat(20_000) } },
  { name: 'an object where text should be', inputs: { results: { text: 'x' } } },
  { name: 'a list where text should be', inputs: { results: ['x'] } },
  { name: 'a NUL character', inputs: { results: 'a\u0000b' } },
  { name: 'a lone surrogate', inputs: { results: 'a\uD800b' } },
]

describe('a forged card changes nothing and gets a sentence', () => {
  it.each(forged)('$name', async ({ data, by = owner }) => {
    const before = await contents()
    const reply = await connector.pressRaw(by, promptOf(by), {
      type: 'Action.Execute',
      verb: data.verb ?? 'save',
      data: { round, ...data },
    })
    expect(reply.status).toBe(200)
    expect(reply.body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.activity.message' })
    expect(JSON.stringify(reply.body)).toMatch(/"value":"[^"]{20,}/)
    expect(await contents()).toBe(before)
  })

  it.each(faulty)('$name', async ({ inputs }) => {
    const before = await contents()
    const data = { verb: 'save', round, sheet, subject, revision: 0, ...inputs }
    const reply = await connector.pressRaw(owner, promptOf(owner), { type: 'Action.Execute', verb: 'save', data })
    expect(reply.status).toBe(200)
    expect(JSON.stringify(reply.body)).toContain('Korjaa merkityt kohdat')
    expect(await contents()).toBe(before)
  })

  it.each([
    ['null', null],
    ['a text', 'save'],
    ['a number', 5],
    ['an empty object', {}],
    ['an action without data', { action: { verb: 'save' } }],
    ['an action that is a list', { action: [] }],
    ['data that is a text', { action: { verb: 'save', data: 'x' } }],
  ])('an invoke whose value is %s', async (_, value) => {
    const reply = await deliver({ type: 'invoke', name: 'adaptiveCard/action', value })
    expect(reply.status).toBe(200)
    expect(reply.body).toMatchObject({ type: 'application/vnd.microsoft.activity.message' })
  })

  it('a round that has been locked', async () => {
    await bot.moveClock('2021-11-22T23:59')
    const before = await contents()
    const data = { verb: 'save', round, sheet, subject, revision: 0, level: '50', results: 'liian myöhään' }
    const reply = await connector.pressRaw(owner, promptOf(owner), { type: 'Action.Execute', verb: 'save', data })
    expect(JSON.stringify(reply.body)).toContain('Kierros on suljettu')
    expect(JSON.stringify(reply.body)).toContain('liian myöhään')
    expect(await contents()).toBe(before)
  })
})

describe('odd activities', () => {
  it.each([
    ['no text', { type: 'message' }, 200],
    ['an attachment alone', { type: 'message', attachments: [{ contentType: 'image/png' }] }, 200],
    ['text that is null', { type: 'message', text: null }, 200],
    ['a value without text', { type: 'message', value: null }, 200],
    ['an unknown type', { type: 'somethingNew' }, 200],
    ['a reaction', { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] }, 200],
    ['an unknown invoke', { type: 'invoke', name: 'something/else', value: {} }, 501],
    ['a member without an id', { type: 'conversationUpdate', membersAdded: [{}] }, 400],
    ['text that is a number', { type: 'message', text: 5 }, 400],
    ['an empty sender', { type: 'message', text: 'my', from: {} }, 400],
    ['no type', { type: undefined, text: 'my' }, 400],
    ['a service URL elsewhere', { type: 'message', text: 'my', serviceUrl: 'https://attacker.example.fi/' }, 403],
  ])('%s is answered with %o', async (_, changes, status) => {
    expect((await deliver(changes)).status).toBe(status)
  })
})

function promptOf(email: string): string {
  return connector.messagesTo(email).at(-1)?.id ?? ''
}

async function contents(): Promise<string> {
  return JSON.stringify(await bot.bot.actions.store.sheets(round))
}

function deliver(changes: Readonly<Record<string, unknown>>) {
  const user = connector.user(owner)
  return connector.deliver({
    id: 'forged',
    channelId: 'msteams',
    serviceUrl: connector.serviceUrl,
    from: { id: user.userId, aadObjectId: user.aadObjectId, name: user.name },
    recipient: { id: connector.bot.id },
    conversation: {
      id: user.conversationId,
      conversationType: 'personal',
      tenantId: '7e9a1000-0000-4000-8000-000000000001',
    },
    channelData: { tenant: { id: '7e9a1000-0000-4000-8000-000000000001' } },
    ...changes,
  })
}
