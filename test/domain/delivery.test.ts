import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  begin,
  claim,
  close,
  contactsMade,
  type Delivery,
  type DeliveryOutcome,
  type DeliveryState,
  isClaimable,
  lastContact,
  learn,
  markOpened,
  planDelivery,
  reopened,
} from '../../src/domain/delivery.ts'
import { addSeconds } from '../../src/domain/instant.ts'
import { aDelivery, claimTerms, now } from '../builders.ts'

const { realNow, holder, leaseUntil } = claimTerms()
const attempt = { at: realNow, outcome: 'unknown' } as const
const claimed = aDelivery({ current: { state: 'claimed', holder, leaseUntil, begun: false } })
const begun = aDelivery({ current: { state: 'claimed', holder, leaseUntil, begun: true }, attempts: [attempt] })
const sent: DeliveryOutcome = { outcome: 'sent', at: now, conversation: 'chat', message: 'm1' }
const nextAt = addSeconds(realNow, 30)

test('a planned delivery is due at the moment of its step', () => {
  const { key } = aDelivery()
  expect(planDelivery(key, { kind: 'reminder', at: now })).toEqual(aDelivery({ kind: 'reminder' }))
})

describe('a delivery can be claimed', () => {
  test.each<[string, Partial<Delivery>, boolean]>([
    ['when it is due', {}, true],
    ['not before it is due by the programme’s clock', { dueAt: addSeconds(now, 0.001) }, false],
    ['when it waited long enough in real time', { current: retrying(realNow) }, true],
    ['not while it waits in real time', { current: retrying(addSeconds(realNow, 0.001)) }, false],
    ['when its lease has run out', { current: held(realNow) }, true],
    ['not while its lease runs', { current: held(addSeconds(realNow, 0.001)) }, false],
    ['not when it was sent', { current: { state: 'sent', sentAt: now, conversation: 'c', message: 'm' } }, false],
    ['not when it failed', { current: { state: 'failed', code: 'blocked' } }, false],
    ['not when it was skipped', { current: { state: 'skipped', reason: 'nothing-owed' } }, false],
    ['not when its fate is unknown', { current: { state: 'unknown' } }, false],
  ])('%s', (_, delivery, claimable) => {
    expect(isClaimable(aDelivery(delivery), claimTerms())).toBe(claimable)
  })
})

describe('a claim', () => {
  test('is a lease and costs no try', () => {
    expect(claim(aDelivery(), claimTerms())).toEqual(claimed)
  })

  test('may be lost any number of times before a send has begun', () => {
    const again = Array.from({ length: 5 }).reduce<Delivery>((each) => claim(each, claimTerms()), aDelivery())
    expect(again).toEqual(claimed)
  })

  test('after two lost answers ends the delivery as unknown', () => {
    const lost = aDelivery({ current: held(realNow), attempts: [attempt, attempt] })
    expect(claim(lost, claimTerms())).toEqual({ ...lost, current: { state: 'unknown' } })
  })

  test('is made after any number of failed tries', () => {
    const failed = { at: realNow, outcome: 'failed', code: 'throttled' } as const
    const delivery = aDelivery({ attempts: Array.from({ length: 5 }, () => failed) })
    expect(claim(delivery, claimTerms()).current.state).toBe('claimed')
  })
})

describe('a send', () => {
  test('is written down with an unknown outcome before it begins', () => {
    expect(begin(claimed, holder, realNow)).toEqual(begun)
  })

  test('begins a second time after one lost answer', () => {
    const again = begin(claim(begun, claimTerms({ realNow: leaseUntil })), holder, leaseUntil)
    expect(again?.attempts).toEqual([attempt, { at: leaseUntil, outcome: 'unknown' }])
  })

  test.each<[string, Delivery, string]>([
    ['for another holder', claimed, 'holder-2'],
    ['without a claim', aDelivery(), holder],
  ])('does not begin %s', (_, delivery, by) => {
    expect(begin(delivery, by, realNow)).toBeUndefined()
  })
})

describe('a claimed delivery is closed', () => {
  test.each<[DeliveryOutcome, DeliveryState, Delivery['attempts']]>([
    [sent, { state: 'sent', sentAt: now, conversation: 'chat', message: 'm1' }, [{ at: realNow, outcome: 'sent' }]],
    [
      { outcome: 'retry', nextAt, code: 'throttled', status: 429 },
      { state: 'retrying', nextAt, code: 'throttled' },
      [{ at: realNow, outcome: 'failed', code: 'throttled', status: 429 }],
    ],
    [
      { outcome: 'retry', nextAt, code: 'network' },
      { state: 'retrying', nextAt, code: 'network' },
      [{ at: realNow, outcome: 'failed', code: 'network' }],
    ],
    [
      { outcome: 'unknown', nextAt, code: 'timeout' },
      { state: 'retrying', nextAt, code: 'timeout' },
      [{ at: realNow, outcome: 'unknown', code: 'timeout' }],
    ],
    [{ outcome: 'waiting', nextAt, code: 'no-channel' }, { state: 'retrying', nextAt, code: 'no-channel' }, []],
    [
      { outcome: 'failed', code: 'blocked', status: 403 },
      { state: 'failed', code: 'blocked' },
      [{ at: realNow, outcome: 'failed', code: 'blocked', status: 403 }],
    ],
    [{ outcome: 'skipped', reason: 'nothing-owed' }, { state: 'skipped', reason: 'nothing-owed' }, []],
  ])('with its try told as it ended: %j', (outcome, current, attempts) => {
    expect(close(begun, holder, outcome)).toEqual(aDelivery({ current, attempts }))
  })

  test('with no try told where no send had begun', () => {
    expect(close(claimed, holder, { outcome: 'skipped', reason: 'nothing-owed' })?.attempts).toEqual([])
  })

  test('with its earlier tries kept', () => {
    const again = { ...begun, attempts: [attempt, attempt] }
    expect(close(again, holder, sent)?.attempts).toEqual([attempt, { at: realNow, outcome: 'sent' }])
  })

  test('by its holder only', () => {
    expect(close(begun, 'holder-2', sent)).toBeUndefined()
  })

  test('once only', () => {
    const closed = close(begun, holder, sent)
    expect(closed && close(closed, holder, sent)).toBeUndefined()
  })

  test('not when it was never claimed', () => {
    expect(close(aDelivery(), holder, sent)).toBeUndefined()
  })
})

test('whatever is lost on the way, nothing is claimed more than twice without an answer', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('lost', 'retry', 'waiting'), { maxLength: 20 }), (fates) => {
      let delivery = aDelivery()
      let unanswered = 0
      for (const fate of fates) {
        if (!isClaimable(delivery, claimTerms())) break
        delivery = claim(delivery, claimTerms({ leaseUntil: realNow }))
        delivery = begin(delivery, holder, realNow) ?? delivery
        if (delivery.current.state !== 'claimed') break
        if (fate === 'lost') unanswered += 1
        else delivery = close(delivery, holder, { outcome: fate, nextAt: realNow, code: 'x' }) ?? delivery
      }
      expect(unanswered).toBeLessThanOrEqual(2)
    }),
  )
})

describe('a press on the card of a delivery', () => {
  const pressed = { at: '2021-11-01T09:00:00.000Z', conversation: 'chat', message: 'm1' }
  const arrived = { state: 'sent', sentAt: pressed.at, conversation: 'chat', message: 'm1' }

  test.each<[string, Delivery['current']]>([
    ['that waits to be repeated', retrying(nextAt)],
    ['that was given up as unknown', { state: 'unknown' }],
  ])('%s tells that it has arrived, and its attempts stay unknown', (_, current) => {
    const lost = aDelivery({ current, attempts: [attempt, attempt] })
    expect(learn(lost, pressed)).toEqual({ ...lost, current: arrived })
  })

  test('is remembered whatever was tried before and after the answer was lost', () => {
    const failed = { at: realNow, outcome: 'failed', code: 'unavailable' } as const
    const lost = aDelivery({ current: retrying(nextAt), attempts: [failed, attempt, failed] })
    expect(learn(lost, pressed)?.current).toEqual(arrived)
  })

  test.each<[string, Delivery]>([
    ['that has never been tried', aDelivery()],
    [
      'that no answer was lost of',
      aDelivery({ current: retrying(nextAt), attempts: [{ at: now, outcome: 'failed' }] }),
    ],
    ['whose send is still open', begun],
    ['that was sent', close(begun, holder, sent) ?? begun],
  ])('%s tells nothing new', (_, delivery) => {
    expect(learn(delivery, pressed)).toBeUndefined()
  })

  test('keeps it from being claimed ever again', () => {
    const learnt = learn(aDelivery({ current: retrying(realNow), attempts: [attempt] }), pressed)
    expect(learnt && isClaimable(learnt, claimTerms({ realNow: leaseUntil }))).toBe(false)
  })
})

describe('the reminders that count towards the most', () => {
  const current = { state: 'sent', sentAt: now, conversation: 'c', message: 'm' } as const

  test('are those that arrived, before or after the due day, and not the opening', () => {
    const all = [
      aDelivery({ current }),
      aDelivery({ kind: 'reminder', current }),
      aDelivery({ kind: 'overdue', current }),
      aDelivery({ kind: 'report', current }),
      aDelivery({ kind: 'reminder' }),
      aDelivery({ kind: 'reminder', current: { state: 'failed', code: 'blocked' } }),
      aDelivery({ kind: 'reminder', current: { state: 'skipped', reason: 'nothing-owed' } }),
    ]
    expect(contactsMade(all)).toBe(2)
  })
})

describe('once somebody can be reached', () => {
  const missed = aDelivery({ current: { state: 'failed', code: 'not-met' } })
  const post = aDelivery({ recipient: 'channel', kind: 'report', current: { state: 'failed', code: 'gone' } })

  test.each<[string, readonly Delivery[], readonly Delivery[]]>([
    ['a contact that found nobody is taken up again', [missed], [{ ...missed, current: { state: 'planned' } }]],
    ['a failed post to the channel is taken up again', [post], [{ ...post, current: { state: 'planned' } }]],
    ['one that failed for another reason is not', [aDelivery({ current: { state: 'failed', code: 'rejected' } })], []],
    [
      'one that a newer contact has overtaken is not',
      [
        missed,
        aDelivery({
          step: 'before-5',
          kind: 'reminder',
          dueAt: nextAt,
          current: { state: 'skipped', reason: 'nothing-owed' },
        }),
      ],
      [],
    ],
    ['nothing that arrived is sent again', [close(begun, holder, sent) ?? begun], []],
  ])('%s', (_, deliveries, again) => {
    expect(reopened(deliveries)).toEqual(again)
  })
})

describe('the last contact', () => {
  const failed: DeliveryState = { state: 'failed', code: 'blocked' }
  const later = addSeconds(now, 60)

  test.each<[string, readonly Delivery[], Delivery | undefined]>([
    ['is none before the first', [], undefined],
    ['is none that is only planned', [aDelivery()], undefined],
    ['is none that was skipped', [aDelivery({ current: { state: 'skipped', reason: 'most-reached' } })], undefined],
    [
      'is the latest that was tried, in whatever order they come',
      [aDelivery({ current: failed, dueAt: later }), aDelivery({ current: failed })],
      aDelivery({ current: failed, dueAt: later }),
    ],
    [
      'is not a later one that was skipped',
      [
        aDelivery({ current: failed }),
        aDelivery({ dueAt: later, current: { state: 'skipped', reason: 'nothing-owed' } }),
      ],
      aDelivery({ current: failed }),
    ],
  ])('%s', (_, deliveries, last) => {
    expect(lastContact(deliveries)).toEqual(last)
  })
})

function retrying(at: string): DeliveryState {
  return { state: 'retrying', nextAt: at, code: 'throttled' }
}

function held(until: string): DeliveryState {
  return { state: 'claimed', holder, leaseUntil: until, begun: true }
}

describe('what is opened by a press', () => {
  const arrived = { state: 'sent', sentAt: now, conversation: 'chat', message: 'm1' } as const
  const opening = aDelivery({ current: arrived })
  const reminder = aDelivery({ step: 'before-5', kind: 'reminder', dueAt: addSeconds(now, 60), current: arrived })

  test.each<[string, readonly Delivery[], string | undefined, string | undefined]>([
    ['is what brought the card', [opening, reminder], 'opening', 'opening'],
    ['is what came last where the card does not say', [opening, reminder], undefined, 'before-5'],
    ['is what came last where the card names what never came', [opening], 'before-5', 'opening'],
    ['is nothing where nothing has come', [aDelivery()], undefined, undefined],
    ['is nothing where it was opened before', [{ ...opening, openedAt: now }], 'opening', undefined],
    ['is no word to the programme office', [aDelivery({ kind: 'escalation', current: arrived })], 'opening', undefined],
  ])('%s', (_, deliveries, step, expected) => {
    const opened = markOpened(deliveries, { step, at: later })
    expect(opened?.key.step).toBe(expected)
    expect(opened?.openedAt).toBe(expected === undefined ? undefined : later)
  })
})

const later = addSeconds(now, 3600)
