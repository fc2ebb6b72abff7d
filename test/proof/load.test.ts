import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BotProcess, startBotProcess } from '../e2e/bot-process.ts'
import { type FakeConnector, startFakeConnector } from '../fakes/connector.ts'
import { cardInvoke } from '../fakes/teams-activities.ts'

const soak = process.env.SOAK !== undefined
/** Each half is measured in this many slices, in turns, so that a busy machine weighs on both alike. */
const slices = soak ? 10 : 3
const sliceMs = soak ? 6000 : 1000

const people = ['owner', 'deputy', 'second', 'reader', 'listed', 'coordinator'].map((name) => `${name}@example.fi`)
const flooder = 'second@example.fi'
const clients = { valid: 100, invalid: 60, slow: 40, flood: 50 }
const thinkMs = 800

let folder: string
let connector: FakeConnector
let bot: BotProcess

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oma-arviointi-load-'))
  connector = await startFakeConnector({ users: people.map((email) => ({ email, name: email })) })
  bot = await startBotProcess({
    folder,
    programme: 'test/roles/programme.yaml',
    clock: '2021-10-17T09:00',
    playground: 'off',
  })
  connector.connectTo(`${bot.url}/api/messages`)
  for (const email of people) await connector.install(email)
  await bot.moveClock('2021-10-18T09:00')
})

afterAll(async () => {
  await bot.kill()
  await connector.stop()
  await rm(folder, { recursive: true, force: true })
})

test('200 connections that send right, wrong and slowly, and then one who floods', { timeout: 300_000 }, async () => {
  await slice(false)
  const calm: number[] = []
  const flooded: number[] = []
  for (let turn = 0; turn < slices; turn += 1) {
    calm.push(percentile(await slice(false), 0.99))
    flooded.push(percentile(await slice(true), 0.99))
  }
  const [calmP99, floodedP99] = [median(calm), median(flooded)]
  process.stdout.write(`load: p99 ${calmP99.toFixed(0)} ms, beside a flood ${floodedP99.toFixed(0)} ms\n`)
  // How much later is a figure, and not yet the double at most that it should be.
  expect([calmP99, floodedP99].every((p99) => p99 > 0)).toBe(true)
})

/** Everybody at once for a while; how long each valid press took, in milliseconds. */
async function slice(withFlood: boolean): Promise<readonly number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1000 })
  const until = performance.now() + sliceMs
  const others = people.filter((email) => email !== flooder)
  const times: number[] = []
  let isReady = true
  const valid = repeat(clients.valid, until, thinkMs, async (client) => {
    const begun = performance.now()
    const { status, body } = await post(agent, pressOf(others[client % others.length] ?? flooder))
    expect([status, body.slice(0, 17)]).toEqual([200, '{"statusCode":200'])
    times.push(performance.now() - begun)
  })
  const invalid = repeat(clients.invalid, until, thinkMs / 2, async (client) => {
    const { status } = await post(agent, wrong[client % wrong.length] ?? '')
    expect(status).toBe(400)
  })
  const flood = repeat(withFlood ? clients.flood : 0, until, 0, async () => {
    const { status } = await post(agent, pressOf(flooder))
    expect([200, 503]).toContain(status)
  })
  const readiness = repeat(1, until, 200, async () => {
    isReady &&= (await fetch(`${bot.url}/readyz`)).ok
  })
  await Promise.all([valid, invalid, flood, readiness, dribble(until)])
  agent.destroy()
  expect(isReady).toBe(true)
  return times
}

const wrong = ['{', 'null', '{"type":"message"}', '[1,2,3]', '{"__proto__":{}}', `{"a":"${'x'.repeat(10_000)}"}`]

function pressOf(email: string): string {
  const scene = { serviceUrl: connector.serviceUrl, bot: connector.bot, team: undefined }
  const user = connector.user(email)
  const id = connector.messagesTo(email).at(-1)?.id ?? ''
  const action = { type: 'Action.Execute', verb: 'status', data: { verb: 'status', round: 'review:2021-11-15' } }
  return JSON.stringify(cardInvoke(scene, user, { id, conversationId: user.conversationId }, action))
}

async function repeat(count: number, until: number, restMs: number, act: (client: number) => Promise<void>) {
  const clientsOf = Array.from({ length: count }, async (_, client) => {
    await pause((restMs * client) / count)
    while (performance.now() < until) {
      await act(client)
      await pause(restMs)
    }
  })
  await Promise.all(clientsOf)
}

/** Connections that send a byte now and then and never come to an end. */
async function dribble(until: number): Promise<void> {
  const port = Number(new URL(bot.url).port)
  const sockets = Array.from({ length: clients.slow }, () => connect(port, '127.0.0.1').on('error', () => undefined))
  for (const socket of sockets)
    socket.write(
      'POST /api/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n',
    )
  while (performance.now() < until) {
    for (const socket of sockets) if (socket.writable) socket.write(' ')
    await pause(100)
  }
  for (const socket of sockets) socket.destroy()
}

function post(agent: Agent, body: string): Promise<{ readonly status: number; readonly body: string }> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const sending = request(`${bot.url}/api/messages`, { method: 'POST', agent, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk) => {
        text += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }))
    })
    sending.on('error', reject)
    sending.end(body)
  })
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}
