import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { TeamsAdapter } from '@microsoft/teams-ai'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCardUpdates } from '../../src/actions/card-updates.ts'
import type { ActionContext } from '../../src/actions/context.ts'
import { createPace } from '../../src/actions/pace.ts'
import { runDue } from '../../src/actions/run-due.ts'
import type { Delivery } from '../../src/domain/delivery.ts'
import { realClock } from '../../src/local/settable-clock.ts'
import { openLowdbStore } from '../../src/storage/lowdb/lowdb-store.ts'
import { createConnector } from '../../src/teams/connector.ts'
import { createMessenger } from '../../src/teams/messenger.ts'
import { createTelemetry } from '../../src/telemetry/telemetry.ts'
import { type FakeConnector, startFakeConnector } from '../fakes/connector.ts'
import { seeded } from '../fakes/seeded.ts'
import { createFaults, expectedPrompts, type FaultEvent, lostAnswers, lostSends, planFaults } from './fault-plan.ts'
import { openingAt, openingLedger, ownerNumber, programmeOf, rosterAccount } from './large-programme.ts'

/** The opening of a large programme against a service in which everything goes wrong that can. */
const size = process.env.SOAK === undefined ? 250 : 2000
const sendRate = 50
/** What was under way when the service throttled may still arrive. */
const underWayMs = 150
const mostSilentMs = 2000
const owners = Array.from({ length: size }, (_, index) => ownerNumber(index))
const plans = planFaults(owners, seeded(20211115))

let connector: FakeConnector
let events: readonly FaultEvent[]
let ledger: ReadonlyMap<string, Delivery>
let close: () => Promise<void>

beforeAll(async () => {
  connector = await startFakeConnector({ users: owners.map((email) => ({ email, name: email })) })
  const byChat = new Map(connector.users.map(({ conversationId, email }) => [conversationId, email]))
  const byId = new Map(connector.users.map(({ userId, email }) => [userId, email]))
  const faults = createFaults(plans, ({ segments, body }) => {
    const member = JSON.stringify(body).match(/"members":\[\{"id":"([^"]+)"/)?.[1]
    return byChat.get(segments[2] ?? '') ?? byId.get(member ?? '') ?? 'nobody'
  })
  connector.faults = faults.decide
  events = faults.events
  const folder = await mkdtemp(join(tmpdir(), 'delivery-'))
  const store = await openLowdbStore({ folder, access: 'write' })
  close = async () => {
    await store.close()
    await connector.stop()
    await rm(folder, { recursive: true, force: true })
  }
  await store.importRegister(programmeOf(size))
  await Promise.all(owners.map((email) => store.saveAccount(rosterAccount(connector, email))))
  const context = contextOf(store)
  // What waits for longer than one run is the next run's.
  while ((await runDue(context)).length > 0);
  ledger = await openingLedger(store)
}, size * 1000)

afterAll(() => close())

describe(`the opening for ${size} owners when everything goes wrong`, () => {
  it('forgets nobody: each has one line in the ledger, and it is closed', () => {
    expect([...ledger.keys()].sort()).toEqual([...owners].sort())
    for (const { current } of ledger.values()) expect(['sent', 'failed', 'unknown']).toContain(current.state)
  })

  it('meets every kind of fault', () => {
    const planned = new Set([...plans.values()].flatMap(({ open, send }) => [...open, ...send].map(({ name }) => name)))
    expect(planned.size).toBe(19)
    expect(new Set(events.map(({ name }) => name))).toEqual(new Set([...planned, 'ok']))
  })

  it('leaves each owner with as many prompts as were accepted, and one where no answer was lost', () => {
    const prompts = owners.map((owner) => [owner, connector.messagesTo(owner).length])
    expect(prompts).toEqual(owners.map((owner) => [owner, expectedPrompts(planOf(owner))]))
    const duplicates = owners.filter((owner) => connector.messagesTo(owner).length > 1)
    expect(duplicates.length).toBeGreaterThan(0)
    for (const owner of duplicates) {
      const extra = connector.messagesTo(owner).length - 1
      expect(extra).toBeLessThanOrEqual(unknownAttempts(owner))
    }
  })

  it('lists every send whose answer was lost as unknown, and no other', () => {
    for (const owner of owners) {
      const lost = events.filter(
        ({ owner: of, call, name }) => of === owner && call === 'send' && lostAnswers.has(name),
      )
      expect([owner, unknownAttempts(owner)]).toEqual([owner, lost.length])
    }
  })

  it('repeats a send whose answer was lost once only', () => {
    const twice = owners.filter((owner) => lostSends(planOf(owner).send) === 2)
    expect(twice.length).toBeGreaterThan(0)
    for (const owner of twice) {
      expect(ledger.get(owner)?.current).toEqual({ state: 'unknown' })
      expect(callsOf(owner, 'send')).toHaveLength(2)
    }
  })

  it('names in the ledger the very message that the connector holds', () => {
    for (const [owner, { current }] of ledger) {
      if (current.state !== 'sent') continue
      expect(current.conversation).toBe(connector.user(owner).conversationId)
      expect(connector.messagesTo(owner).map(({ id }) => id)).toContain(current.message)
    }
  })

  it('closes who cannot be reached as failed, with the service’s own code, after one try', () => {
    const refused = owners.filter((owner) => planOf(owner).refused !== undefined)
    expect(new Set(refused.map((owner) => planOf(owner).refused?.code)).size).toBe(8)
    for (const owner of refused) {
      const { call = 'open', code, status } = planOf(owner).refused ?? {}
      expect(ledger.get(owner)).toMatchObject({
        current: { state: 'failed', code },
        attempts: [{ outcome: 'failed', code, status }],
      })
      expect(callsOf(owner, call)).toHaveLength(1)
      if (call === 'open') expect(callsOf(owner, 'send')).toHaveLength(0)
    }
  })

  it('keeps the status of every try', () => {
    for (const owner of owners) {
      const { open, send, refused } = planOf(owner)
      if (refused !== undefined) continue
      const statuses = (ledger.get(owner)?.attempts ?? []).flatMap(({ status }) => status ?? [])
      expect([owner, statuses]).toEqual([owner, [...open, ...send].flatMap(({ status }) => status ?? [])])
    }
  })

  it('leaves the service alone, for everybody, for as long as it asks', () => {
    const throttles = events.flatMap(({ at, holdMs, name }) => (holdMs === undefined ? [] : [{ at, holdMs, name }]))
    expect(new Set(throttles.map(({ name }) => name)).size).toBe(3)
    for (const { at, holdMs, name } of throttles) {
      const during = arrivals().filter((each) => each > at + underWayMs && each < at + holdMs - 1)
      expect([name, during]).toEqual([name, []])
    }
  })

  it('waits two seconds at most where the service does not say for how long', () => {
    const silent = events.filter(({ name }) => name === '429')
    expect(silent.length).toBeGreaterThan(0)
    for (const { at } of silent) {
      const next = arrivals().find((each) => each > at + underWayMs)
      // Another throttling, of an earlier or a later request, may hold for longer.
      const holds = events.filter((each) => each.holdMs !== undefined && each.at < (next ?? 0))
      const latest = Math.max(...holds.map((each) => each.at + Math.max(each.holdMs ?? 0, mostSilentMs)))
      if (next !== undefined) expect(next).toBeLessThan(latest + mostSilentMs / 2)
    }
  })

  it('stays under the rate plus a tenth in every second, by the connector’s own log', () => {
    expect(mostInOneSecond(arrivals())).toBeLessThanOrEqual(sendRate * 1.1)
  })
})

function contextOf(store: ActionContext['store']): ActionContext {
  const clock = { ...realClock(), now: () => openingAt }
  const random = seeded(1)
  const parts = {
    store,
    clock,
    daysOff: new Set<string>(),
    messenger: createMessenger(
      createConnector(new TeamsAdapter(), '', { timeoutMs: 1500, allowsServiceUrl: () => true }),
    ),
    telemetry: createTelemetry('silent', { write: () => undefined }),
    pace: createPace(clock, sendRate),
    random,
  }
  return {
    ...parts,
    cardUpdates: createCardUpdates(parts),
    links: { report: () => '', importPage: () => '', exportFile: () => '' },
    newId: () => 'id',
    reportFiles: { pdfTrouble: async () => ({ unprintable: [], parts: 1 }) },
    wake: () => undefined,
    fingerprint: () => '',
    retention: { answers: 120, audit: 120, deliveries: 24 },
    holder: 'holder',
  }
}

function planOf(owner: string) {
  const plan = plans.get(owner)
  if (plan === undefined) throw new Error(`There is no plan for ${owner}.`)
  return plan
}

function callsOf(owner: string, call: FaultEvent['call']): readonly FaultEvent[] {
  return events.filter((event) => event.owner === owner && event.call === call)
}

function unknownAttempts(owner: string): number {
  return (ledger.get(owner)?.attempts ?? []).filter(({ outcome }) => outcome === 'unknown').length
}

/** When each request arrived, in order. */
function arrivals(): readonly number[] {
  return connector.log.map(({ at }) => at).toSorted((one, other) => one - other)
}

function mostInOneSecond(times: readonly number[]): number {
  let first = 0
  let most = 0
  for (const [index, time] of times.entries()) {
    while ((times[first] ?? time) <= time - 1000) first += 1
    most = Math.max(most, index - first + 1)
  }
  return most
}
