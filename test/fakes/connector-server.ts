import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { wallClock } from './teams-world.ts'

export interface ConnectorRequest {
  readonly method: string
  /** As it came, still percent-encoded. */
  readonly path: string
  /** The path's parts, decoded. */
  readonly segments: readonly string[]
  readonly query: URLSearchParams
  /** Parsed JSON, or undefined. */
  readonly body: unknown
}

export interface ConnectorResponse {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/**
 * What goes wrong with a request. With a `status` nothing happens but that answer; with `delayMs` alone all goes well,
 * only later. `hang` never answers, `reset-before` drops the connection untouched, `reset-after` does what was asked
 * and then drops it.
 */
export type Fault =
  | (Partial<ConnectorResponse> & { readonly delayMs?: number })
  | 'hang'
  | 'reset-before'
  | 'reset-after'

export interface LogEntry {
  readonly method: string
  readonly path: string
  /** 0 where no answer was given. */
  readonly status: number
  /** When it arrived, in milliseconds since 1970. */
  readonly at: number
}

export interface ConnectorServerOptions {
  answer(request: ConnectorRequest): ConnectorResponse
  fault(request: ConnectorRequest): Fault | undefined
  /** Called when a request arrives; the function it returns, when it is over. */
  begin(): () => void
}

/** Serves the connector on a free port of the loopback address. */
export async function startConnectorServer({ answer, fault, begin }: ConnectorServerOptions) {
  const log: LogEntry[] = []
  const server = createServer((incoming, outgoing) => {
    const at = wallClock()
    const over = begin()
    void serve(incoming, outgoing)
      .catch((error: unknown) =>
        reply(outgoing, { status: 500, body: { error: { code: 'FakeFailed', message: `${error}` } } }),
      )
      .then((status) => log.push({ method: incoming.method ?? '', path: incoming.url ?? '', status, at }))
      .finally(over)
  })

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<number> {
    const request = await readRequest(incoming)
    const wrong = fault(request)
    if (wrong === 'hang') return 0
    if (wrong === 'reset-before') return reset(incoming)
    if (wrong === 'reset-after') {
      answer(request)
      return reset(incoming)
    }
    if (wrong?.delayMs !== undefined) await pause(wrong.delayMs)
    return reply(outgoing, wrong?.status === undefined ? answer(request) : { ...wrong, status: wrong.status })
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The fake connector has no port.')

  return {
    url: `http://127.0.0.1:${address.port}`,
    log: log as readonly LogEntry[],
    async stop() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

function reset(incoming: IncomingMessage): number {
  incoming.socket.resetAndDestroy()
  return 0
}

function reply(outgoing: ServerResponse, { status, body, headers }: ConnectorResponse): number {
  outgoing.writeHead(status, { 'content-type': 'application/json', ...headers })
  outgoing.end(body === undefined ? '' : JSON.stringify(body))
  return status
}

async function readRequest(incoming: IncomingMessage): Promise<ConnectorRequest> {
  const content = await text(incoming)
  const url = new URL(incoming.url ?? '/', 'http://fake')
  return {
    method: incoming.method ?? 'GET',
    path: url.pathname,
    segments: url.pathname.split('/').filter(Boolean).map(decodeURIComponent),
    query: url.searchParams,
    body: content === '' ? undefined : JSON.parse(content),
  }
}
