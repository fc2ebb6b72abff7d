import { Agent, request } from 'node:http'
import process from 'node:process'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { newKeyPair, type OpenIdServer, startOpenIdServer } from '../fakes/open-id-server.ts'
import { channelClaims, meetOwner, ownersPress, startTeamsBot } from '../fakes/teams-mode.ts'
import type { TestBot } from '../fakes/test-bot.ts'

const claims = channelClaims()
const inOneGo = 50
const pairs = 5

const onConsole = vi.spyOn(console, 'error').mockImplementation(() => undefined)
const agent = new Agent({ keepAlive: true, maxSockets: 20 })
let openId: OpenIdServer
let bot: TestBot

beforeAll(async () => {
  openId = await startOpenIdServer()
  bot = await startTeamsBot(openId)
  await meetOwner(bot)
})

afterAll(async () => {
  agent.destroy()
  await bot.dispose()
  await openId.stop()
  vi.restoreAllMocks()
})

const stranger = newKeyPair().privateKey

test.each([
  ['by somebody else under the name of a key that holds', () => openId.sign({ claims, key: stranger })],
  ['with a key that nobody knows', () => openId.sign({ claims, header: { kid: 'key-2' } })],
  ['for another bot', () => openId.sign({ claims: { ...claims, aud: 'b0700000-0000-4000-8000-000000000002' } })],
  ['a day ago', () => openId.sign({ claims: { ...claims, exp: claims.exp - 90_000 } })],
])('thousands of tokens signed %s cost less than as many presses, and no line', async (name, token) => {
  const [forged, held] = [token(), openId.sign({ claims })]
  const ratios: number[] = []
  // The first ones find nothing compiled.
  await cost(held, 200)
  await cost(forged, 401)
  // In turns, and by the processor's own clock, so that whatever else the machine does weighs on both alike.
  for (let pair = 0; pair < pairs; pair += 1) ratios.push((await cost(forged, 401)) / (await cost(held, 200)))
  const ratio = ratios.toSorted((one, other) => one - other)[Math.floor(pairs / 2)] ?? Number.NaN
  process.stdout.write(`a token signed ${name}: ${ratio.toFixed(2)} of a press\n`)
  expect(ratio).toBeLessThan(1)
  expect(onConsole).not.toHaveBeenCalled()
})

/** Processor time of some requests one after the other, of whoever sends them too. */
async function cost(token: string, expected: number): Promise<number> {
  const before = process.cpuUsage()
  for (let count = 0; count < inOneGo; count += 1) expect(await press(token)).toBe(expected)
  const { user, system } = process.cpuUsage(before)
  return user + system
}

function press(token: string): Promise<number | undefined> {
  const body = ownersPress()
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  }
  return new Promise((resolve, reject) => {
    const sending = request(`${bot.url}/api/messages`, { method: 'POST', agent, headers }, (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode))
    })
    sending.on('error', reject)
    sending.end(body)
  })
}
