import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { largestBody } from '../../src/http/before-parsing.ts'
import { createHttpServer, type HttpServer } from '../../src/http/server.ts'
import { createTelemetry } from '../../src/telemetry/telemetry.ts'

const notAsked = () => Promise.reject(new Error('not asked'))
let server: HttpServer
let port: number
let arrived: unknown[]

beforeEach(async () => {
  arrived = []
  server = createHttpServer(
    {
      messages: async ({ body }, response) => {
        arrived.push(body)
        response.status(202)
        response.end()
      },
      report: async () => ({ status: 503, body: '', contentType: 'text/html', contentSecurityPolicy: '' }),
      register: { download: notAsked, show: notAsked, hand: notAsked },
      metrics: async () => '',
      canServe: async () => undefined,
    },
    { loopbackOnly: false, overTls: false, telemetry: createTelemetry('silent', { write: () => undefined }) },
  )
  port = await server.listen(0, '127.0.0.1')
  server.setReady(true)
})

afterEach(() => server.close())

const json = 'Content-Type: application/json'
const chunked = 'Transfer-Encoding: chunked'
const ofBytes = (length: number): string => JSON.stringify('x'.repeat(length - 2))

describe('a body is taken', () => {
  test.each<readonly [string, readonly string[], string]>([
    ['of 256 KB', [json], ofBytes(largestBody)],
    ['of 256 KB and unknown length', [json, chunked], inOneChunk(ofBytes(largestBody))],
    ['whose charset is named', ['Content-Type: Application/JSON; charset="UTF-8"'], '{}'],
    ['under the first of two types', [json, 'Content-Type: text/xml'], '{}'],
    ['with an end that names a header', [json, chunked], `2\r\n{}\r\n0\r\nAuthorization: Bearer x\r\n\r\n`],
    ['by who would rather speak another protocol', [json, 'Connection: Upgrade', 'Upgrade: websocket'], '{}'],
  ])('%s', async (_, headers, body) => {
    expect(statuses(await hear(post(headers, body)))).toEqual([202])
    expect(arrived).toHaveLength(1)
  })
})

describe('a body never arrives', () => {
  test.each<readonly [string, readonly string[], string | Buffer, number]>([
    ['of 256 KB and one', [json], ofBytes(largestBody + 1), 413],
    ['of 256 KB and one, and unknown length', [json, chunked], inOneChunk(ofBytes(largestBody + 1)), 413],
    ['in UTF-16', ['Content-Type: application/json; charset=utf-16'], Buffer.from('{}', 'utf16le'), 415],
    ['in Latin 1', ['Content-Type: application/json; charset=iso-8859-1'], Buffer.from('"ä"', 'latin1'), 415],
    ['in UTF-16 that says nothing of it', [json], Buffer.from('{}', 'utf16le'), 400],
    ['after a byte order mark', [json], '\uFEFF{}', 400],
    ['with something behind it', [json], '{} {}', 400],
    ['of a kind of JSON', ['Content-Type: application/vnd.api+json'], '{}', 415],
    ['of two types in one header', ['Content-Type: application/json, text/xml'], '{}', 415],
    ['in an encoding that changes nothing', [json, 'Content-Encoding: identity'], '{}', 415],
    ['in an encoding without a name', [json, 'Content-Encoding: '], '{}', 415],
    ['of two lengths', [json, 'Content-Length: 2', 'Content-Length: 3'], '{}', 400],
    ['of a length and of chunks', [json, 'Content-Length: 2', chunked], inOneChunk('{}'), 400],
    ['whose sum does not agree', [json, 'Content-MD5: x'], '{}', 400],
  ])('%s', async (_, headers, body, status) => {
    expect(statuses(await hear(post(headers, body)))).toEqual([status])
    expect(arrived).toEqual([])
  })
})

test('keys that every object has are data like any other', async () => {
  await hear(post([json], '{"__proto__":{"isCoordinator":true},"constructor":{"prototype":{}}}'))
  expect(Object.keys(Object(arrived[0]))).toEqual(['__proto__', 'constructor'])
  expect(Object.getPrototypeOf(arrived[0])).toBe(Object.prototype)
})

describe('another method or another spelling of a path is no way in', () => {
  test.each([
    ['HEAD', '/api/messages', 405],
    ['HEAD', '/nothing', 404],
    ['OPTIONS', '/api/messages', 405],
    ['TRACE', '/api/messages', 405],
    ['PATCH', '/import', 405],
    ['DELETE', '/report', 405],
    ['GET', '/api/messages/', 404],
    ['GET', '//healthz', 404],
    ['GET', '/HEALTHZ', 404],
    ['GET', '/healthz;x', 404],
    ['GET', '/healthz%2f', 404],
    ['GET', '/%', 404],
    ['GET', '/local/clock', 404],
  ])('%s %s', async (method, path, status) => {
    const heard = await hear(`${method} ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)
    expect(statuses(heard)).toEqual([status])
    const body = heard.split('\r\n\r\n').slice(1).join('')
    // An empty body, as chunks are written.
    expect(['', '0']).toContain(body)
  })
})

test('who asks for the head alone gets it as for the whole', async () => {
  const heard = await hear('HEAD /healthz HTTP/1.1\r\nHost: x\r\n\r\n')
  expect(statuses(heard)).toEqual([200])
  expect(heard).toMatch(/content-type: text\/plain.*\r\n\r\n$/is)
})

test('who is to come again hears when', async () => {
  const { status, headers } = await fetch(`http://127.0.0.1:${port}/report?x`)
  expect([status, headers.get('retry-after')]).toEqual([503, '30'])
})

describe('who sends several requests at once', () => {
  const next = 'GET /readyz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'

  test('is answered one by one', async () => {
    const one = `POST /api/messages HTTP/1.1\r\nHost: x\r\n${json}\r\nContent-Length: 2\r\n\r\n{}`
    expect(statuses(await hear(one + one + next))).toEqual([202, 202, 200])
  })

  test('has none of them taken out of the body of another', async () => {
    const hidden = 'DELETE /hidden HTTP/1.1\r\nHost: x\r\n\r\n'
    const refused = `POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Length: ${hidden.length}\r\n\r\n${hidden}`
    const unread = `GET /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: ${hidden.length}\r\n\r\n${hidden}`
    expect(statuses(await hear(refused + unread + next))).toEqual([415, 200, 200])
  })
})

test('who asks for another protocol is answered in this one, and holds nothing up', async () => {
  const asked = 'GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n\r\n'
  const heard = hear(asked, { stays: true })
  await expect.poll(() => fetch(`http://127.0.0.1:${port}/healthz`).then(({ status }) => status)).toBe(200)
  await server.close()
  expect(statuses(await heard)).toEqual([200])
})

function post(headers: readonly string[], body: string | Buffer): Buffer {
  const isMeasured = headers.some((each) => /^(content-length|transfer-encoding)/i.test(each))
  const lines = ['POST /api/messages HTTP/1.1', 'Host: x', ...headers]
  const measured = isMeasured ? lines : [...lines, `Content-Length: ${Buffer.byteLength(body)}`]
  return Buffer.concat([Buffer.from(`${measured.join('\r\n')}\r\n\r\n`), Buffer.from(body)])
}

function inOneChunk(body: string): string {
  return `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`
}

/** All that is answered to what is sent as it stands; who `stays` goes on listening. */
async function hear(sent: string | Buffer, { stays = false } = {}): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  if (stays) socket.write(sent)
  else socket.end(sent)
  return await text(socket)
}

function statuses(heard: string): readonly number[] {
  return [...heard.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(([, status]) => Number(status))
}
