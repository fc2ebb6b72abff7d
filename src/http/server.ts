import restify, { type Next, type Request, type RequestHandler, type Response, type Server } from 'restify'
import { StorageFailure, type Telemetry } from '../actions/ports.ts'
import { languages } from '../domain/local-text.ts'
import { acceptedLanguage } from './accepted-language.ts'
import { largestBody, refusedBeforeParsing } from './before-parsing.ts'
import type { Page } from './page.ts'
import { limitPatience, type Patience, patience } from './patience.ts'
import { sentence } from './plain-page.ts'
import { readForm } from './read-form.ts'
import type { RegisterDoor } from './register-door.ts'
import { setSecurityHeaders } from './security-headers.ts'

/** What the server routes to; each is a door to the same actions. */
export interface HttpDoors {
  readonly messages: (request: Request, response: Response) => Promise<void>
  readonly report: (pathAndQuery: string, acceptLanguage: string) => Promise<Page>
  readonly register: RegisterDoor
  readonly metrics: (authorization: string | undefined) => Promise<string | undefined>
  /** Rejects while what is stored cannot be reached. */
  readonly canServe: () => Promise<void>
  /** Local mode only. */
  readonly moveClock?: (body: unknown) => Promise<{ readonly status: number; readonly body: object }>
}

export interface HttpOptions {
  readonly loopbackOnly: boolean
  /** Whether the proxy in front speaks TLS to the world. */
  readonly overTls: boolean
  readonly telemetry: Telemetry
  readonly patience?: Patience
}

export interface HttpServer {
  readonly listen: (port: number, host: string) => Promise<number>
  readonly setReady: (ready: boolean) => void
  /** Lets requests in flight finish, then closes every connection. */
  readonly close: () => Promise<void>
}

/** Larger than any register; the same limit is told on the page. */
const largestFile = 20 * 1024 * 1024
// The types leave out `maxBodySize`, which the parser hands on to the reader of the body.
const bodyLimits = { mapParams: false, maxBodySize: largestBody }

export function createHttpServer(doors: HttpDoors, options: HttpOptions): HttpServer {
  // An empty name keeps restify from naming itself in every response.
  const server = restify.createServer({ name: '', formatters: silent })
  const waits = options.patience ?? patience
  limitPatience(server.server, waits)
  const formLimits = { largestFile, withinMs: waits.requestMs }
  // restify would take over whoever asks for another protocol, as `curl --http2` does, and never answer nor let go.
  server.server.removeAllListeners('upgrade')
  let ready = false

  server.pre((request: Request, response: Response, next: Next) => {
    setSecurityHeaders(response, options.overTls)
    // The next request of this sender is to find another instance, or the next one.
    if (!ready) response.setHeader('connection', 'close')
    const status = refusedBeforeParsing(request, options)
    if (status === undefined) return next()
    response.status(status)
    response.end()
    return next(false)
  })
  const body = restify.plugins.jsonBodyParser(bodyLimits)
  logErrors(server, options.telemetry)

  /** Monitors and mail filters ask for the head alone first; Node leaves the body out. */
  const onGet = (path: string, handler: RequestHandler): void => {
    server.get(path, handler)
    server.head(path, handler)
  }
  onGet('/healthz', async (_: Request, response: Response) => plain(response, 200, 'ok'))
  onGet('/readyz', async (_: Request, response: Response) => {
    const serves = ready && (await within(checkWithinMs, doors.canServe()))
    plain(response, serves ? 200 : 503, serves ? 'ready' : 'not ready')
  })
  onGet('/metrics', async (request: Request, response: Response) => {
    const metrics = await doors.metrics(request.headers.authorization)
    plain(response, metrics === undefined ? 401 : 200, metrics ?? '')
  })
  onGet('/report', async (request: Request, response: Response) => {
    const accepted = request.headers['accept-language'] ?? ''
    await sendPageOf(request, response, doors.report(request.url ?? '', accepted))
  })
  onGet('/export', async (request: Request, response: Response) => {
    await sendPageOf(request, response, doors.register.download(request.url ?? ''))
  })
  onGet('/import', async (request: Request, response: Response) => {
    await sendPageOf(request, response, doors.register.show(request.url ?? ''))
  })
  server.post('/import', async (request: Request, response: Response) => {
    const handed = doors.register.hand(request.url ?? '', () => readForm(request, formLimits))
    const page = await orAway(request, handed)
    // What has not been read is not waited for.
    if (!request.complete) response.setHeader('connection', 'close')
    sendPage(response, page)
  })

  async function sendPageOf(request: Request, response: Response, page: Promise<Page>): Promise<void> {
    sendPage(response, await orAway(request, page))
  }

  /** A sentence where what is stored cannot be reached; any other failure is answered by its status alone. */
  async function orAway(request: Request, page: Promise<Page>): Promise<Page> {
    try {
      return await page
    } catch (error) {
      if (!(error instanceof StorageFailure)) throw error
      options.telemetry.error('request failed', error, { path: request.path() })
      return sentence(503, 'link.away', acceptedLanguage(request.headers['accept-language'] ?? '') ?? languages[0])
    }
  }

  server.post('/api/messages', body, async (request: Request, response: Response) => doors.messages(request, response))
  const { moveClock } = doors
  if (moveClock !== undefined) {
    server.put('/local/clock', body, async (request: Request, response: Response) => {
      const moved = await moveClock(request.body)
      response.writeHead(moved.status, { 'content-type': 'application/json; charset=utf-8' })
      response.end(JSON.stringify(moved.body))
    })
  }
  return {
    listen: (port, host) => listen(server, port, host),
    setReady(value) {
      ready = value
    },
    close: () => close(server),
  }
}

/** No refusal and no failure says more than its status; what the bot answers is JSON. */
const silent = {
  'application/json': jsonOrNothing,
  'text/plain': jsonOrNothing,
  'application/octet-stream': jsonOrNothing,
}

function jsonOrNothing(_: Request, __: Response, body: unknown): string {
  return body === undefined || body instanceof Error ? '' : JSON.stringify(body)
}

function logErrors(server: Server, telemetry: Telemetry): void {
  server.on(
    'restifyError',
    (request: Request, _: Response, error: Error & { statusCode?: number }, done: () => void) => {
      const status = error.statusCode ?? 500
      if (status >= 500) telemetry.error('request failed', error, { path: request.path() })
      done()
    },
  )
}

/** Whoever asks gives up after a few seconds, and would learn nothing. */
const checkWithinMs = 2000

async function within(milliseconds: number, check: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds)
  })
  const passed = check.then(
    () => true,
    () => false,
  )
  try {
    return await Promise.race([passed, late])
  } finally {
    clearTimeout(timer)
  }
}

function plain(response: Response, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' })
  response.end(text)
}

function sendPage(response: Response, page: Page): void {
  response.writeHead(page.status, {
    'content-type': page.contentType,
    'content-security-policy': page.contentSecurityPolicy,
    ...(page.contentDisposition === undefined ? {} : { 'content-disposition': page.contentDisposition }),
    ...(page.status === 503 ? { 'retry-after': '30' } : {}),
    'cache-control': 'no-store',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'x-robots-tag': 'noindex',
  })
  response.end(page.body)
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.removeListener('error', reject)
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}

const closeWithinMs = 7000

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const idle = setInterval(() => server.server.closeIdleConnections(), 50)
    const deadline = setTimeout(() => server.server.closeAllConnections(), closeWithinMs)
    server.close(() => {
      clearInterval(idle)
      clearTimeout(deadline)
      resolve()
    })
  })
}
