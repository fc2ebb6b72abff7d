import { describe, expect, test } from 'vitest'
import type { OpenedRound } from '../../src/domain/expected-set.ts'
import type { RoundAct } from '../../src/domain/round-act.ts'
import { earlyClosing, lastLockOf, sheetLocksAt, withRoundAct } from '../../src/domain/round-acts.ts'
import { anExemption, anOpenedRound, aRound, byCoordinator, now } from '../builders.ts'

const sheet = 'project/perhekeskus'
const subject = 'line/perhekeskus/availability'
const afterLock = '2021-12-01T10:00:00.000Z'
const closed: RoundAct = { act: 'closed', before: '', ...byCoordinator }
const openedAgain: RoundAct = { act: 'opened-again', before: '', ...byCoordinator }
const { locksAt } = aRound()

function reopened(until: string, of = sheet): RoundAct {
  return { act: 'reopened', sheet: of, until, reason: 'Luku puuttui', ...byCoordinator }
}

describe('an exemption', () => {
  test('leaves out what is exempted already, and is none where nothing is left', () => {
    const once = acted(anExemption(subject))
    expect(withRoundAct(once, anExemption(subject))).toBeUndefined()
    expect(withRoundAct(once, anExemption(subject, sheet))?.acts?.at(-1)).toMatchObject({ subjects: [sheet] })
  })

  test('taken back leaves the others in place', () => {
    const back: RoundAct = { act: 'included', subjects: [subject], ...byCoordinator }
    const both = acted(anExemption(subject, sheet), back)
    expect(both.exemptions.map((each) => each.subject)).toEqual([sheet])
    expect(withRoundAct(both, back)).toBeUndefined()
  })
})

describe('a sheet takes answers', () => {
  test.each<[string, readonly RoundAct[], string]>([
    ['until the round locks', [], locksAt],
    ['for longer where it was reopened', [reopened(afterLock)], afterLock],
    ['until the newest word', [reopened(afterLock), reopened('2021-11-30T10:00:00.000Z')], '2021-11-30T10:00:00.000Z'],
    ['until the round locks once a reopening was ended', [reopened(afterLock), reopened(now)], locksAt],
    ['until the round locks where another was reopened', [reopened(afterLock, 'project/other')], locksAt],
    ['no longer once the round was closed', [closed], now],
    ['although the round was closed, where it was reopened', [closed, reopened(afterLock)], afterLock],
  ])('%s', (_, acts, until) => {
    expect(sheetLocksAt(acted(...acts), sheet)).toBe(until)
  })

  test('in a round until the last of them', () => {
    const later = '2021-12-02T10:00:00.000Z'
    expect(lastLockOf(acted())).toBe(locksAt)
    expect(lastLockOf(acted(reopened(afterLock), reopened(later, 'project/other')))).toBe(later)
  })
})

describe('closing a round', () => {
  test('locks it at once, and is none where it is locked', () => {
    const shut = acted(closed)
    expect(shut.round.locksAt).toBe(now)
    expect(earlyClosing(shut)).toMatchObject({ before: locksAt })
    expect(withRoundAct(shut, closed)).toBeUndefined()
  })

  test('and opening it again leaves its dates as they were', () => {
    expect(acted(closed, openedAgain).round).toEqual(aRound())
    expect(withRoundAct(acted(closed, openedAgain), openedAgain)).toBeUndefined()
  })

  test('is over once the round was extended', () => {
    const shut = acted(closed)
    const extended = { ...shut, round: { ...shut.round, locksAt: afterLock } }
    expect(earlyClosing(extended)).toBeUndefined()
    expect(withRoundAct(extended, openedAgain)).toBeUndefined()
  })

  test('that was never closed is none to open', () => {
    expect(withRoundAct(anOpenedRound(), openedAgain)).toBeUndefined()
  })
})

test('a reminder by hand is written down once, whatever else is the same', () => {
  const reminded: RoundAct = { act: 'reminded', step: 'by-hand:1', people: 3, ...byCoordinator }
  const once = acted(reminded)
  expect(withRoundAct(once, reminded)).toBeUndefined()
  expect(withRoundAct(once, { ...reminded, step: 'by-hand:2' })?.acts).toHaveLength(2)
})

function acted(...acts: readonly RoundAct[]): OpenedRound {
  return acts.reduce((opened, act) => {
    const done = withRoundAct(opened, act)
    if (done === undefined) throw new Error(`${act.act} changed nothing`)
    return done
  }, anOpenedRound())
}
