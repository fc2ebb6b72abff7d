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
import { watchStarvation } from './starvation.ts'

const soak = process.env.SOAK !== undefined
/** Measured in slices, with the flood and without in turns, so that a busy machine weighs on both alike. */
const slices = soak ? 10 : 3
const shortestSliceMs = soak ? 6000 : 1500
/** Something else may spoil some slices: then more are taken. */
const mostRounds = 3
const mostLater = 2
/**
 * Where the bot or its clients had to wait longer for a processor than this, times tell of whoever had it. On two cores
 * they wait for each other a fourth of their time with nothing else running, which a long run evens out.
 */
const mostStarved = soak ? 0.3 : 0.1
/** The few seconds of a short run hold too few requests to tell more where the machine was busy before they began. */
const canTellTimes = soak || (loadavg()[0] ?? 0) < 1.5 * cpus().length
/** What one request of the flood costs beside a press, in time of the processor, which does not depend on others; some are served. */
const mostCost = 1
/**
 * What everybody may do at once comes in a flood's first second: of a minute too little to count, but here each slice
 * begins a flood of its own.
 */
const leadMs = 1000

const people = ['owner', 'deputy', 'second', 'reader', 'listed', 'coordinator'].map((name) => `${name}@example.fi`)
const flooder = 'second@example.fi'
const clients = { valid: 100, invalid: 60, slow: 40, flood: 50 }
/** What the others ask for keeps the bot busy for this share of its time: how much that is, this machine says. */
const busy = 0.25
/** The flood's share if all of it were served; it comes whether there are answers or not. */
const share = 0.75

let folder: string
let connector: FakeConnector
let bot: BotProcess
/** How long one press takes by itself. */
let pressMs: number
let starved: () => number

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
  starved = watchStarvation([bot.pid, process.pid])
})

afterAll(async () => {
  await bot.kill()
  await connector.stop()
  await rm(folder, { recursive: true, force: true })
})

test('200 connections that send right, wrong and slowly, and then one who floods', { timeout: 600_000 }, async () => {
  pressMs = await measurePress()
  const pairs: Pair[] = []
  const told = (): readonly Pair[] =>
    pairs.filter(({ calm, flooded }) => Math.max(calm.starved, flooded.starved) <= mostStarved)
  const mayTell = (): boolean =>
    canTellTimes && told().length > 0 && (told().length < slices || later(told()) > mostLater)
  while (pairs.length < slices || (pairs.length < mostRounds * slices && mayTell()))
    pairs.push({ calm: await slice(false), flooded: await slice(true) })
  const [calmP99, floodedP99] = [middle(pairs, ({ calm }) => calm.p99), middle(pairs, ({ flooded }) => flooded.p99)]
  process.stdout.write(
    `load: a press ${pressMs.toFixed(1)} ms, p99 ${calmP99.toFixed(0)} ms, beside a flood ${floodedP99.toFixed(0)} ms; ` +
      `a request of the flood costs ${cost(pairs).toFixed(2)} of a press; ` +
      `${told().length} of ${pairs.length} pairs without starving, all ${later(pairs).toFixed(2)} times as late, waiting for ` +
      `a processor ${middle(pairs, ({ calm }) => calm.starved).toFixed(2)} and ` +
      `${middle(pairs, ({ flooded }) => flooded.starved).toFixed(2)} of the time` +
      `${told().length === 0 ? '' : `: ${later(told()).toFixed(2)} times as late`}\n`,
  )
  expect(cost(pairs)).toBeLessThan(mostCost)
  if (canTellTimes && told().length >= slices) expect(later(told())).toBeLessThanOrEqual(mostLater)
})

interface Pair {
  readonly calm: Slice
  readonly flooded: Slice
}

/** How many times as long those wait who wait longest. */
function later(pairs: readonly Pair[]): number {
  return middle(pairs, ({ flooded }) => flooded.p99) / middle(pairs, ({ calm }) => calm.p99)
}

/** What one request of the flood costs more, beside what there was without it for each press. */
function cost(pairs: readonly Pair[]): number {
  const ofFlood = middle(pairs, ({ calm, flooded }) => (flooded.cpuSeconds - calm.cpuSeconds) / flooded.fromFlooder)
  return ofFlood / middle(pairs, ({ calm }) => calm.cpuSeconds / calm.valid)
}

function middle(pairs: readonly Pair[], of: (pair: Pair) => number): number {
  return median(pairs.map(of))
}

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
  readonly valid: number
  readonly fromFlooder: number
  readonly cpuSeconds: number
  /** The share of its time for which the bot, or who asks it, waited for a processor. */
  readonly starved: number
}

async function cpuSeconds(): Promise<number> {
  const metrics = await (await fetch(`${bot.url}/metrics`)).text()
  return Number(/^process_cpu_seconds_total (\S+)/m.exec(metrics)?.[1])
}

/** Everybody at once for a while. */
async function slice(withFlood: boolean): Promise<Slice> {
  const before = await cpuSeconds()
  starved()
  const agent = new Agent({ keepAlive: true, maxSockets: 1000 })
  const thinkMs = (clients.valid * pressMs) / busy
  // Everybody comes once at least.
  const until = performance.now() + leadMs + Math.max(shortestSliceMs, thinkMs)
  const others = people.filter((email) => email !== flooder).map(pressOf)
  const tooMuch = pressOf(flooder)
  const times: number[] = []
  let isReady = true
  let fromFlooder = 0
  const flood = repeat(withFlood ? clients.flood : 0, until, 0, async () => {
    const { status } = await post(agent, tooMuch)
    fromFlooder += 1
    expect([200, 503]).toContain(status)
  })
  const pour = withFlood ? pourOut(agent, tooMuch, until) : 0
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
  const [poured] = await Promise.all([pour, valid, invalid, flood, readiness, dribble(until)])
  agent.destroy()
  expect(isReady).toBe(true)
  const waited = starved()
  return {
    p99: percentile(times, 0.99),
    valid: times.length,
    fromFlooder: fromFlooder + poured,
    cpuSeconds: (await cpuSeconds()) - before,
    starved: waited,
  }
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
async function pourOut(agent: Agent, body: string, until: number): Promise<number> {
  const sent: Promise<unknown>[] = []
  const begun = performance.now()
  while (performance.now() < until) {
    while (sent.length < ((performance.now() - begun) * share) / pressMs) sent.push(post(agent, body))
    await pause(10)
  }
  await Promise.all(sent)
  return sent.length
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
