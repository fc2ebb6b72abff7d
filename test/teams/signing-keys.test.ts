import { createPublicKey, type KeyObject } from 'node:crypto'
import { createServer } from 'node:http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createSigningKeys, KeysUnavailable } from '../../src/teams/signing-keys.ts'
import { newKeyPair, type OpenIdServer, startOpenIdServer } from '../fakes/open-id-server.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

let server: OpenIdServer
let asked: string[]
let at: number
let failures: unknown[]

beforeEach(async () => {
  server = await startOpenIdServer()
  asked = []
  at = 0
  failures = []
  answer(() => undefined)
})

afterEach(() => server.stop())

function answer(trouble: OpenIdServer['trouble']): void {
  server.trouble = (path) => {
    asked.push(path)
    return trouble(path)
  }
}

function theKeys(withinMs = 500) {
  return createSigningKeys({
    metadataUrl: server.authority.metadataUrl,
    withinMs,
    now: () => at,
    onFailure: (error) => failures.push(error),
  })
}

/** Metadata and keys are two questions. */
const once = 2

test('a key is that of the authority, with the channels it may vouch for', async () => {
  const found = await theKeys().get('key-1')
  expect(createPublicKey(found?.key ?? '').equals(server.publicKey)).toBe(true)
  expect(found?.endorsements).toEqual(['msteams'])
})

test('keys are asked for once a day, however many come at once', async () => {
  const keys = theKeys()
  await Promise.all(Array.from({ length: 20 }, () => keys.get('key-1')))
  at = day - 1
  await keys.get('key-1')
  expect(asked).toHaveLength(once)
})

test('a key of yesterday serves while the keys are asked for anew', async () => {
  const keys = theKeys()
  const known = await keys.get('key-1')
  at = day
  answer(() => 'hang')
  const answers = await Promise.all(Array.from({ length: 20 }, () => keys.get('key-1')))
  expect(answers).toEqual(answers.map(() => known))
  await expect.poll(() => failures.length).toBe(1)
  expect(asked).toHaveLength(once + 1)
})

test('while they cannot be had, they are asked for once a minute, and that is told', async () => {
  const keys = theKeys()
  await keys.get('key-1')
  answer(() => ({ status: 500, body: '' }))
  for (const [index, passed] of [0, minute - 1, minute, 2 * minute].entries()) {
    at = day + passed
    expect(await keys.get('key-1')).not.toBeNull()
    await expect.poll(() => failures.length).toBe([1, 1, 2, 3][index])
  }
})

test('a key that was withdrawn is no key as soon as they can be had again', async () => {
  const keys = theKeys()
  await keys.get('key-for-webchat')
  at = day
  const { publicKey } = newKeyPair()
  answer((path) => (path === '/keys' ? { status: 200, body: keySet(publicKey) } : undefined))
  await keys.get('key-for-webchat')
  await expect.poll(() => keys.get('key-for-webchat')).toBeNull()
  expect(await keys.get('key-2')).not.toBeNull()
})

test('what could not be asked for two days is good no longer', async () => {
  const keys = theKeys()
  await keys.get('key-1')
  answer(() => ({ status: 500, body: '' }))
  at = 2 * day - 1
  expect(await keys.get('key-1')).not.toBeNull()
  at = 2 * day
  await expect(keys.get('key-1')).rejects.toThrow(KeysUnavailable)
})

test('a new key is found within minutes, and names that forgers make up are not asked for again and again', async () => {
  const keys = theKeys()
  await keys.get('key-1')
  const { publicKey } = newKeyPair()
  answer((path) => (path === '/keys' ? { status: 200, body: keySet(publicKey) } : undefined))
  for (const name of ['key-2', 'x', 'y']) expect(await keys.get(name)).toBeNull()
  expect(asked).toHaveLength(once)
  at = 5 * minute
  expect(await keys.get('key-2')).not.toBeNull()
  for (const name of ['x', 'y']) expect(await keys.get(name)).toBeNull()
  expect(asked).toHaveLength(2 * once)
})

test('those who come with an unknown key while nobody answers share one question, which ends', async () => {
  answer(() => 'hang')
  const keys = theKeys(100)
  const answers = await Promise.allSettled(Array.from({ length: 20 }, (_, index) => keys.get(`key-${index}`)))
  expect(answers.every(({ status }) => status === 'rejected')).toBe(true)
  expect(asked).toHaveLength(1)
})

test('a server that sends its keys for ever is given up', async () => {
  const endless = createServer((_, response) => void setInterval(() => response.write(' '), 20).unref())
  endless.listen(0, '127.0.0.1')
  await expect.poll(() => endless.address()).not.toBeNull()
  const address = endless.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const keys = createSigningKeys({
    metadataUrl: `http://127.0.0.1:${port}/`,
    withinMs: 200,
    now: () => at,
    onFailure: () => undefined,
  })
  await expect(keys.get('key-1')).rejects.toThrow(KeysUnavailable)
  endless.closeAllConnections()
  endless.close()
})

function keySet(publicKey: KeyObject): string {
  return JSON.stringify({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'key-2' }] })
}
