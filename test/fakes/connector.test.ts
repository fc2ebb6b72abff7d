import { Application, TeamsAdapter } from '@microsoft/teams-ai'
import { MessageFactory, TeamsInfo, type TurnContext } from 'botbuilder'
import restify from 'restify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeConnector, startFakeConnector } from './connector.ts'

const anna = 'anna@example.fi'
const bo = 'bo@example.fi'
const reports = '19:reports@thread.tacv2'
const appId = 'b0700000-0000-4000-8000-000000000001'

let connector: FakeConnector
let bot: Awaited<ReturnType<typeof startBot>>

beforeEach(async () => {
  connector = await startFakeConnector({
    users: [
      { email: anna, name: 'Anna Aalto' },
      { email: bo, name: 'Bo Berg', userPrincipalName: 'bo.berg@example.onmicrosoft.com' },
      { email: 'cia@example.fi', name: 'Cia Caj' },
    ],
    team: { id: '19:team@thread.tacv2', name: 'Programme', channels: [{ id: reports, name: 'Reports' }] },
  })
  bot = await startBot()
  connector.connectTo(bot.url)
})

afterEach(async () => {
  await bot.stop()
  await connector.stop()
})

describe('a real teams-ai bot against the fake connector', () => {
  it('answers what a user says', async () => {
    expect(await connector.say(anna, 'hello')).toMatchObject({ status: 200 })
    expect(connector.messagesTo(anna).map(({ activity }) => activity.text)).toEqual(['You said hello'])
    expect(connector.messagesTo(bo)).toEqual([])
  })

  it('edits the pressed card and answers the invoke with the next one', async () => {
    await connector.say(anna, 'card')
    const [message] = connector.messagesTo(anna)
    const id = message?.id ?? ''
    const reply = await connector.press(anna, id, 'save', { results: 'Done\nwell' })
    expect(reply).toMatchObject({ status: 200, body: { statusCode: 200 } })
    expect(connector.cardFor(anna, id)).toMatchObject({
      body: [{ text: '{"verb":"save","round":"r1","level":"25","results":"Done\\nwell"}' }],
    })
    expect(connector.messagesTo(anna)).toMatchObject([{ id, edits: 1 }])
  })

  it('refuses presses that no user could make, and sends forged ones as they are', async () => {
    await connector.say(anna, 'card')
    const id = connector.messagesTo(anna)[0]?.id ?? ''
    await expect(connector.press(anna, id, 'send')).rejects.toThrow('0 such actions')
    await expect(connector.press(anna, id, 'save', { level: '33' })).rejects.toThrow('offers 0, 25')
    await expect(connector.press(anna, id, 'save', { results: 'x'.repeat(21) })).rejects.toThrow('takes 20')
    await expect(connector.press(bo, id, 'save')).rejects.toThrow('cannot see')
    const forged = { type: 'Action.Execute', verb: 'send', data: { verb: 'send' } }
    expect(await connector.pressRaw(bo, id, forged)).toMatchObject({ status: 501 })
  })

  it('reaches a known chat and a new one, and a channel, without a turn', async () => {
    await connector.install(anna)
    await bot.continueWith(connector.user(anna).conversationId, 'known')
    await bot.createPersonal(connector.user(bo).userId, 'new')
    await bot.createPersonal(connector.user(bo).aadObjectId, 'same')
    await bot.postThread(reports, 'report')
    await connector.settled()
    const texts = (messages: ReturnType<FakeConnector['messagesTo']>) => messages.map(({ activity }) => activity.text)
    expect(texts(connector.messagesTo(anna))).toEqual(['known'])
    expect(texts(connector.messagesTo(bo))).toEqual(['new', 'same'])
    expect(texts(connector.messagesIn(reports))).toEqual(['report'])
    expect(connector.messagesIn(reports)[0]?.conversationId).toMatch(/;messageid=\d+$/)
    expect(connector.log.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201, 201])
  })

  it('hears about installation from both events and keeps a removed user from the bot', async () => {
    await connector.install(anna)
    await connector.installTeam()
    expect(bot.events.toSorted()).toEqual(['add', 'add', 'conversationUpdate', 'conversationUpdate'])
    await connector.uninstall(anna)
    expect(bot.events.at(-1)).toBe('remove')
    await expect(bot.createPersonal(connector.user(anna).userId, 'hi')).rejects.toMatchObject({ statusCode: 403 })
  })

  it('pages through the roster in a channel', async () => {
    const { conversationId } = await connector.sayInChannel(anna, 'roster')
    expect(connector.messagesIn(conversationId)[0]?.activity.text).toBe(
      'anna@example.fi, bo@example.fi | cia@example.fi | bo@example.fi | Programme',
    )
  })

  it('goes wrong on demand', async () => {
    connector.faults = ({ method }) =>
      method === 'POST' ? { status: 403, body: { error: { code: 'Blocked' } } } : undefined
    await expect(bot.createPersonal(connector.user(bo).userId, 'no')).rejects.toMatchObject({ statusCode: 403 })
    expect(connector.messagesTo(bo)).toEqual([])
    let drops = 1
    connector.faults = ({ segments }) => (segments[3] === 'activities' && drops-- > 0 ? 'reset-after' : undefined)
    await bot.createPersonal(connector.user(bo).userId, 'twice')
    expect(connector.messagesTo(bo)).toHaveLength(2)
  })
})

/** A bot without sign-in, as small as the SDK lets it be. */
async function startBot() {
  const adapter = new TeamsAdapter()
  const app = new Application({ adapter, startTypingTimer: false })
  const events: string[] = []

  app.adaptiveCards.actionExecute('save', async (context, _state, data) => {
    const next = {
      type: 'AdaptiveCard' as const,
      version: '1.5',
      body: [{ type: 'TextBlock', text: JSON.stringify(data) }],
    }
    await context.updateActivity({ ...cardMessage(next), id: context.activity.replyToId ?? '' })
    return next
  })
  app.activity('message', async (context) => {
    const text = context.activity.text.trim()
    if (text === 'card') await context.sendActivity(cardMessage(questionCard()))
    else if (text === 'roster') await context.sendActivity(await describeRoster(context))
    else await context.sendActivity(`You said ${text}`)
  })
  app.activity('installationUpdate', async ({ activity }) => void events.push(activity.action ?? ''))
  app.activity('conversationUpdate', async ({ activity }) => void events.push(activity.type))

  const server = restify.createServer()
  server.use(restify.plugins.bodyParser())
  server.post('/api/messages', async (request, response) => {
    // Only what the adapter reads: restify's own type does not fit it to the letter.
    const { body, headers, method = '' } = request
    await adapter.process({ body, headers, method }, response, async (context) => void (await app.run(context)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  const create = (parameters: object, text?: string) =>
    adapter.createConversationAsync(
      appId,
      'msteams',
      connector.serviceUrl,
      'https://api.botframework.com',
      parameters as Parameters<TeamsAdapter['createConversationAsync']>[4],
      async (context) => void (text && (await context.sendActivity(text))),
    )

  return {
    url: `http://127.0.0.1:${server.address().port}/api/messages`,
    events,
    continueWith: (conversationId: string, text: string) =>
      adapter.continueConversationAsync(
        appId,
        {
          bot: connector.bot,
          channelId: 'msteams',
          serviceUrl: connector.serviceUrl,
          conversation: { id: conversationId, isGroup: false, conversationType: 'personal', name: '' },
        },
        async (context) => void (await context.sendActivity(text)),
      ),
    createPersonal: (id: string, text: string) =>
      create({ isGroup: false, bot: connector.bot, members: [{ id }] }, text),
    postThread: (id: string, text: string) =>
      create({ isGroup: true, channelData: { channel: { id } }, activity: MessageFactory.text(text) }),
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

async function describeRoster(context: TurnContext): Promise<string> {
  const first = await TeamsInfo.getPagedMembers(context, 2)
  const second = await TeamsInfo.getPagedMembers(context, 2, first.continuationToken)
  const bo = await TeamsInfo.getMember(context, connector.user('bo@example.fi').aadObjectId)
  const team = await TeamsInfo.getTeamDetails(context)
  const emails = [first, second].map(({ members }) => members.map(({ email }) => email).join(', '))
  return [...emails, bo.email, team.name].join(' | ')
}

function cardMessage(content: object) {
  return { type: 'message', attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }] }
}

function questionCard() {
  const choices = [0, 25].map((value) => ({ title: `${value} %`, value: `${value}` }))
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [
      { type: 'Input.ChoiceSet', id: 'level', label: 'Level', value: '25', choices },
      { type: 'Input.Text', id: 'results', label: 'Results', isMultiline: true, maxLength: 20 },
      { type: 'Input.Text', id: 'empty', label: 'Empty' },
    ],
    actions: [{ type: 'Action.Execute', title: 'Save', verb: 'save', data: { verb: 'save', round: 'r1' } }],
  }
}
