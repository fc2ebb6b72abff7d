import { type CardInputs, pressedAction } from './card-press.ts'
import { connectorApi } from './connector-api.ts'
import { asObject, cardResponse, inputsOf, type JsonObject } from './connector-schema.ts'
import { type ConnectorRequest, type Fault, type LogEntry, startConnectorServer } from './connector-server.ts'
import { notePerson, noteTyped } from './run-record.ts'
import * as activities from './teams-activities.ts'
import { createTeamsWorld, type FakeMessage, type FakeTeam, type FakeUser, type FakeUserInput } from './teams-world.ts'
import { createTraffic } from './traffic.ts'

export interface FakeConnectorOptions {
  readonly users: readonly FakeUserInput[]
  readonly team?: FakeTeam
  readonly bot?: activities.FakeBot
}

/** The bot's HTTP answer to an activity. */
export interface BotReply {
  readonly status: number
  /** Parsed JSON, the text if it is none, or undefined where there is no body. */
  readonly body: unknown
}

export interface FakeConnector {
  readonly serviceUrl: string
  readonly bot: activities.FakeBot
  readonly users: readonly FakeUser[]
  /** Every request the bot made, in the order they ended. */
  readonly log: readonly LogEntry[]
  /** Decides what goes wrong; nothing does at first. */
  faults: (request: ConnectorRequest) => Fault | undefined
  /** Names the bot's messaging endpoint, and headers to send there. */
  connectTo(botUrl: string, headers?: Readonly<Record<string, string>>): void
  user(email: string): FakeUser
  /** The messages in the user's 1:1 chat, in order, without deleted ones. */
  messagesTo(email: string): readonly FakeMessage[]
  /** Of a thread, or of a channel with all its threads. */
  messagesIn(conversationId: string): readonly FakeMessage[]
  /** The card as this user sees it: an answer to one's own press replaces it until the next edit. */
  cardFor(email: string, messageId: string): JsonObject
  install(email: string): Promise<readonly BotReply[]>
  /** Removes the app: what the bot sends to this user is refused until `install`. */
  uninstall(email: string): Promise<BotReply>
  /** Adds the app to the team, as its first member. */
  installTeam(): Promise<readonly BotReply[]>
  /** Writes in the 1:1 chat; `changes` replace fields of the activity. */
  say(email: string, text: string, changes?: JsonObject): Promise<BotReply>
  /** Starts a thread that mentions the bot, in the last channel if none is named; a thread's id replies in it. */
  sayInChannel(email: string, text: string, conversationId?: string): Promise<BotReply & { conversationId: string }>
  /** Presses the one button with this verb; `where` chooses among several by their data. */
  press(
    email: string,
    messageId: string,
    verb: string,
    inputs?: CardInputs,
    where?: (data: JsonObject) => boolean,
  ): Promise<BotReply>
  /** Sends an action that need not be on the card, by anyone. */
  pressRaw(email: string, messageId: string, action: JsonObject, changes?: JsonObject): Promise<BotReply>
  /** Sends any activity. */
  deliver(activity: JsonObject): Promise<BotReply>
  /** Resolves when no request has been under way for this long. */
  settled(quietMs?: number): Promise<void>
  stop(): Promise<void>
}

const defaultBot = { id: '28:b0700000-0000-4000-8000-000000000001', name: 'Oma-arviointi' }
/** Teams itself gives up on a bot after fifteen seconds. */
const botLimitMs = 15_000

/** Starts a Bot Connector with a Teams of its own behind it, on loopback. */
export async function startFakeConnector(options: FakeConnectorOptions): Promise<FakeConnector> {
  const world = createTeamsWorld(options)
  const traffic = createTraffic()
  for (const user of world.users) notePerson(user)
  const views = new Map<string, { card: JsonObject; edits: number }>()
  let endpoint: { url: string; headers: Readonly<Record<string, string>> } | undefined
  let threads = 0

  const server = await startConnectorServer({
    answer: connectorApi(world),
    fault: (request) => connector.faults(request),
    begin: traffic.begin,
  })
  const scene = { serviceUrl: server.url, bot: options.bot ?? defaultBot, team: world.team }

  async function deliver(activity: JsonObject): Promise<BotReply> {
    if (endpoint === undefined) throw new Error('The fake connector knows no bot: call connectTo first.')
    noteTyped([activity.text, inputsOf(activity.value)])
    const over = traffic.begin()
    try {
      const response = await fetch(endpoint.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...endpoint.headers },
        body: JSON.stringify(activity),
        signal: AbortSignal.timeout(botLimitMs),
      })
      return { status: response.status, body: parse(await response.text()) }
    } finally {
      over()
    }
  }

  function cardFor(email: string, messageId: string): JsonObject {
    const message = world.message(messageId)
    const view = views.get(`${email} ${messageId}`)
    const shown = view?.edits === message.edits ? view.card : asObject(message.activity.attachments?.[0]?.content)
    if (shown === undefined) throw new Error(`Message ${messageId} has no card.`)
    return shown
  }

  async function pressRaw(email: string, messageId: string, action: JsonObject, changes: JsonObject = {}) {
    const invoke = activities.cardInvoke(scene, world.user(email), world.message(messageId), action)
    const reply = await deliver({ ...invoke, ...changes })
    const answer = cardResponse.safeParse(reply.body)
    if (reply.status === 200 && answer.success) {
      views.set(`${email} ${messageId}`, { card: answer.data.value, edits: world.message(messageId).edits })
    }
    return reply
  }

  const connector: FakeConnector = {
    serviceUrl: server.url,
    bot: scene.bot,
    users: world.users,
    log: server.log,
    faults: () => undefined,
    connectTo(url, headers = {}) {
      endpoint = { url, headers }
    },
    user: world.user,
    messagesTo: (email) => world.messagesIn(world.user(email).conversationId),
    messagesIn: world.messagesIn,
    cardFor,
    install(email) {
      const user = world.user(email)
      world.unblock(user)
      return Promise.all(activities.personalInstall(scene, user).map(deliver))
    },
    uninstall(email) {
      const user = world.user(email)
      world.block(user)
      return deliver(activities.personalUninstall(scene, user))
    },
    installTeam() {
      const [installer] = world.teamMembers
      if (world.team === undefined || installer === undefined) throw new Error('The fake Teams has no team.')
      return Promise.all(activities.teamInstall(scene, installer, world.team).map(deliver))
    },
    say: (email, text, changes = {}) =>
      deliver({ ...activities.personalMessage(scene, world.user(email), text), ...changes }),
    async sayInChannel(email, text, conversationId = world.team?.channels.at(-1)?.id ?? world.team?.id) {
      if (conversationId === undefined) throw new Error('The fake Teams has no team.')
      threads += 1
      const thread = conversationId.includes(';') ? conversationId : `${conversationId};messageid=${threads}`
      const reply = await deliver(activities.channelMessage(scene, world.user(email), thread, text))
      return { ...reply, conversationId: thread }
    },
    async press(email, messageId, verb, inputs, where) {
      const owner = world.ownerOf(world.message(messageId).conversationId)
      if (owner !== undefined && owner !== world.user(email)) {
        throw new Error(`${email} cannot see message ${messageId}: it is in the chat of ${owner.email}.`)
      }
      return pressRaw(email, messageId, pressedAction(cardFor(email, messageId), { verb, inputs, where }))
    },
    pressRaw,
    deliver,
    settled: (quietMs = 30) => traffic.settled(quietMs),
    stop: server.stop,
  }
  return connector
}

function parse(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
