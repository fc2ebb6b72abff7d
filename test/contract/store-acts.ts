import { describe, expect } from 'vitest'
import type { RoundAct } from '../../src/domain/round-act.ts'
import type { SheetAct } from '../../src/domain/sheet-act.ts'
import {
  anExemption,
  anOpening,
  aReturn,
  aRound,
  aSave,
  aSending,
  byCoordinator,
  now,
  owner,
  secondOwner,
  values,
} from '../builders.ts'
import { type OpenStore, storeTest } from './store-test.ts'

const subject = 'line/perhekeskus/availability'
const sheet = 'project/perhekeskus'

/** What coordinators do to a round and its sheets: kept with what it changes, and once however often it comes. */
export function describeActs(open: OpenStore): void {
  const round = aRound()
  const test = storeTest(async () => {
    const opened = await open()
    await opened.store.openRound(anOpening(round))
    return opened
  })
  const reopened: RoundAct = {
    act: 'reopened',
    sheet,
    until: '2021-12-01T10:00:00.000Z',
    reason: 'Puuttuva luku',
    ...byCoordinator,
  }
  const closed: RoundAct = { act: 'closed', before: round.locksAt, ...byCoordinator }

  describe('an act on a round', () => {
    test.for<[string, RoundAct]>([
      ['an exemption', anExemption(subject)],
      ['a reopening', reopened],
      ['a closing', closed],
      ['a reminder', { act: 'reminded', step: 'by-hand:1', people: 3, filter: 'perhekeskus', ...byCoordinator }],
    ])('that is %s is kept word for word', async ([, act], { store, reopen }) => {
      expect(await store.actOnRound(round.id, act)).toBe(true)
      const kept = await store.round(round.id)
      expect(kept?.acts).toEqual([act])
      expect(await (await reopen()).round(round.id)).toEqual(kept)
    })

    test.for<[string, RoundAct]>([
      ['an exemption', anExemption(subject)],
      ['a reopening', reopened],
      ['a closing', closed],
    ])('that is %s is done once when it comes twice at the same time', async ([, act], { store }) => {
      const both = await Promise.all([
        store.actOnRound(round.id, act),
        store.actOnRound(round.id, { ...act, by: secondOwner }),
      ])
      expect(both.sort()).toEqual([false, true])
      expect((await store.round(round.id))?.acts).toHaveLength(1)
    })

    test('is kept after those before it, and nothing else changes', async ({ store, reopen }) => {
      const before = await store.round(round.id)
      await store.actOnRound(round.id, anExemption(subject))
      const included: RoundAct = { act: 'included', subjects: [subject], ...byCoordinator }
      await store.actOnRound(round.id, included)
      expect(await (await reopen()).round(round.id)).toEqual({ ...before, acts: [anExemption(subject), included] })
    })

    test('that exempts leaves those exempted at the same time in place', async ({ store }) => {
      const subjects = ['a', 'b', 'c'].map((project) => `project/${project}`)
      await Promise.all(subjects.map((each) => store.actOnRound(round.id, anExemption(each))))
      expect((await store.round(round.id))?.exemptions.map((each) => each.subject).sort()).toEqual(subjects)
    })

    test('that exempts keeps the first reason', async ({ store, reopen }) => {
      await store.actOnRound(round.id, anExemption(subject))
      await store.actOnRound(round.id, { ...anExemption(subject, 'project/other'), reason: 'Toinen syy' })
      const reasons = (await (await reopen()).round(round.id))?.exemptions.map((each) => [each.subject, each.reason])
      expect(reasons).toEqual([
        [subject, 'Päättynyt'],
        ['project/other', 'Toinen syy'],
      ])
    })

    test('that closes moves the lock, and opening again moves it back', async ({ store, reopen }) => {
      await store.actOnRound(round.id, closed)
      expect((await store.round(round.id))?.round.locksAt).toBe(now)
      await store.actOnRound(round.id, { act: 'opened-again', before: '', ...byCoordinator })
      expect((await store.round(round.id))?.round).toEqual(round)
      expect((await (await reopen()).round(round.id))?.acts).toEqual([
        closed,
        { act: 'opened-again', before: now, ...byCoordinator },
      ])
    })

    test('is refused for a round that is not open', async ({ store }) => {
      await expect(store.actOnRound('oma-arviointi:2022-05-15', anExemption(subject))).rejects.toThrow()
    })
  })

  describe('an early opening', () => {
    test('keeps who opened it and why', async ({ store, reopen }) => {
      const spring = aRound('2022-05-15')
      await store.openRound({ ...anOpening(spring), by: secondOwner, reason: ' =1+1\n"\\u0000" ‮😀 ' })
      expect(await (await reopen()).round(spring.id)).toMatchObject({
        openedBy: secondOwner,
        openedReason: ' =1+1\n"\\u0000" ‮😀 ',
      })
      expect((await store.round(round.id))?.openedBy).toBeUndefined()
    })
  })

  describe('an act on a sheet', () => {
    const accepted: SheetAct = { act: 'accepted', revision: 1, ...byCoordinator }
    const sent = storeTest(async () => {
      const opened = await open()
      await opened.store.openRound(anOpening(round))
      await opened.store.saveDraft(aSave())
      await opened.store.send(aSending())
      return opened
    })

    sent('is kept word for word and leaves answers and drafts as they are', async ({ store, reopen }) => {
      const before = await store.sheet(round.id, sheet)
      const comment = ' =1+1\n<b>åäö</b> "\\u0000" ‮😀 '
      const returned = await store.actOnSheet(round.id, sheet, aReturn({ comment }))
      expect(returned).toEqual({ result: 'done', sheet: { ...before, acts: [aReturn({ comment })] } })
      expect(await (await reopen()).sheet(round.id, sheet)).toEqual(returned.sheet)
    })

    sent('is done once when it comes twice at the same time', async ({ store }) => {
      const both = await Promise.all(
        [accepted, { ...accepted, by: secondOwner }].map((act) => store.actOnSheet(round.id, sheet, act)),
      )
      expect(both.map(({ result }) => result).sort()).toEqual(['done', 'unchanged'])
      expect((await store.sheet(round.id, sheet)).acts).toHaveLength(1)
    })

    sent('about a sending that is no longer the last is a conflict', async ({ store }) => {
      await store.saveDraft(aSave({ expectedRevision: 1, answer: values({ level: 50 }) }))
      await store.send(aSending({ drafts: { [subject]: 2 }, answers: { [subject]: values({ level: 50 }) } }))
      expect(await store.actOnSheet(round.id, sheet, aReturn())).toMatchObject({ result: 'conflict' })
      expect((await store.sheet(round.id, sheet)).acts).toBeUndefined()
    })

    sent('lets what was returned be sent again as it was', async ({ store }) => {
      await store.actOnSheet(round.id, sheet, aReturn())
      expect(await store.send(aSending())).toMatchObject({ result: 'sent', sheet: { revisions: [{}, { number: 2 }] } })
      expect(await store.send(aSending())).toMatchObject({ result: 'unchanged' })
    })

    sent('that moves a text moves it in the draft and in what was sent, together', async ({ store, reopen }) => {
      const move: SheetAct = {
        act: 'moved',
        from: { subject, question: 'results' },
        to: { subject, question: 'notes' },
        text: 'Työ on alkanut.',
        before: '',
        ...byCoordinator,
      }
      const both = await Promise.all([move, move].map((act) => store.actOnSheet(round.id, sheet, act)))
      expect(both.map(({ result }) => result).sort()).toEqual(['conflict', 'done'])
      const answers = { [subject]: values({ level: 25, notes: 'Työ on alkanut.' }) }
      expect(await (await reopen()).sheet(round.id, sheet)).toMatchObject({
        drafts: { [subject]: { revision: 2, answer: answers[subject], savedBy: byCoordinator.by } },
        revisions: [{ sentBy: owner }, { number: 2, sentBy: byCoordinator.by, moved: true, answers }],
        acts: [move],
      })
    })

    test('on a sheet nobody has touched accepts nothing', async ({ store }) => {
      for (const revision of [0, 1]) {
        const act = { ...accepted, revision }
        expect(await store.actOnSheet(round.id, sheet, act)).toMatchObject({ result: 'conflict' })
      }
      expect(await store.sheets(round.id)).toEqual([])
    })
  })
}
