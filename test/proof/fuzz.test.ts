import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hastyDisk } from '../answering/answering-bot.ts'
import { type FakeConnector, startFakeConnector } from '../fakes/connector.ts'
import { personalInstall, personalMessage } from '../fakes/teams-activities.ts'
import { startTestBot, type TestBot } from '../fakes/test-bot.ts'
import { corpus, malformed } from './malformed-activities.ts'

const soak = process.env.SOAK !== undefined
const count = soak ? 20_000 : 2000
const atOnce = 20
const mostGrowth = 30 * 1024 * 1024
/** What the bot may answer to what is no activity, or one that nobody expects. */
const documented = [200, 400, 403, 413, 415, 501, 503]
const known = 'owner@example.fi'
const unknown = 'nobody@example.fi'

let connector: FakeConnector
let bot: TestBot
const log: string[] = []

beforeAll(async () => {
  setFlagsFromString('--expose-gc')
  connector = await startFakeConnector({ users: [known, unknown].map((email) => ({ email, name: email })) })
  bot = await startTestBot({
    programme: 'test/roles/programme.yaml',
    clock: '2021-10-17T09:00',
    disk: hastyDisk,
    log: (line) => log.push(line),
  })
  connector.connectTo(`${bot.url}/api/messages`)
  await connector.install(known)
  await bot.moveClock('2021-10-18T09:00')
})

afterAll(async () => {
  await bot.dispose()
  await connector.stop()
})

test(`${count} malformed activities do no harm`, { timeout: soak ? 900_000 : 120_000 }, async () => {
  const before = await contents()
  const bodies = [
    ...corpus,
    ...fc.sample(malformed(basesOf(known), basesOf(unknown)), { seed: 20211115, numRuns: count }),
  ]
  const statuses = new Map<number, number>()
  let warm = 0
  for (let first = 0; first < bodies.length; first += atOnce) {
    const answers = await Promise.all(bodies.slice(first, first + atOnce).map(post))
    for (const { status, body, sent } of answers) {
      if (!documented.includes(status)) expect.fail(`${status} for ${sent.slice(0, 500)}`)
      if (status >= 400 && body !== '') expect.fail(`${status} says "${body}" for ${sent.slice(0, 500)}`)
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
    // What is loaded and compiled at the first use is no leak.
    if (first >= bodies.length / 4 && warm === 0) warm = await heapUsed()
  }
  expect([...statuses.keys()]).toEqual(expect.arrayContaining([200, 400, 501]))
  process.stdout.write(`fuzz: ${JSON.stringify(Object.fromEntries(statuses))}\n`)
  expect(await contents()).toBe(before)
  const growth = (await heapUsed()) - warm
  process.stdout.write(`fuzz: grown by ${(growth / 1024 / 1024).toFixed(1)} MB\n`)
  expect(growth).toBeLessThan(mostGrowth)
  expect((await fetch(`${bot.url}/readyz`)).status).toBe(200)
  await connector.say(known, 'help')
  expect(log.filter((line) => line.includes('"turn failed"') && !line.includes('"error":"RestError"'))).toEqual([])
})

function basesOf(email: string) {
  const scene = { serviceUrl: connector.serviceUrl, bot: connector.bot, team: undefined }
  const user = connector.user(email)
  const [install] = personalInstall(scene, user)
  const message = personalMessage(scene, user, 'something')
  // An installation of somebody known would really change what is known of them.
  return email === known || install === undefined ? [message] : [message, install]
}

async function post(body: string) {
  const response = await fetch(`${bot.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
  return { status: response.status, body: await response.text(), sent: body }
}

/** Every file of the store with what is in it. */
async function contents(): Promise<string> {
  const entries = await readdir(bot.folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const read = await Promise.all(files.toSorted().map(async (file) => `${file}\n${await readFile(file, 'utf8')}`))
  return read.join('\n')
}

async function heapUsed(): Promise<number> {
  const gc: unknown = runInNewContext('gc')
  if (typeof gc !== 'function') throw new Error('There is no garbage collector to be had.')
  // The connector keeps every answer it was sent; without this they would count as the bot's.
  await new Promise((resolve) => setTimeout(resolve, 200))
  gc()
  return process.memoryUsage().heapUsed
}
