import { describe, expect, test } from 'vitest'
import {
  type Answer,
  countedValues,
  emptySheet,
  firstSentAt,
  sameAnswer,
  sentAnswer,
  typedReason,
  typedValues,
} from '../../src/domain/answer.ts'
import { aDraft, aSentRevision, aSheet, now, values } from '../builders.ts'

const subject = 'line/perhekeskus/availability'
const other = 'project/perhekeskus'
const later = '2021-11-09T08:00:00.000Z'

describe('the answer that counts', () => {
  test('is the one in the newest sending', () => {
    const sheet = aSheet({
      revisions: [
        aSentRevision({ answers: { [subject]: values({ level: 25 }) } }),
        aSentRevision({ number: 2, answers: { [subject]: values({ level: 50 }) } }),
      ],
    })
    expect(sentAnswer(sheet, subject)).toEqual(values({ level: 50 }))
  })

  test('is never a draft', () => {
    expect(sentAnswer(aSheet({ drafts: { [subject]: aDraft() } }), subject)).toBeUndefined()
  })

  test('is none in an empty sheet', () => {
    expect(sentAnswer(emptySheet('oma-arviointi:2021-11-15', 'project/perhekeskus'), subject)).toBeUndefined()
  })
})

describe('the first sending of a subject', () => {
  const sheet = aSheet({
    revisions: [
      aSentRevision({ answers: { [subject]: values() } }),
      aSentRevision({ number: 2, sentAt: later, answers: { [subject]: values(), [other]: values() } }),
    ],
  })

  test('is not moved by a later one', () => {
    expect(firstSentAt(sheet, subject)).toBe(now)
  })

  test('is the one in which the subject was there', () => {
    expect(firstSentAt(sheet, other)).toBe(later)
  })

  test('is none where it was never sent', () => {
    expect(firstSentAt(sheet, 'line/perhekeskus/costs')).toBeUndefined()
  })
})

describe('two answers', () => {
  const quick = (extra: object = {}): Answer => ({ kind: 'quick', quick: 'nothing', ...extra })
  const unchanged = (extra: object = {}): Answer => ({
    kind: 'unchanged',
    since: '2021-05-15',
    values: { level: 25 },
    ...extra,
  })
  const same = (extra: object = {}): Answer => ({ kind: 'same', goal: 'costs', values: { level: 25 }, ...extra })

  test.each<[string, Answer | undefined, Answer | undefined, boolean]>([
    ['the same values', values({ level: 25 }), values({ level: 25 }), true],
    ['the same values in another order', values({ a: 1, b: 2 }), values({ b: 2, a: 1 }), true],
    ['another value', values({ level: 25 }), values({ level: 50 }), false],
    ['a number and its text', values({ level: 25 }), values({ level: '25' }), false],
    ['one value more', values({ level: 25 }), values({ level: 25, results: 'x' }), false],
    ['one value less', values({ level: 25, results: 'x' }), values({ level: 25 }), false],
    ['another question', values({ a: 1 }), values({ b: 1 }), false],
    ['space at the end', values({ results: 'x' }), values({ results: 'x ' }), false],
    ['the same quick answer', quick(), quick(), true],
    ['the same quick answer with other text kept beside', quick({ kept: { level: 25 } }), quick(), true],
    ['another quick answer', quick(), { kind: 'quick', quick: 'no-data' }, false],
    ['another reason', quick({ reason: 'Loma' }), quick(), false],
    ['a quick answer in another language', quick({ language: 'sv' }), quick({ language: 'fi' }), false],
    ['the same values in another language', { ...values(), language: 'sv' }, values(), false],
    ['the same “no change”', unchanged(), unchanged({ kept: { results: 'x' } }), true],
    ['“no change” since another round', unchanged(), unchanged({ since: '2020-11-15' }), false],
    ['“no change” at another level', unchanged(), unchanged({ values: { level: 50 } }), false],
    ['“no change” with another reason', unchanged({ reason: 'Loma' }), unchanged(), false],
    ['“no change” and its values', unchanged(), values({ level: 25 }), false],
    ['the same “as under another goal”', same(), same({ kept: { results: 'x' } }), true],
    ['“as under another goal” than that', same(), same({ goal: 'quality' }), false],
    ['“as under another goal” at another level', same(), same({ values: { level: 50 } }), false],
    ['“as under another goal” with another reason', same({ reason: 'Loma' }), same(), false],
    ['“as under another goal” and “no change”', same(), unchanged(), false],
    ['a quick answer and values', quick(), values({}), false],
    ['values and a quick answer', values({}), quick(), false],
    ['none and none', undefined, undefined, true],
    ['none and one', undefined, values({}), false],
    ['one and none', quick(), undefined, false],
  ])('of %s', (_, one, two, same) => {
    expect(sameAnswer(one, two)).toBe(same)
  })

  test('show everything that was typed, also what is kept beside a quick one', () => {
    expect(typedValues(values({ level: 25 }))).toEqual({ level: 25 })
    expect(typedValues(quick({ kept: { level: 50 } }))).toEqual({ level: 50 })
    expect(typedValues(unchanged({ kept: { level: 50 } }))).toEqual({ level: 50 })
    expect(typedValues(same())).toEqual({})
    expect(typedValues(quick())).toEqual({})
    expect(typedValues(undefined)).toEqual({})
  })

  test('stand for their values, which a quick one has not', () => {
    expect([values({ level: 25 }), unchanged(), same()].map(countedValues)).toEqual(Array(3).fill({ level: 25 }))
    expect(countedValues(quick({ kept: { level: 50 } }))).toEqual({})
    expect(countedValues(undefined)).toEqual({})
  })

  test('show the reason that was typed, also where it belongs to no quick answer', () => {
    expect(typedReason(quick({ reason: 'Loma' }))).toBe('Loma')
    expect(typedReason({ kind: 'values', values: {}, keptReason: 'Loma' })).toBe('Loma')
    expect(typedReason(unchanged({ reason: 'Loma' }))).toBe('Loma')
    expect(typedReason(values())).toBe('')
    expect(typedReason(undefined)).toBe('')
  })
})
