import { createServer } from 'node:http'
import process from 'node:process'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { fakeTenantId } from '../test/fakes/teams-world.ts'
import type { FromPeer, Presses, ToPeer } from './teams-peer-messages.ts'

/**
 * Teams as a process of its own, so that it does not disturb the event loop that is measured: a
 * connector that answers in 80 ms and throttles what exceeds 50 requests in a second, and people
 * who press a button at an even rhythm and time the bot's answer.
 */
const answerMs = 80
const mostPerSecond = 50
const bot = '28:b0700000-0000-4000-8000-000000000001'

const arrivals: number[] = []
let posts = 0
let throttled = 0
let pressing: AbortController | undefined

const server = createServer(async (request, response) => {
  const now = performance.now()
  while ((arrivals[0] ?? now) <= now - 1000) arrivals.shift()
  const tooMany = arrivals.length >= mostPerSecond
  if (tooMany) throttled += 1
  else arrivals.push(now)
  if (request.method === 'POST' && !tooMany) posts += 1
  const answer = tooMany ? { error: { code: 'Throttled' } } : accepted(request.url ?? '', await text(request))
  await pause(answerMs)
  response.writeHead(tooMany ? 429 : 201, { 'content-type': 'application/json' })
  response.end(JSON.stringify(answer))
})

server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port.')
  tell({ kind: 'listening', url: `http://127.0.0.1:${address.port}` })
})

process.on('message', (message: ToPeer) => {
  if (message.kind === 'press') void press(message)
  else if (message.kind === 'count') tell({ kind: 'counted', posts, throttled })
  else pressing?.abort()
})
process.on('disconnect', () => process.exit(0))

/** A new chat is named after its person; everything else gets a number. */
function accepted(url: string, body: string): { readonly id: string } {
  if (!url.endsWith('/conversations')) return { id: `${1_700_000_000_000 + posts}` }
  const member = /"members":\[\{"id":"29:([^"]+)"/.exec(body)?.[1]
  return { id: `a:${member}` }
}

async function press({ botUrl, serviceUrl, round, owners, everyMs, most }: Presses): Promise<void> {
  pressing = new AbortController()
  const { signal } = pressing
  const latencies: number[] = []
  const underWay: Promise<void>[] = []
  const start = performance.now()
  for (let count = 0; count < most && !signal.aborted; count += 1) {
    await pause(Math.max(0, start + count * everyMs - performance.now()))
    const owner = owners[count % owners.length]
    if (owner === undefined) break
    underWay.push(pressOnce(botUrl, invoke(serviceUrl, round, owner)).then((ms) => void latencies.push(ms)))
  }
  await Promise.all(underWay)
  tell({ kind: 'pressed', latencies })
}

async function pressOnce(botUrl: string, activity: object): Promise<number> {
  const before = performance.now()
  const response = await fetch(botUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(activity),
  })
  const answer = await response.text()
  if (!answer.includes('AdaptiveCard')) throw new Error(`The bot answered a press with ${response.status}: ${answer}`)
  return performance.now() - before
}

/** A press on `open`: the bot answers with a page, and edits the message afterwards. */
function invoke(serviceUrl: string, round: string, owner: Presses['owners'][number]): object {
  const { objectId, sheet } = owner
  return {
    type: 'invoke',
    name: 'adaptiveCard/action',
    id: `f:${performance.now()}`,
    timestamp: new Date().toISOString(),
    serviceUrl,
    channelId: 'msteams',
    replyToId: '1700000000000',
    from: { id: `29:${objectId}`, aadObjectId: objectId, name: 'Owner' },
    recipient: { id: bot, name: 'Bot' },
    conversation: { id: `a:${objectId}`, conversationType: 'personal', tenantId: fakeTenantId },
    channelData: { tenant: { id: fakeTenantId } },
    locale: 'fi-FI',
    value: {
      action: { type: 'Action.Execute', verb: 'open', data: { verb: 'open', round, sheet } },
      trigger: 'manual',
    },
  }
}

function tell(message: FromPeer): void {
  process.send?.(message)
}
