import type { ConnectorRequest, Fault } from '../fakes/connector-server.ts'
import { wallClock } from '../fakes/teams-world.ts'

export type Call = 'open' | 'send'

/** What one request of one owner ran into. */
export interface FaultEvent {
  readonly owner: string
  readonly call: Call
  readonly name: string
  /** Milliseconds since 1970, as the connector saw it arrive. */
  readonly at: number
  /** For how long the service then wants to be left alone, in milliseconds. */
  readonly holdMs?: number
}

interface NamedFault {
  readonly name: string
  readonly status?: number
  readonly make: () => Fault
  /** What the service asks for with it: read when the fault happens. */
  readonly holdMs?: () => number
}

/** What goes wrong for one owner, request by request; after that nothing does. */
export interface OwnerPlan {
  readonly open: readonly NamedFault[]
  readonly send: readonly NamedFault[]
  /** The refusal that every further request would meet, and the code it leaves in the ledger. */
  readonly refused?: { readonly call: Call; readonly code: string; readonly status: number }
}

function refusal(status: number, code: string): Fault {
  return { status, body: { error: { code, message: `Refused with ${code}.` } } }
}

const legacyBlocked = {
  status: 403,
  body: {
    errorCode: 209,
    message: '{\r\n  "subCode": "MessageWritesBlocked",\r\n  "details": "Thread is read-only"\r\n}',
  },
}

const transient: readonly NamedFault[] = [412, 502, 503, 504].map((status) => ({
  name: `${status}`,
  status,
  make: () => refusal(status, 'ServiceUnavailable'),
}))
/** Late, but it goes through: nothing can follow. */
const slow: NamedFault = { name: 'slow', make: () => ({ delayMs: 300 }) }

const throttling: readonly NamedFault[] = [
  { name: '429', status: 429, make: () => refusal(429, 'Throttled'), holdMs: () => 500 },
  {
    name: '429 with seconds',
    status: 429,
    make: () => ({ status: 429, headers: { 'retry-after': '1' }, body: { error: { code: 'Throttled' } } }),
    holdMs: () => 1000,
  },
  {
    name: '429 with a date',
    status: 429,
    make: () => ({
      status: 429,
      headers: { 'retry-after': retryDate().toUTCString() },
      body: { error: { code: 'Throttled' } },
    }),
    holdMs: () => retryDate().getTime() - wallClock(),
  },
]

/** A whole second, as the header is written: one to two seconds from now. */
function retryDate(): Date {
  return new Date(Math.floor(Date.now() / 1000) * 1000 + 2000)
}

const lostBefore: readonly NamedFault[] = [
  { name: 'hang', make: () => 'hang' },
  { name: 'reset-before', make: () => 'reset-before' },
]
const lostAfter: NamedFault = { name: 'reset-after', make: () => 'reset-after' }

const refusals: readonly (NamedFault & { readonly code: string; readonly status: number })[] = [
  [400, 'BadSyntax'],
  [401, 'BotNotRegistered'],
  [403, 'BotNotInConversationRoster'],
  [403, 'ConversationBlockedByUser'],
  [403, 'NotEnoughPermissions'],
  [404, 'ConversationNotFound'],
  [413, 'MessageSizeTooBig'],
].map(([status, code]) => ({
  name: `${code}`,
  code: `${code}`,
  status: Number(status),
  make: () => refusal(Number(status), `${code}`),
}))
const allRefusals = [
  ...refusals,
  { name: 'legacy body', code: 'MessageWritesBlocked', status: 403, make: () => legacyBlocked },
]

/**
 * What will go wrong for each owner, drawn beforehand so that it does not depend on the order of
 * the requests. Half of them meet nothing; throttling, which stops everybody, is rationed.
 */
export function planFaults(owners: readonly string[], random: () => number): ReadonlyMap<string, OwnerPlan> {
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(random() * items.length)]
    if (item === undefined) throw new Error('There is nothing to pick from.')
    return item
  }
  const some = (most: number): readonly NamedFault[] =>
    Array.from({ length: 1 + Math.floor(random() * most) }, () => pick(transient))
  const kinds: readonly (readonly [share: number, draw: () => OwnerPlan])[] = [
    [0.06, () => ({ open: some(3), send: [slow] })],
    [0.08, () => ({ open: [slow], send: some(3) })],
    [0.04, () => ({ open: [], send: [...some(2), slow] })],
    [0.05, () => ({ open: [pick([...lostBefore, lostAfter])], send: [] })],
    [0.06, () => ({ open: [], send: [pick(lostBefore)] })],
    [0.06, () => ({ open: [], send: [pick(transient), lostAfter] })],
    [0.02, () => ({ open: [], send: [lostAfter, pick([lostAfter, ...lostBefore])] })],
    [0.04, () => refusedPlan('open', pick(allRefusals))],
    [0.08, () => refusedPlan('send', pick(allRefusals))],
  ]
  // The first few throttle the service; every flavour comes more than once.
  const throttled = Math.max(6, Math.round(owners.length / 80))
  const spread = Math.floor(owners.length / throttled)
  return new Map(
    owners.map((owner, index) => {
      if (index % spread === Math.floor(spread / 2)) {
        const fault = throttling[Math.floor(index / spread) % throttling.length] ?? pick(throttling)
        return [owner, random() < 0.5 ? { open: [fault], send: [] } : { open: [], send: [fault] }]
      }
      let drawn = random()
      const kind = kinds.find(([share]) => {
        drawn -= share
        return drawn < 0
      })
      return [owner, kind?.[1]() ?? { open: [], send: [] }]
    }),
  )
}

function refusedPlan(call: Call, { code, status, ...fault }: (typeof allRefusals)[number]): OwnerPlan {
  // Once more than it should be met: a second request would meet it too, and be seen.
  const always = [fault, fault, fault]
  return { open: call === 'open' ? always : [], send: call === 'send' ? always : [], refused: { call, code, status } }
}

/** Carries the plans out, and remembers every request by its owner. */
export function createFaults(plans: ReadonlyMap<string, OwnerPlan>, ownerOf: (request: ConnectorRequest) => string) {
  const events: FaultEvent[] = []
  return {
    events: events as readonly FaultEvent[],
    decide(request: ConnectorRequest): Fault | undefined {
      const owner = ownerOf(request)
      const call: Call = request.segments[3] === 'activities' ? 'send' : 'open'
      const before = events.filter((event) => event.owner === owner && event.call === call).length
      const fault = plans.get(owner)?.[call][before]
      const hold = fault?.holdMs?.()
      events.push({
        owner,
        call,
        name: fault?.name ?? 'ok',
        at: wallClock(),
        ...(hold === undefined ? {} : { holdMs: hold }),
      })
      return fault?.make()
    },
  }
}

export const lostAnswers: ReadonlySet<string> = new Set(['hang', 'reset-before', 'reset-after'])

/** How many prompts of the owner the connector must hold in the end. */
export function expectedPrompts({ send, refused }: OwnerPlan): number {
  if (refused !== undefined) return 0
  const accepted = send.filter(({ name }) => name === 'reset-after').length
  return accepted + (lostSends(send) < 2 ? 1 : 0)
}

export function lostSends(send: OwnerPlan['send']): number {
  return send.filter(({ name }) => lostAnswers.has(name)).length
}
