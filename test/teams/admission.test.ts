import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { admissionLimits, createAdmission } from '../../src/teams/admission.ts'
import { type InboundActivity, inboundActivity } from '../../src/teams/inbound-activity.ts'
import { type FakeConnector, startFakeConnector } from '../fakes/connector.ts'
import { ownersPress, personalChat } from '../fakes/teams-mode.ts'
import { startTestBot, type TestBot } from '../fakes/test-bot.ts'
import { readCard } from '../round/cards.ts'

const owner = 'owner@example.fi'
const second = 'second@example.fi'
const log: string[] = []

let connector: FakeConnector
let bot: TestBot | undefined

beforeEach(async () => {
  log.length = 0
  connector = await startFakeConnector({ users: [owner, second].map((email) => ({ email, name: email })) })
})

afterEach(async () => {
  await bot?.dispose()
  await connector.stop()
})

describe('somebody who asks too much at once', () => {
  beforeEach(() => start({ ...admissionLimits, person: { burst: 6, perSecond: 0.01 } }))

  test('hears it once and is not served, while others are', async () => {
    const said = textsTo(owner).length
    const replies = await Promise.all(Array.from({ length: 10 }, () => connector.say(owner, 'help')))
    expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 200))
    const answers = textsTo(owner).slice(said)
    expect(answers.filter((text) => text.includes('too much at once'))).toHaveLength(1)
    expect(answers.length).toBeLessThan(8)
    expect(await tooFastCount()).toBeGreaterThan(3)
    await connector.say(second, 'help')
    expect(connector.messagesTo(second).length).toBeGreaterThan(1)
  })

  test('gets a sentence under the card at every press', async () => {
    const message = connector.messagesTo(owner).at(-1)?.id ?? ''
    const press = () =>
      connector.pressRaw(owner, message, { type: 'Action.Execute', verb: 'status', data: { round: 'x' } })
    await Promise.all(Array.from({ length: 6 }, press))
    const replies = await Promise.all(Array.from({ length: 3 }, press))
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200])
    for (const { body } of replies) expect(JSON.stringify(body)).toContain('too much at once')
  })
})

describe('an organisation that asks too much at once', () => {
  test('hears it, whoever of it asks, and nobody of it is served', async () => {
    await start({ ...admissionLimits, tenant: { burst: 8, perSecond: 0.01 } })
    await Promise.all(Array.from({ length: 10 }, () => connector.say(owner, 'help')))
    const before = textsTo(second).length
    await Promise.all(Array.from({ length: 3 }, () => connector.say(second, 'help')))
    for (const texts of [textsTo(owner), textsTo(second).slice(before)])
      expect(texts.filter((text) => text.includes('too much at once'))).toHaveLength(1)
    expect(textsTo(second)).toHaveLength(before + 1)
    expect(await tooFastCount()).toBeGreaterThanOrEqual(2)
  })

  test('leaves those of another one alone', async () => {
    const admission = createAdmission({ ...admissionLimits, tenant: { burst: 1, perSecond: 0.01 } }, () => 0)
    const verdictFor = async (tenant: string) => (await admission.admit(from(tenant), async () => 'served')).verdict
    expect(await verdictFor('one')).toBe('done')
    expect(await verdictFor('one')).toBe('too-fast')
    expect(await verdictFor('another')).toBe('done')
  })
})

function from(tenantId: string): InboundActivity {
  return inboundActivity.parse(JSON.parse(ownersPress({ channelData: {}, conversation: personalChat(tenantId) })))
}

describe('somebody who is a little too fast', () => {
  beforeEach(() => start({ ...admissionLimits, person: { burst: 6, perSecond: 20 } }))

  test('is served all the same, a little later', async () => {
    for (let time = 0; time < 12; time += 1) await connector.say(owner, 'help')
    expect(await tooFastCount()).toBe(0)
    expect(textsTo(owner).filter((text) => text.includes('too much at once'))).toEqual([])
  })
})

describe('a bot that cannot keep up', () => {
  beforeEach(() => start({ ...admissionLimits, turns: { atOnce: 1, atOnceEach: 1, waiting: 1, waitingEach: 1 } }))

  test('asks to come again, and answers whom it has let in', async () => {
    connector.faults = () => ({ delayMs: 300 })
    const replies = await Promise.all([owner, second, owner, second].map((email) => connector.say(email, 'help')))
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 200, 503, 503])
    expect(await (await fetch(`${bot?.url}/metrics`)).text()).toContain('refusals_total{reason="too-many-turns"} 2')
  })
})

describe('the log of a turn', () => {
  beforeEach(() => start(admissionLimits))

  test.each([
    ['a command', 'help', 'command:help', 'done'],
    ['a command of two words', '/Channel here', 'command:channel-here', 'only-in-channel'],
    ['what begins like a command', 'my sister Aino is ill', 'command:my', 'nothing-open'],
    ['what nobody understands', 'Aino on sairaana', 'command:unknown', 'unknown-command'],
    ['what is for others', 'rehearse', 'command:rehearse', 'not-for-you'],
  ])('of %s is one line of its kind, its outcome and its time', async (_, text, kind, outcome) => {
    log.length = 0
    await connector.say(owner, text)
    const lines = log.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'turn')
    expect(lines).toEqual([
      {
        level: 30,
        time: expect.any(String),
        msg: 'turn',
        request: expect.any(String),
        kind,
        outcome,
        ms: expect.any(Number),
      },
    ])
    expect(log.join('')).not.toMatch(/aino|sister|sairaana/i)
  })

  test('of a press names its verb', async () => {
    log.length = 0
    const message = connector.messagesTo(owner).at(-1)?.id ?? ''
    const press = (verb: string) => connector.pressRaw(owner, message, { type: 'Action.Execute', verb, data: {} })
    await press('open')
    await press('Aino Virtanen')
    const kinds = log.map((line) => JSON.parse(line)).map(({ kind, outcome }) => [kind, outcome])
    expect(kinds).toEqual([
      ['press:open', 'bad-card'],
      ['press:unknown', 'unknown-action'],
    ])
  })
})

/** What each of the bot's messages to the person says, the oldest first. */
function textsTo(email: string): readonly string[] {
  return connector.messagesTo(email).map(({ activity }) => readCard(activity.attachments?.[0]?.content).text)
}

async function tooFastCount(): Promise<number> {
  const metrics = await (await fetch(`${bot?.url}/metrics`)).text()
  return Number(/refusals_total\{reason="too-fast"\} (\d+)/.exec(metrics)?.[1] ?? 0)
}

async function start(limits: typeof admissionLimits): Promise<void> {
  bot = await startTestBot({
    programme: 'test/roles/programme.yaml',
    clock: '2021-10-17T09:00',
    limits,
    log: (line) => log.push(line),
  })
  connector.connectTo(`${bot.url}/api/messages`)
  await connector.install(owner)
  await connector.install(second)
}
