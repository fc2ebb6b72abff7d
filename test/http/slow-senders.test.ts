import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Form } from '../../src/http/read-form.ts'
import { createHttpServer, type HttpServer } from '../../src/http/server.ts'
import { createTelemetry } from '../../src/telemetry/telemetry.ts'

const readPage = (form: Form | undefined) => ({
  status: 200,
  body: form === undefined ? 'no form' : 'a form',
  contentType: 'text/plain',
  contentSecurityPolicy: '',
})
const notAsked = () => Promise.reject(new Error('not asked'))
let server: HttpServer
let port: number

beforeAll(async () => {
  server = createHttpServer(
    {
      messages: async (_, response) => {
        response.status(200)
        response.end()
      },
      report: notAsked,
      register: { download: notAsked, show: notAsked, hand: async (_, readForm) => readPage(await readForm()) },
      metrics: async () => '',
      canServe: async () => undefined,
    },
    {
      loopbackOnly: true,
      overTls: false,
      telemetry: createTelemetry('silent', { write: () => undefined }),
      patience: { headersMs: 300, requestMs: 600, lookMs: 50 },
    },
  )
  port = await server.listen(0, '127.0.0.1')
})

afterAll(() => server.close())

const head = `POST /api/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n`

describe('who sends too slowly is cut off', () => {
  test.each([
    ['in the headers', ['POST /api/messages HTTP/1.1\r\n', 'Host: 127.0.0.1\r\n', 'A: 1\r\n', 'B: 2\r\n']],
    ['in the body', [`${head}Content-Length: 100\r\n\r\n{`, '"a":', '1', ',', '"b":', '2']],
    [
      'in a body of unknown length',
      [`${head}Transfer-Encoding: chunked\r\n\r\n`, '1\r\n{\r\n', '1\r\n \r\n', '1\r\n \r\n'],
    ],
  ])('%s, and others are served meanwhile', async (_, pieces) => {
    const socket = connect(port, '127.0.0.1')
    const ended = said(socket)
    for (const piece of pieces) {
      socket.write(piece)
      await pause(100)
    }
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200)
    expect(await ended).toMatch(/^HTTP\/1\.1 408 /)
  })
})

test('a form that its reader never lets go of is answered as none', async () => {
  const nameless = `--x\r\nA: b\r\n\r\n${'x'.repeat(100_000)}\r\n--x--\r\n`
  const headers = { 'content-type': 'multipart/form-data; boundary=x' }
  const response = await fetch(`http://127.0.0.1:${port}/import`, { method: 'POST', headers, body: nameless })
  expect(await response.text()).toBe('no form')
})

test('who sends in time is answered', async () => {
  const socket = connect(port, '127.0.0.1')
  const ended = said(socket)
  socket.write(`${head}Connection: close\r\nContent-Length: 2\r\n\r\n{}`)
  expect(await ended).toMatch(/^HTTP\/1\.1 200 /)
})

/** All that a socket hears until it is closed. */
async function said(socket: Socket): Promise<string> {
  let text = ''
  socket.setEncoding('utf8')
  socket.on('data', (chunk) => {
    text += chunk
  })
  // Cut off in the middle of a word is what is hoped for.
  socket.on('error', () => undefined)
  await once(socket, 'close')
  return text
}
