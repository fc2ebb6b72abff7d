import { describe, expect, test } from 'vitest'
import { emptySheet } from '../../src/domain/answer.ts'
import { pastRetention, withoutAnswers, withoutTexts } from '../../src/domain/upkeep.ts'
import { anOpenedRound, aRound, coordinator, now } from '../builders.ts'

const retention = { answers: 120, audit: 60, deliveries: 24 }
const opened = anOpenedRound()
const { id, locksAt } = aRound()

describe('what is past its time', () => {
  test.each([
    ['on the day a round locks', locksAt, []],
    ['two years to the moment after the lock', '2023-11-22T21:59:00.000Z', []],
    ['a day later', '2023-11-23T22:00:00.000Z', ['deliveries']],
    ['after five years', '2026-11-24T00:00:00.000Z', ['audit', 'deliveries']],
    ['after ten years', '2031-11-24T00:00:00.000Z', ['answers', 'audit', 'deliveries']],
  ])('%s', (_, at, kinds) => {
    const ofRound = pastRetention([opened], retention, at).filter((past) => 'round' in past && past.round === id)
    expect(ofRound.map(({ kind }) => kind)).toEqual(kinds)
  })

  test('is counted from the end of a reopening where that was later', () => {
    const until = '2022-03-01T21:59:00.000Z'
    const reopened = {
      act: 'reopened',
      sheet: 'project/perhekeskus',
      until,
      reason: '',
      by: coordinator,
      at: now,
    } as const
    const past = pastRetention([anOpenedRound({ acts: [reopened] })], retention, '2023-12-24T00:00:00.000Z')
    expect(past.filter((each) => 'round' in each)).toEqual([])
  })

  test('is every change of the register that is older than the audit is kept', () => {
    expect(pastRetention([], retention, '2026-11-24T00:00:00.000Z')).toEqual([
      { kind: 'audit', before: '2021-11-24T00:00:00.000Z' },
    ])
  })
})

describe('a sheet without its answers', () => {
  test('keeps who returned it, and no text that was moved', () => {
    const returned = { act: 'returned', revision: 1, subjects: [], comment: 'x', by: coordinator, at: now } as const
    const place = { subject: 's', question: 'results' }
    const moved = { act: 'moved', from: place, to: place, text: 'a', before: 'b', by: coordinator, at: now } as const
    const sheet = { ...emptySheet(id, 'project/perhekeskus'), acts: [returned, moved] }
    expect(withoutAnswers(sheet).acts).toEqual([returned])
  })
})

describe('a note without its texts', () => {
  test.each([
    ['summary|availability|', ''],
    ['print|2021-11-15|results|line/a/b', ''],
    ['suggestion|a|b|', 'typed'],
    ['duty', 'typed'],
  ])('of %s', (key, text) => {
    const version = { revision: 1, at: now, by: coordinator, state: 'written', text: 'typed' } as const
    expect(withoutTexts({ round: id, key, versions: [version] }).versions[0]?.text).toBe(text)
  })
})
