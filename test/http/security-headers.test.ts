import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestBot, type TestBot } from '../fakes/test-bot.ts'

let bot: TestBot

beforeAll(async () => {
  bot = await startTestBot({ programme: 'test/roles/programme.yaml', clock: '2021-10-17T09:00' })
})

afterAll(() => bot.dispose())

describe('every answer forbids what it does not need', () => {
  test.each([
    ['GET', '/healthz', undefined, 200],
    ['GET', '/readyz', undefined, 200],
    ['GET', '/metrics', undefined, 200],
    ['GET', '/report?round=x', undefined, 403],
    ['GET', '/nothing', undefined, 404],
    ['DELETE', '/api/messages', undefined, 405],
    ['POST', '/api/messages', '{}', 400],
    ['POST', '/api/messages', '{"', 400],
    ['POST', '/api/messages', `"${'x'.repeat(300_000)}"`, 413],
    ['PUT', '/local/clock', '{}', 400],
  ])('%s %s with %j', async (method, path, body, status) => {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(`${bot.url}${path}`, { method, headers, ...(body === undefined ? {} : { body }) })
    expect(response.status).toBe(status)
    const got = Object.fromEntries(response.headers)
    expect(got).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
    })
    expect(got['content-security-policy']).toMatch(/default-src 'none'.*frame-ancestors 'none'/)
    expect(
      Object.keys(got).filter((name) => ['server', 'x-powered-by', 'user-agent', 'set-cookie'].includes(name)),
    ).toEqual([])
  })
})

describe('local mode turns away', () => {
  test.each([
    ['a name that was led to this machine', { host: 'attacker.example.fi' }],
    ['what a proxy hands on', { 'x-forwarded-for': '192.0.2.1' }],
    ['what another proxy hands on', { forwarded: 'for=192.0.2.1' }],
  ])('%s', async (_, headers) => {
    expect(await statusOf(headers)).toBe(403)
  })

  test('nobody who names this machine', async () => {
    expect(await statusOf({ host: 'localhost:3978' })).toBe(200)
  })
})

/** With headers that `fetch` does not let one set. */
function statusOf(headers: Readonly<Record<string, string>>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const get = request(`${bot.url}/healthz`, { headers }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    get.on('error', reject)
    get.end()
  })
}
