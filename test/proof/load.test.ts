import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BotProcess, startBotProcess } from '../e2e/bot-process.ts'
import { type FakeConnector, startFakeConnector } from '../fakes/connector.ts'
import { cardInvoke } from '../fakes/teams-activities.ts'

const soak = process.env.SOAK !== undefined
/** Measured in slices, with the flood and without in turns, so that a busy machine weighs on both alike. */
const slices = soak ? 10 : 3
const shortestSliceMs = soak ? 6000 : 1500
/** Something else may spoil some slices: then more are taken, and all of them count. */
const mostRounds = 3
const mostLater = 2
/** Where others use the machine up, waiting times tell of them, and only what is answered is looked at. */
const canTellTimes = (loadavg()[0] ?? 0) < 1.5 * cpus().length
/** Of a minute of flood its first second, with what everybody may do at once, is too little to count; here it would be half. */
const leadMs = soak ? 0 : 1000

const people = ['owner', 'deputy', 'second', 'reader', 'listed', 'coordinator'].map((name) => `${name}@example.fi`)
const flooder = 'second@example.fi'
const clients = { valid: 100, invalid: 60, slow: 40, flood: 50 }
/** What the others ask for keeps the bot busy for this share of its time: how much that is, this machine says. */
const busy = 0.25
/** The flood's share if all of it were served; it comes whether there are answers or not. */
const poured = 0.75

let folder: string
let connector: FakeConnector
let bot: BotProcess
/** How long one press takes by itself. */
let pressMs: number

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

test('200 connections that send right, wrong and slowly, and then one who floods', { timeout: 600_000 }, async () => {
  pressMs = await measurePress()
  const calm: Slice[] = []
  const flooded: Slice[] = []
  const ratio = (of: (slice: Slice) => number): number => median(flooded.map(of)) / median(calm.map(of))
  const later = (): number => ratio(({ p99 }) => p99)
  for (let round = 0; round < mostRounds && (round === 0 || (canTellTimes && later() > mostLater)); round += 1) {
    for (let turn = 0; turn < slices; turn += 1) {
      calm.push(await slice(false))
      flooded.push(await slice(true))
    }
  }
  const [calmP99, floodedP99] = [calm, flooded].map((all) => median(all.map(({ p99 }) => p99)).toFixed(0))
  const costlier = ratio(({ cpuSeconds }) => cpuSeconds)
  process.stdout.write(
    `load: a press ${pressMs.toFixed(1)} ms, p99 ${calmP99} ms, beside a flood ${floodedP99} ms: ` +
      `${later().toFixed(2)} times, for ${costlier.toFixed(2)} times the work\n`,
  )
  if (canTellTimes) expect(later()).toBeLessThanOrEqual(mostLater)
})

async function measurePress(): Promise<number> {
  const agent = new Agent({ keepAlive: true })
  const times: number[] = []
  const bodies = people.filter((email) => email !== flooder).map(pressOf)
  for (let turn = 0; turn < 20; turn += 1)
    for (const body of bodies) {
      const begun = performance.now()
      await post(agent, body)
      times.push(performance.now() - begun)
    }
  agent.destroy()
  // The first ones find nothing compiled.
  return median(times.slice(times.length / 2))
}

interface Slice {
  /** Of the valid presses, in milliseconds. */
  readonly p99: number
  readonly cpuSeconds: number
}

async function cpuSeconds(): Promise<number> {
  const metrics = await (await fetch(`${bot.url}/metrics`)).text()
  return Number(/^process_cpu_seconds_total (\S+)/m.exec(metrics)?.[1])
}

/** Everybody at once for a while. */
async function slice(withFlood: boolean): Promise<Slice> {
  const before = await cpuSeconds()
  const agent = new Agent({ keepAlive: true, maxSockets: 1000 })
  const thinkMs = (clients.valid * pressMs) / busy
  // Everybody comes once at least.
  const until = performance.now() + leadMs + Math.max(shortestSliceMs, thinkMs)
  const others = people.filter((email) => email !== flooder).map(pressOf)
  const tooMuch = pressOf(flooder)
  const times: number[] = []
  let isReady = true
  const flood = repeat(withFlood ? clients.flood : 0, until, 0, async () => {
    const { status } = await post(agent, tooMuch)
    expect([200, 503]).toContain(status)
  })
  const pour = withFlood ? pourOut(agent, tooMuch, until) : undefined
  await pause(leadMs)
  const valid = repeat(clients.valid, until, thinkMs, async (client) => {
    const begun = performance.now()
    const { status, body } = await post(agent, others[client % others.length] ?? tooMuch)
    expect([status, body.slice(0, 17)]).toEqual([200, '{"statusCode":200'])
    times.push(performance.now() - begun)
  })
  const invalid = repeat(clients.invalid, until, thinkMs, async (client) => {
    const { status } = await post(agent, wrong[client % wrong.length] ?? '')
    expect(status).toBe(400)
  })
  const readiness = repeat(1, until, 200, async () => {
    isReady &&= (await fetch(`${bot.url}/readyz`)).ok
  })
  await Promise.all([valid, invalid, flood, pour, readiness, dribble(until)])
  agent.destroy()
  expect(isReady).toBe(true)
  return { p99: percentile(times, 0.99), cpuSeconds: (await cpuSeconds()) - before }
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
      await pause(Math.max(0, Math.min(restMs, until - performance.now())))
    }
  })
  await Promise.all(clientsOf)
}

/** One person's requests at a steady rate; nobody waits for what they say before sending the next. */
async function pourOut(agent: Agent, body: string, until: number): Promise<void> {
  const sent: Promise<unknown>[] = []
  const begun = performance.now()
  while (performance.now() < until) {
    while (sent.length < ((performance.now() - begun) * poured) / pressMs) sent.push(post(agent, body))
    await pause(10)
  }
  await Promise.all(sent)
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
