import { describe, expect } from 'vitest'
import type { Delivery } from '../../src/domain/delivery.ts'
import { addSeconds } from '../../src/domain/instant.ts'
import { aDelivery, anOpening, aRound, claimTerms, now, owner, secondOwner } from '../builders.ts'
import { describeCards } from './store-cards.ts'
import { type OpenStore, storeTest } from './store-test.ts'

const round = aRound().id
const { key } = aDelivery()
const { realNow, holder } = claimTerms()
const afterLease = claimTerms({ realNow: addSeconds(realNow, 60), leaseUntil: addSeconds(realNow, 120) })
const sent = { outcome: 'sent', at: now, conversation: '19:chat', message: '1635757200000' } as const

export function describeDeliveries(open: OpenStore): void {
  const test = storeTest(async () => {
    const opened = await open()
    await opened.store.openRound(anOpening())
    return opened
  })

  describeCards(open)

  describe('a planned step', () => {
    test('is written down with its deliveries', async ({ store, reopen }) => {
      const deliveries = [aDelivery(), aDelivery({ recipient: secondOwner }), aDelivery({ recipient: 'channel' })]
      await store.planStep(round, 'opening', deliveries)
      for (const each of [store, await reopen()]) {
        expect((await each.round(round))?.plannedSteps).toEqual(['opening'])
        expect(byRecipient(await each.deliveries(round))).toEqual(byRecipient(deliveries))
        expect(await each.deliveriesTo(round, secondOwner)).toEqual([aDelivery({ recipient: secondOwner })])
        expect(await each.deliveriesTo(round, 'nobody@example.fi')).toEqual([])
      }
    })

    test('may have no deliveries', async ({ store }) => {
      await store.planStep(round, 'opening', [])
      expect((await store.round(round))?.plannedSteps).toEqual(['opening'])
      expect(await store.deliveries(round)).toEqual([])
    })

    test('changes nothing when it is planned again', async ({ store }) => {
      await store.planStep(round, 'opening', [aDelivery()])
      await store.claimDue(claimTerms(), 10)
      await store.closeDelivery(key, holder, sent)
      const before = await store.deliveries(round)
      await store.planStep(round, 'opening', [aDelivery(), aDelivery({ recipient: secondOwner })])
      expect((await store.round(round))?.plannedSteps).toEqual(['opening'])
      expect(await store.deliveries(round)).toEqual(before)
    })

    test('is written down once when it is planned twice at the same time', async ({ store }) => {
      const plans = [1, 2].map(() => store.planStep(round, 'opening', [aDelivery()]))
      await Promise.all(plans)
      expect((await store.round(round))?.plannedSteps).toEqual(['opening'])
      expect(await store.deliveries(round)).toEqual([aDelivery()])
    })

    test('leaves a key that is there already as it is', async ({ store }) => {
      await store.planStep(round, 'opening', [aDelivery()])
      const again = aDelivery({ current: { state: 'skipped', reason: 'most-reached' } })
      await store.planStep(round, 'before-5', [again, aDelivery({ step: 'before-5', kind: 'reminder' })])
      expect(await store.deliveriesTo(round, owner)).toEqual([
        aDelivery(),
        aDelivery({ step: 'before-5', kind: 'reminder' }),
      ])
    })

    test('is refused for a round that is not open', async ({ store }) => {
      await expect(store.planStep('other:2021-11-15', 'opening', [])).rejects.toThrow()
    })
  })

  describe('claiming', () => {
    test('finds nothing where nothing is planned', async ({ store }) => {
      expect(await store.claimDue(claimTerms(), 10)).toEqual([])
    })

    test('hands out what is due, held and not yet begun', async ({ store, reopen }) => {
      await store.planStep(round, 'opening', [aDelivery()])
      const { leaseUntil } = claimTerms()
      const claimed = {
        ...aDelivery(),
        current: { state: 'claimed', holder, leaseUntil, begun: false },
      }
      expect(await store.claimDue(claimTerms(), 10)).toEqual([claimed])
      expect(await (await reopen()).deliveries(round)).toEqual([claimed])
    })

    test('leaves what is not due yet by the programme’s clock', async ({ store }) => {
      await store.planStep(round, 'opening', [aDelivery({ dueAt: addSeconds(now, 1) })])
      expect(await store.claimDue(claimTerms(), 10)).toEqual([])
      expect(await store.claimDue(claimTerms({ dueBy: addSeconds(now, 1) }), 10)).toHaveLength(1)
    })

    test('hands out no more than the limit, and the rest to the next call', async ({ store }) => {
      const recipients = ['a@example.fi', 'b@example.fi', 'c@example.fi']
      await store.planStep(
        round,
        'opening',
        recipients.map((recipient) => aDelivery({ recipient })),
      )
      const first = await store.claimDue(claimTerms(), 2)
      const rest = await store.claimDue(claimTerms(), 2)
      expect(first).toHaveLength(2)
      expect([...first, ...rest].map((each) => each.key.recipient).sort()).toEqual(recipients)
    })

    test('hands out nothing twice to two calls at the same time', async ({ store }) => {
      const recipients = Array.from({ length: 20 }, (_, index) => `owner-${index}@example.fi`)
      await store.planStep(
        round,
        'opening',
        recipients.map((recipient) => aDelivery({ recipient })),
      )
      const both = await Promise.all([store.claimDue(claimTerms(), 20), store.claimDue(claimTerms(), 20)])
      expect(
        both
          .flat()
          .map((each) => each.key.recipient)
          .sort(),
      ).toEqual([...recipients].sort())
    })

    test('hands out several deliveries to one recipient', async ({ store }) => {
      await store.planStep(round, 'report', [aDelivery({ step: 'report-1' }), aDelivery({ step: 'report-2' })])
      const claimed = await store.claimDue(claimTerms(), 10)
      expect(claimed.map((each) => each.key.step).sort()).toEqual(['report-1', 'report-2'])
    })

    test('leaves what is held until the lease has run out', async ({ store }) => {
      await store.planStep(round, 'opening', [aDelivery()])
      await store.claimDue(claimTerms(), 10)
      expect(await store.claimDue(claimTerms({ realNow: addSeconds(realNow, 59) }), 10)).toEqual([])
      expect(await store.claimDue(afterLease, 10)).toMatchObject([{ attempts: [] }])
    })

    test('finds what was held before a restart', async ({ store, reopen }) => {
      await store.planStep(round, 'opening', [aDelivery()])
      await store.claimDue(claimTerms(), 10)
      expect(await (await reopen()).claimDue({ ...afterLease, holder: 'holder-2' }, 10)).toHaveLength(1)
    })

    test('ends a delivery whose answers were lost twice as unknown, and hands out others instead', async ({
      store,
    }) => {
      const lost = { at: realNow, outcome: 'unknown' } as const
      const first = aDelivery({ recipient: 'a@example.fi', attempts: [lost, lost] })
      await store.planStep(round, 'opening', [first, aDelivery({ recipient: 'b@example.fi' })])
      const claimed = await store.claimDue(claimTerms(), 1)
      expect(claimed.map((each) => each.key.recipient)).toEqual(['b@example.fi'])
      expect(await store.deliveriesTo(round, 'a@example.fi')).toEqual([{ ...first, current: { state: 'unknown' } }])
      expect(await store.claimDue(afterLease, 10)).toHaveLength(1)
    })

    test('leaves what is sent, failed or skipped', async ({ store }) => {
      await store.planStep(round, 'opening', [
        aDelivery({ recipient: 'a@example.fi', current: { state: 'skipped', reason: 'most-reached' } }),
        aDelivery({ recipient: 'b@example.fi', current: { state: 'failed', code: 'blocked' } }),
        aDelivery({
          recipient: 'c@example.fi',
          current: { state: 'sent', sentAt: now, conversation: 'c', message: 'm' },
        }),
      ])
      expect(await store.claimDue(afterLease, 10)).toEqual([])
    })
  })

  describe('a send', () => {
    const begun = { at: realNow, outcome: 'unknown' }

    test('is written down with an unknown outcome before it leaves', async ({ store, reopen }) => {
      await store.planStep(round, 'opening', [aDelivery()])
      await store.claimDue(claimTerms(), 10)
      expect(await store.beginDelivery(key, holder, realNow)).toBe(true)
      const expected = [{ current: { state: 'claimed', begun: true }, attempts: [begun] }]
      expect(await (await reopen()).deliveries(round)).toMatchObject(expected)
    })

    test('may not leave for one who does not hold it', async ({ store }) => {
      await store.planStep(round, 'opening', [aDelivery()])
      expect(await store.beginDelivery(key, holder, realNow)).toBe(false)
      await store.claimDue(claimTerms(), 10)
      expect(await store.beginDelivery(key, 'somebody-else', realNow)).toBe(false)
      expect(await store.deliveries(round)).toMatchObject([{ attempts: [] }])
    })

    test('that was cut short is handed out once more, and then ends as unknown', async ({ store }) => {
      await store.planStep(round, 'opening', [aDelivery()])
      for (const terms of [claimTerms(), afterLease]) {
        expect(await store.claimDue(terms, 10)).toHaveLength(1)
        expect(await store.beginDelivery(key, holder, realNow)).toBe(true)
      }
      const later = claimTerms({ realNow: addSeconds(realNow, 240), leaseUntil: addSeconds(realNow, 300) })
      expect(await store.claimDue(later, 10)).toEqual([])
      expect(await store.deliveries(round)).toMatchObject([{ current: { state: 'unknown' }, attempts: [begun, begun] }])
    })
  })

  describe('the next retry', () => {
    test('is none where nothing waits', async ({ store }) => {
      await store.planStep(round, 'opening', [aDelivery()])
      expect(await store.nextRetryAt(now)).toBeUndefined()
    })

    test('is the first of those that are due by the programme’s clock', async ({ store }) => {
      const waiting = (recipient: string, seconds: number, dueAt = now) =>
        aDelivery({ recipient, dueAt, current: { state: 'retrying', nextAt: addSeconds(realNow, seconds), code: 'x' } })
      await store.planStep(round, 'opening', [waiting('a@example.fi', 30), waiting('b@example.fi', 10)])
      await store.planStep(round, 'before-5', [waiting('c@example.fi', 5, addSeconds(now, 60))])
      expect(await store.nextRetryAt(now)).toBe(addSeconds(realNow, 10))
    })
  })

  describe('a failed delivery', () => {
    const failed = (code: string, changes: Parameters<typeof aDelivery>[0] = {}) =>
      aDelivery({ ...changes, current: { state: 'failed', code } })

    test('that found nobody is taken up again', async ({ store, reopen }) => {
      await store.planStep(round, 'opening', [failed('not-met')])
      expect(await store.reopenFailed(round, owner)).toBe(true)
      expect(await (await reopen()).claimDue(claimTerms(), 10)).toHaveLength(1)
    })

    test('for another reason stays as it is', async ({ store }) => {
      await store.planStep(round, 'opening', [failed('http-400')])
      expect(await store.reopenFailed(round, owner)).toBe(false)
      expect(await store.deliveries(round)).toEqual([failed('http-400')])
    })

    test('is left where a newer contact has been made', async ({ store }) => {
      const newer = aDelivery({
        step: 'before-5',
        kind: 'reminder',
        dueAt: addSeconds(now, 60),
        current: { state: 'sent', sentAt: now, conversation: 'c', message: 'm' },
      })
      await store.planStep(round, 'opening', [failed('not-met'), newer])
      expect(await store.reopenFailed(round, owner)).toBe(false)
    })

    test('to the channel is taken up again whatever the reason', async ({ store }) => {
      await store.planStep(round, 'report', [
        failed('http-403', { recipient: 'channel', step: 'report-1', kind: 'report' }),
      ])
      expect(await store.reopenFailed(round, 'channel')).toBe(true)
    })

    test('of somebody else is not touched', async ({ store }) => {
      await store.planStep(round, 'opening', [failed('not-met', { recipient: secondOwner })])
      expect(await store.reopenFailed(round, owner)).toBe(false)
      expect(await store.deliveries(round)).toMatchObject([{ current: { state: 'failed' } }])
    })
  })

  describe('closing a delivery', () => {
    test('writes down that it was sent', async ({ store, reopen }) => {
      await store.planStep(round, 'opening', [aDelivery()])
      await store.claimDue(claimTerms(), 10)
      await store.beginDelivery(key, holder, realNow)
      expect(await store.closeDelivery(key, holder, sent)).toBe(true)
      const closed = {
        ...aDelivery(),
        current: { state: 'sent', sentAt: now, conversation: sent.conversation, message: sent.message },
        attempts: [{ at: realNow, outcome: 'sent' }],
      }
      expect(await store.deliveriesTo(round, owner)).toEqual([closed])
      const reopened = await reopen()
      expect(await reopened.deliveriesTo(round, owner)).toEqual([closed])
      expect(await reopened.claimDue(afterLease, 10)).toEqual([])
    })

    test('puts off another try until its real time', async ({ store, reopen }) => {
      await store.planStep(round, 'opening', [aDelivery()])
      await store.claimDue(claimTerms(), 10)
      const nextAt = addSeconds(realNow, 30)
      await store.beginDelivery(key, holder, realNow)
      await store.closeDelivery(key, holder, { outcome: 'retry', nextAt, code: 'throttled', status: 429 })
      const reopened = await reopen()
      expect(await reopened.claimDue(claimTerms({ realNow: addSeconds(realNow, 29) }), 10)).toEqual([])
      expect(await reopened.claimDue(claimTerms({ realNow: nextAt }), 10)).toMatchObject([
        { attempts: [{ outcome: 'failed', code: 'throttled', status: 429 }] },
      ])
    })

    test('changes nothing for one who does not hold it', async ({ store }) => {
      await store.planStep(round, 'opening', [aDelivery()])
      const claimed = await store.claimDue(claimTerms(), 10)
      expect(await store.closeDelivery(key, 'somebody-else', sent)).toBe(false)
      expect(await store.deliveries(round)).toEqual(claimed)
    })

    test('changes nothing the second time', async ({ store }) => {
      await store.planStep(round, 'opening', [aDelivery()])
      await store.claimDue(claimTerms(), 10)
      await store.closeDelivery(key, holder, { outcome: 'failed', code: 'blocked', status: 403 })
      const closed = await store.deliveries(round)
      expect(await store.closeDelivery(key, holder, sent)).toBe(false)
      expect(await store.deliveries(round)).toEqual(closed)
    })

    test('changes nothing where nothing is planned', async ({ store }) => {
      expect(await store.closeDelivery(key, holder, sent)).toBe(false)
      expect(await store.deliveries(round)).toEqual([])
    })
  })
}

function byRecipient(deliveries: readonly Delivery[]): readonly Delivery[] {
  return [...deliveries].sort((one, other) => (one.key.recipient < other.key.recipient ? -1 : 1))
}
