import { describe, expect } from 'vitest'
import type { Store } from '../../src/actions/ports.ts'
import { addSeconds } from '../../src/domain/instant.ts'
import type { ShownCard } from '../../src/domain/shown-card.ts'
import { aDelivery, anOpening, aRound, claimTerms, now, owner, secondOwner, spring } from '../builders.ts'
import { type OpenStore, storeTest } from './store-test.ts'

const round = aRound().id
const { key } = aDelivery()
const { realNow, holder } = claimTerms()
const later = claimTerms({ realNow: addSeconds(realNow, 3600), leaseUntil: addSeconds(realNow, 7200) })
const sent = { outcome: 'sent', at: now, conversation: 'chat', message: 'm1', content: '2 3 0' } as const
const lost = { outcome: 'unknown', nextAt: addSeconds(realNow, 15), code: 'timeout' } as const
const duties: ShownCard = {
  conversation: 'chat',
  message: 'm1',
  step: 'opening',
  face: { shows: 'duties', occasion: 'opening' },
  content: '2 3 0',
}
const page: ShownCard = { ...duties, face: { shows: 'inputs' }, content: '' }
const receipt: ShownCard = { ...duties, face: { shows: 'sheet', sheet: 'project/perhekeskus' }, content: '1' }

export function describeCards(open: OpenStore): void {
  const test = storeTest(async () => {
    const opened = await open()
    await opened.store.openRound(anOpening())
    return opened
  })

  describe('a message that shows something of a round', () => {
    test('is a delivery as soon as it is sent, with its step and what it said', async ({ store, reopen }) => {
      await begin(store)
      expect(await store.shownCards(round, owner)).toEqual([])
      await store.closeDelivery(key, holder, sent)
      for (const each of [store, await reopen()]) expect(await each.shownCards(round, owner)).toEqual([duties])
    })

    test('is one that was noted, also where nothing was delivered', async ({ store, reopen }) => {
      const { step: _, ...asked } = { ...receipt, message: 'm7' }
      await store.noteCard(round, owner, asked, now)
      for (const each of [store, await reopen()]) expect(await each.shownCards(round, owner)).toEqual([asked])
    })

    test('shows what was noted last and keeps the step that brought it', async ({ store, reopen }) => {
      await begin(store)
      await store.closeDelivery(key, holder, sent)
      const { step: _, ...withoutStep } = receipt
      await store.noteCard(round, owner, page, now)
      await store.noteCard(round, owner, withoutStep, now)
      for (const each of [store, await reopen()]) expect(await each.shownCards(round, owner)).toEqual([receipt])
    })

    test('that a person presses or asks for marks what reached them as opened, once', async ({ store, reopen }) => {
      await begin(store)
      await store.closeDelivery(key, holder, sent)
      const { step: _, ...asked } = { ...receipt, message: 'm7' }
      await store.noteCard(round, owner, asked, later.dueBy)
      await store.noteCard(round, owner, page, addSeconds(later.dueBy, 60))
      for (const each of [store, await reopen()]) {
        expect(await each.deliveries(round)).toMatchObject([{ key, openedAt: later.dueBy }])
      }
    })

    test('that is drawn anew without the person’s doing opens nothing', async ({ store }) => {
      await begin(store)
      await store.closeDelivery(key, holder, sent)
      await store.noteCard(round, owner, { ...duties, content: '1 1 1' }, now, duties.face)
      const [delivery] = await store.deliveries(round)
      expect(delivery?.openedAt).toBeUndefined()
    })

    test('is beside the others of the same person', async ({ store }) => {
      await begin(store)
      await store.closeDelivery(key, holder, sent)
      await Promise.all(
        ['m2', 'm3'].map((message) => store.noteCard(round, owner, { ...page, message, step: 'before-5' }, now)),
      )
      const messages = (await store.shownCards(round, owner)).map(({ message }) => message)
      expect(messages.sort()).toEqual(['m1', 'm2', 'm3'])
    })

    test('is no other person’s and of no other round', async ({ store }) => {
      await store.openRound(anOpening(aRound(spring)))
      await store.noteCard(round, owner, duties, now)
      expect(await store.shownCards(round, secondOwner)).toEqual([])
      expect(await store.shownCards(aRound(spring).id, owner)).toEqual([])
    })

    test('makes no delivery', async ({ store }) => {
      await store.noteCard(round, owner, duties, now)
      expect(await store.deliveries(round)).toEqual([])
      await begin(store)
      expect(await store.deliveries(round)).toMatchObject([{ current: { state: 'claimed' } }])
      expect(await store.shownCards(round, owner)).toEqual([duties])
    })

    test('that is noted again as it is changes nothing', async ({ store }) => {
      await store.noteCard(round, owner, page, now)
      await store.noteCard(round, owner, page, addSeconds(now, 60))
      expect(await store.shownCards(round, owner)).toEqual([page])
    })
  })

  describe('a press on a message whose sending was never confirmed', () => {
    const pressedAt = addSeconds(now, 60)
    const arrived = { state: 'sent', sentAt: pressedAt, conversation: 'chat', message: 'm1' } as const

    test('while it waits to be repeated tells that it has arrived, and it is not repeated', async ({
      store,
      reopen,
    }) => {
      await begin(store)
      await store.closeDelivery(key, holder, lost)
      await store.noteCard(round, owner, page, pressedAt)
      for (const each of [store, await reopen()]) {
        expect(await each.claimDue(later, 10)).toEqual([])
        expect(await each.nextRetryAt(later.dueBy)).toBeUndefined()
        expect(await each.deliveries(round)).toMatchObject([{ current: arrived, attempts: [{ outcome: 'unknown' }] }])
      }
    })

    test('after it was given up tells that it has arrived', async ({ store, reopen }) => {
      const tries = [realNow, addSeconds(realNow, 15)].map((at) => ({ at, outcome: 'unknown' as const }))
      await store.planStep(round, 'opening', [aDelivery({ current: { state: 'unknown' }, attempts: tries })])
      await store.noteCard(round, owner, page, pressedAt)
      for (const each of [store, await reopen()]) {
        expect(await each.deliveries(round)).toEqual([
          aDelivery({ current: arrived, attempts: tries, openedAt: pressedAt }),
        ])
        expect(await each.claimDue(later, 10)).toEqual([])
      }
    })

    test('while its send is still open is remembered when the answer is then lost', async ({ store, reopen }) => {
      await begin(store)
      await store.noteCard(round, owner, page, pressedAt)
      expect(await store.closeDelivery(key, holder, lost)).toBe(true)
      const { sentAt: _, ...known } = arrived
      for (const each of [store, await reopen()]) {
        expect(await each.claimDue(later, 10)).toEqual([])
        expect(await each.deliveries(round)).toMatchObject([{ current: known, attempts: [{ outcome: 'unknown' }] }])
      }
    })

    test('while it is being repeated leaves two messages, and both are known', async ({ store }) => {
      await begin(store)
      await store.closeDelivery(key, holder, lost)
      expect(await store.claimDue(later, 10)).toHaveLength(1)
      await store.beginDelivery(key, holder, later.realNow)
      await store.noteCard(round, owner, page, pressedAt)
      await store.closeDelivery(key, holder, { ...sent, message: 'm2' })
      expect(await store.deliveries(round)).toMatchObject([{ current: { state: 'sent', message: 'm2' } }])
      const shown = await store.shownCards(round, owner)
      expect(shown.map(({ message, step }) => [message, step]).sort()).toEqual([
        ['m1', 'opening'],
        ['m2', 'opening'],
      ])
    })

    test('of another step tells nothing of it', async ({ store }) => {
      await begin(store)
      await store.closeDelivery(key, holder, lost)
      await store.noteCard(round, owner, { ...page, step: 'before-5' }, pressedAt)
      expect(await store.claimDue(later, 10)).toHaveLength(1)
    })

    test('tells nothing of a delivery that was refused and waits for another try', async ({ store }) => {
      await begin(store)
      await store.closeDelivery(key, holder, { outcome: 'retry', nextAt: realNow, code: 'unavailable', status: 503 })
      await store.noteCard(round, owner, page, pressedAt)
      expect(await store.claimDue(later, 10)).toHaveLength(1)
    })
  })
}

/** The opening is planned, claimed and on its way. */
async function begin(store: Store): Promise<void> {
  await store.planStep(round, 'opening', [aDelivery()])
  await store.claimDue(claimTerms(), 10)
  await store.beginDelivery(key, holder, realNow)
}
