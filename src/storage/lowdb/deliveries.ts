import type { Store } from '../../actions/ports.ts'
import type { ClaimTerms, Delivery, Recipient } from '../../domain/delivery.ts'
import type { RoundId } from '../../domain/round.ts'
import { shownCards } from '../../domain/shown-card.ts'
import type { DataFolder } from './data-folder.ts'
import type { Change, Document } from './document.ts'
import { type Ledger, type LedgerEntry, ledgerKind } from './document-kinds.ts'
import { DocumentsByRound } from './documents.ts'
import { beginIn, claimIn, closeIn, noteIn, planIn, reopenIn } from './ledger-changes.ts'
import { OpenDeliveries, type OpenDelivery } from './open-deliveries.ts'
import type { Rounds } from './rounds.ts'

type DeliveryMethods = Pick<
  Store,
  | 'planStep'
  | 'claimDue'
  | 'beginDelivery'
  | 'closeDelivery'
  | 'nextRetryAt'
  | 'reopenFailed'
  | 'deliveries'
  | 'deliveriesTo'
  | 'shownCards'
  | 'noteCard'
>

/** The ledger, and how that of a round is emptied. */
export interface Deliveries extends DeliveryMethods {
  readonly countDeliveries: (round: RoundId) => number
  readonly emptyLedgers: (round: RoundId) => Promise<void>
}

export async function openDeliveries(data: DataFolder, rounds: Rounds): Promise<Deliveries> {
  const ledgers = await DocumentsByRound.load(data, ledgerKind, 'deliveries')
  const open = new OpenDeliveries()
  const loaded = [...ledgers.rounds()].flatMap((each) => [...each.documents()])
  const inOrder = loaded.flatMap((document) => counted(document.current).map((delivery) => ({ document, delivery })))
  for (const { document, delivery } of inOrder.sort(byDueAt)) open.note(document, [delivery])

  /** Entries of a step whose planning was cut short count for nothing until it is planned again. */
  function countsIn(round: RoundId): (entry: LedgerEntry) => boolean {
    return ({ plannedIn }) => rounds.isPlanned(round, plannedIn)
  }

  function counted(ledger: Ledger | undefined): readonly Delivery[] {
    return ledger === undefined ? [] : ledger.entries.filter(countsIn(ledger.round)).map(({ delivery }) => delivery)
  }

  async function change<Result>(
    document: Document<Ledger>,
    change: (ledger: Ledger | undefined) => Change<Ledger, Result>,
  ): Promise<Result> {
    const result = await document.update(change)
    open.note(document, counted(document.current))
    return result
  }

  async function claimOne({ document, delivery }: OpenDelivery, terms: ClaimTerms): Promise<Delivery | undefined> {
    return await change(document, (ledger) => claimIn(ledger, delivery.key.step, terms))
  }

  return {
    countDeliveries(round) {
      return ledgers
        .in(round)
        .all()
        .reduce((count, { entries, cards = [] }) => count + entries.length + cards.length, 0)
    },
    async emptyLedgers(round) {
      for (const document of ledgers.in(round).documents())
        await change(document, (ledger) => ({
          ...(ledger === undefined ? {} : { state: { round, recipient: ledger.recipient, entries: [] } }),
          result: undefined,
        }))
    },
    async planStep(round, step, deliveries) {
      if ((await rounds.round(round)) === undefined) throw new Error(`The round ${round} is not open`)
      if (rounds.isPlanned(round, step)) return
      const planned = byRecipient(deliveries)
      const inRound = ledgers.in(round)
      const cutShort = inRound.all().filter(({ entries }) => entries.some(({ plannedIn }) => plannedIn === step))
      const recipients = new Set([...planned.keys(), ...cutShort.map(({ recipient }) => recipient)])
      const writes = [...recipients].map(async (recipient) => {
        const document = inRound.document(recipient)
        await document.update((ledger = { round, recipient, entries: [] }) =>
          planIn(ledger, step, planned.get(recipient) ?? [], countsIn(round)),
        )
        return document
      })
      const documents = succeeded(await Promise.allSettled(writes))
      await rounds.markPlanned(round, step)
      for (const document of documents) open.note(document, counted(document.current))
    },

    async claimDue(terms, limit) {
      const claimed: Delivery[] = []
      const candidates = open.claimable(terms)
      while (claimed.length < limit) {
        const batch = take(candidates, limit - claimed.length)
        if (batch.length === 0) break
        const outcomes = await Promise.allSettled(batch.map((each) => claimOne(each, terms)))
        claimed.push(...outcomes.flatMap((each) => (each.status === 'fulfilled' && each.value) || []))
        if (outcomes.every(({ status }) => status === 'fulfilled')) continue
        // What is claimed must be handed out, or it would count as sent to with no answer; the next call fails again.
        if (claimed.length === 0) succeeded(outcomes)
        break
      }
      return claimed
    },

    async closeDelivery({ round, recipient, step }, holder, outcome) {
      return await change(ledgers.in(round).document(recipient), (ledger) => closeIn(ledger, step, holder, outcome))
    },

    async beginDelivery({ round, recipient, step }, holder, at) {
      return await change(ledgers.in(round).document(recipient), (ledger) => beginIn(ledger, step, holder, at))
    },

    async nextRetryAt(dueBy) {
      return open.nextRetryAt(dueBy)
    },

    async reopenFailed(round, recipient) {
      if (ledgers.in(round).find(recipient) === undefined) return false
      return await change(ledgers.in(round).document(recipient), (ledger) => reopenIn(ledger, countsIn(round)))
    },

    async deliveries(round) {
      // Asked once for all: a round has tens of thousands.
      const planned = rounds.plannedSteps(round)
      const deliveries: Delivery[] = []
      for (const { entries } of ledgers.in(round).all()) {
        for (const { plannedIn, delivery } of entries) if (planned.has(plannedIn)) deliveries.push(delivery)
      }
      return deliveries
    },

    async deliveriesTo(round, recipient) {
      return counted(ledgers.in(round).find(recipient))
    },

    async shownCards(round, person) {
      const ledger = ledgers.in(round).find(person)
      return shownCards(counted(ledger), ledger?.cards ?? [])
    },

    async noteCard(round, person, card, at, over) {
      await change(ledgers.in(round).document(person), (ledger = { round, recipient: person, entries: [] }) =>
        noteIn(ledger, counted(ledger), { card, at, over }),
      )
    },
  }
}

function byRecipient(deliveries: readonly Delivery[]): ReadonlyMap<Recipient, readonly Delivery[]> {
  const groups = new Map<Recipient, Delivery[]>()
  for (const delivery of deliveries) {
    const group = groups.get(delivery.key.recipient)
    if (group === undefined) groups.set(delivery.key.recipient, [delivery])
    else group.push(delivery)
  }
  return groups
}

/** What all have given, or the first fault; unlike `Promise.all`, only after all have ended. */
function succeeded<Value>(outcomes: readonly PromiseSettledResult<Value>[]): readonly Value[] {
  return outcomes.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason
    return outcome.value
  })
}

function take<Item>(items: Iterator<Item>, count: number): readonly Item[] {
  const taken: Item[] = []
  while (taken.length < count) {
    const { done, value } = items.next()
    if (done === true) break
    taken.push(value)
  }
  return taken
}

function byDueAt({ delivery: one }: OpenDelivery, { delivery: other }: OpenDelivery): number {
  if (one.dueAt === other.dueAt) return 0
  return one.dueAt < other.dueAt ? -1 : 1
}
