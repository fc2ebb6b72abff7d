import { describe, expect, test } from 'vitest'
import { contactSkip } from '../../src/domain/contact-skip.ts'
import type { Delivery } from '../../src/domain/delivery.ts'
import { addSeconds } from '../../src/domain/instant.ts'
import { aDelivery, aSeries, now } from '../builders.ts'

const series = aSeries({ reminders: { ...aSeries().reminders, workingDaysBefore: [5, 1], most: 2 } })
const minute = 60
const at = addSeconds(now, minute)
const arrived = { state: 'sent', sentAt: now, conversation: 'chat', message: 'm1' } as const
const reminder = aDelivery({ step: 'before-5', kind: 'reminder' })

function skip(contact: Delivery, others: readonly Delivery[] = [], wantsLastOnly = false) {
  return contactSkip(contact, { series, others, wantsLastOnly, at })
}

test('a reminder goes out to somebody who was sent nothing else', () => {
  expect(skip(reminder)).toBeUndefined()
})

describe('a newer contact takes its place', () => {
  const newer = aDelivery({ step: 'before-1', kind: 'reminder', dueAt: at })

  test.each<[string, Delivery, Delivery, 'merged' | undefined]>([
    ['where it is due by now', reminder, newer, 'merged'],
    ['of an opening too', aDelivery(), newer, 'merged'],
    ['not where it is still to come', reminder, { ...newer, dueAt: addSeconds(at, 1) }, undefined],
    ['not where it failed', reminder, { ...newer, current: { state: 'failed', code: 'blocked' } }, undefined],
    ['not where it says something else', reminder, { ...newer, kind: 'duty' }, undefined],
  ])('%s', (_, contact, other, expected) => {
    expect(skip(contact, [other])).toBe(expected)
  })
})

describe('when the person has had the most reminders of the round', () => {
  const had = ['before-9', 'before-7'].map((step) => aDelivery({ step, kind: 'reminder', current: arrived }))

  test.each<[string, Delivery, 'most-reached' | undefined]>([
    ['another is left out', reminder, 'most-reached'],
    ['one they put off themselves is, too', aDelivery({ step: 'snoozed', kind: 'snoozed' }), 'most-reached'],
    ['a hand-over is told', aDelivery({ step: 'handover', kind: 'handover' }), undefined],
    ['a coordinator may remind by hand', aDelivery({ step: 'by-hand:1', kind: 'by-hand' }), undefined],
  ])('%s', (_, contact, expected) => {
    expect(skip(contact, had)).toBe(expected)
  })
})

describe('a reminder that was put off', () => {
  const later = aDelivery({ step: 'snoozed-2', kind: 'snoozed', dueAt: addSeconds(at, minute) })

  test.each<[string, Delivery, Delivery, 'snoozed' | undefined]>([
    ['covers those of the plan before it', reminder, later, 'snoozed'],
    ['covers one of the same moment', { ...reminder, dueAt: later.dueAt }, later, 'snoozed'],
    ['does not cover itself', { ...later, key: { ...later.key, step: 'snoozed-1' } }, later, undefined],
    [
      'covers nothing once it has failed',
      reminder,
      { ...later, current: { state: 'failed', code: 'gone' } },
      undefined,
    ],
  ])('%s', (_, contact, other, expected) => {
    expect(skip(contact, [other])).toBe(expected)
  })
})

describe('somebody who wants only the last reminders', () => {
  test.each<[string, Delivery, 'last-ones-only' | undefined]>([
    ['gets none before the last', reminder, 'last-ones-only'],
    ['gets the last before the due day', aDelivery({ step: 'before-1', kind: 'reminder' }), undefined],
    ['gets those after it', aDelivery({ step: 'after-1', kind: 'overdue' }), undefined],
  ])('%s', (_, contact, expected) => {
    expect(skip(contact, [], true)).toBe(expected)
  })
})
