import { Agent, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { ownerNumber } from '../test/delivery/large-programme.ts'
import { connectorApi } from '../test/fakes/connector-api.ts'
import { cardResponse, type JsonObject } from '../test/fakes/connector-schema.ts'
import { startConnectorServer } from '../test/fakes/connector-server.ts'
import { cardInvoke, type FakeBot } from '../test/fakes/teams-activities.ts'
import { createTeamsWorld, type FakeMessage, type FakeUser } from '../test/fakes/teams-world.ts'
import { createTraffic } from '../test/fakes/traffic.ts'

/** A Teams without bounds or delays, so that a bot alone decides how fast it is. */
export interface FakeTeams {
  readonly serviceUrl: string
  readonly bot: FakeBot
  readonly owners: readonly FakeUser[]
  /** A message in the owner's chat; the bot edits it when a button on it is pressed. */
  readonly message: (owner: FakeUser) => FakeMessage
  /** How many times a message has been edited so far, by any bot. */
  readonly edits: () => number
  /** Presses a button and resolves with the card that the bot answers; throws where it answers none. */
  readonly press: (endpoint: Endpoint, message: FakeMessage, action: JsonObject) => Promise<Pressed>
  /** Resolves when no bot has called for a while, with the moment at which the last call ended. */
  readonly settled: () => Promise<number>
  readonly stop: () => Promise<void>
}

/** A bot's address, with connections of its own that stay open between presses. */
export interface Endpoint {
  readonly url: string
  readonly agent: Agent
}

export interface Pressed {
  readonly card: JsonObject
  /** From the request's beginning to the answer's end. */
  readonly ms: number
}

/** Where reports appear. */
export const channel = '19:bench@thread.tacv2'

const bot: FakeBot = { id: '28:b0700000-0000-4000-8000-000000000001', name: 'Oma-arviointi' }
const quietMs = 150
/** Shorter than a server waits, so that no press meets a connection that is just being closed. */
const idleMs = 2000

export async function startFakeTeams(clients: number): Promise<FakeTeams> {
  const users = Array.from({ length: clients }, (_, index) => ({ email: ownerNumber(index), name: `Owner ${index}` }))
  const world = createTeamsWorld({ users, team: { id: channel, name: 'Programme', channels: [] } })
  const traffic = createTraffic()
  const answer = connectorApi(world)
  let lastEnd = 0
  let edits = 0
  const server = await startConnectorServer({
    answer(request) {
      const response = answer(request)
      if (request.method === 'PUT' && response.status === 200) edits += 1
      return response
    },
    fault: () => undefined,
    begin() {
      const over = traffic.begin()
      return () => {
        lastEnd = performance.now()
        over()
      }
    },
  })
  const scene = { serviceUrl: server.url, bot, team: undefined }

  return {
    serviceUrl: server.url,
    bot,
    owners: world.users,
    message: ({ conversationId }) => world.post(conversationId, { type: 'message' }),
    edits: () => edits,
    async press(endpoint, message, action) {
      const owner = world.ownerOf(message.conversationId)
      if (owner === undefined) throw new Error('The message is in nobody’s chat.')
      const invoke = JSON.stringify(cardInvoke(scene, owner, message, action))
      const before = performance.now()
      const { status, body } = await post(endpoint, invoke)
      const ms = performance.now() - before
      const answer = cardResponse.safeParse(status === 200 ? JSON.parse(body) : undefined)
      if (!answer.success) throw new Error(`${action.verb} was answered ${status}: ${body}`)
      return { card: answer.data.value, ms }
    },
    async settled() {
      await traffic.settled(quietMs)
      return lastEnd
    },
    stop: server.stop,
  }
}

export function endpointAt(botUrl: string): Endpoint {
  return { url: `${botUrl}/api/messages`, agent: new Agent({ keepAlive: true, timeout: idleMs }) }
}

function post({ url, agent }: Endpoint, body: string): Promise<{ readonly status: number; readonly body: string }> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const outgoing = request(url, { method: 'POST', agent, headers }, (response) => {
      text(response).then((answer) => resolve({ status: response.statusCode ?? 0, body: answer }), reject)
    })
    outgoing.once('error', reject)
    outgoing.end(body)
  })
}
