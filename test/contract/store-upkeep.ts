import { describe, expect } from 'vitest'
import type { Store } from '../../src/actions/ports.ts'
import { retainedKinds } from '../../src/domain/upkeep.ts'
import { aRound, aSave, aSending, byCoordinator, spring, values } from '../builders.ts'
import { publishedEditions } from '../published-editions.ts'
import { fillStore, hostileText } from '../storage/filled-store.ts'
import { type OpenStore, storeTest } from './store-test.ts'

const round = aRound().id
const other = aRound(spring).id
const sheet = 'project/perhekeskus'
const subject = 'line/perhekeskus/availability'
const later = '2032-01-01T00:00:00.000Z'

export function describeUpkeep(open: OpenStore): void {
  const test = storeTest(open)

  describe('what has been kept long enough', () => {
    test.for(retainedKinds)('is gone for good and noted as a number: %s', async (kind, { store, reopen }) => {
      await fillStore(store)
      const count = await store.forget({ kind, round }, later)
      expect(count).toBeGreaterThan(0)
      for (const each of [store, await reopen()]) {
        expect(await leftOf[kind](each)).toEqual([])
        expect(await each.upkeep()).toEqual([{ at: later, act: 'forgotten', kind, round, count }])
        expect(await each.forget({ kind, round }, later)).toBe(0)
        expect(await each.upkeep()).toHaveLength(1)
      }
    })

    test('leaves a sheet that can be answered and judged anew', async ({ store, reopen }) => {
      await fillStore(store)
      const place = (question: string) => ({ subject, question })
      const [from, to] = [place('results'), place('more')]
      const sent = async (answer = values({ results: 'Uusi' })) => {
        const { drafts } = await store.sheet(round, sheet)
        const expectedRevision = drafts[subject]?.revision ?? 0
        const saved = await store.saveDraft(aSave({ answer, expectedRevision }))
        const revision = saved.result === 'saved' ? saved.draft.revision : 0
        return await store.send(aSending({ drafts: { [subject]: revision }, answers: { [subject]: answer } }))
      }
      await sent()
      const moved = { act: 'moved', from, to, text: 'Uusi', before: '', ...byCoordinator } as const
      expect((await store.actOnSheet(round, sheet, moved)).result).toBe('done')
      const returned = { act: 'returned', subjects: [subject], comment: 'Miksi?', ...byCoordinator } as const
      const { sheet: before } = await sent(values({ results: 'Toinen' }))
      const number = before.revisions.at(-1)?.number ?? 0
      expect((await store.actOnSheet(round, sheet, { ...returned, revision: number })).result).toBe('done')
      await store.forget({ kind: 'answers', round }, later)
      expect((await sent()).result).toBe('sent')
      const acted = await store.actOnSheet(round, sheet, { act: 'accepted', revision: 1, ...byCoordinator })
      expect(acted.result).toBe('done')
      expect((await (await reopen()).sheet(round, sheet)).acts).toEqual(acted.sheet.acts)
    })

    test('leaves other rounds, the register and the editions alone', async ({ store }) => {
      await fillStore(store)
      const before = [await store.round(other), await store.register(), await publishedEditions(store, round)]
      for (const kind of retainedKinds) await store.forget({ kind, round }, later)
      expect([await store.round(other), await store.register(), await publishedEditions(store, round)]).toEqual(before)
    })

    test('is nothing where nothing was kept', async ({ store }) => {
      await fillStore(store)
      for (const kind of retainedKinds) expect(await store.forget({ kind, round: other }, later)).toBe(0)
      expect(await store.upkeep()).toEqual([])
    })

    test('is every choice of a channel, and the channel stays', async ({ store, reopen }) => {
      await fillStore(store)
      const channel = await store.channel()
      const choices = await store.channelChanges()
      expect(choices.length).toBeGreaterThan(1)
      const [first] = choices
      if (first === undefined) throw new Error('The store holds no choice.')
      expect(await store.forget({ kind: 'audit', before: first.at }, later)).toBe(0)
      expect(await store.channelChanges()).toEqual(choices)
      const count = await store.forget({ kind: 'audit', before: later }, later)
      expect(count).toBeGreaterThanOrEqual(choices.length)
      for (const each of [store, await reopen()]) {
        expect(await each.channelChanges()).toEqual([])
        expect(await each.channel()).toEqual(channel)
        expect(await each.upkeep()).toEqual([{ at: later, act: 'forgotten', kind: 'audit', before: later, count }])
        expect(await each.forget({ kind: 'audit', before: later }, later)).toBe(0)
      }
    })

    test('is every change of the register but the last, which numbers the next one', async ({ store, reopen }) => {
      await fillStore(store)
      const [first] = await store.registerChanges()
      const programme = await store.register()
      if (first === undefined || programme === undefined) throw new Error('The store holds no change.')
      for (const number of [2, 3])
        await store.changeRegister({ programme, change: { ...first, number, id: `change-${number}` }, moves: [] })
      await store.forget({ kind: 'audit', before: later }, later)
      const reopened = await reopen()
      expect((await reopened.registerChanges()).map(({ number }) => number)).toContain(3)
      expect((await reopened.registerChanges()).map(({ number }) => number)).not.toContain(2)
      const next = { programme, change: { ...first, number: 4, id: 'change-4' }, moves: [] }
      expect(await reopened.changeRegister(next)).toBe(true)
      expect((await reopened.upkeep()).map(({ act }) => act)).toEqual(['forgotten'])
    })
  })
}

/** What there still is of each kind. */
const leftOf: Readonly<Record<(typeof retainedKinds)[number], (store: Store) => Promise<readonly unknown[]>>> = {
  async answers(store) {
    const sheets = await store.sheets(round)
    const summary = (await store.notes(round)).filter(({ key }) => key.startsWith('summary'))
    return [
      ...sheets.flatMap(({ drafts, revisions }) => [...Object.values(drafts), ...revisions]),
      ...summary.filter((note) => JSON.stringify(note).includes(JSON.stringify(hostileText))),
    ]
  },
  async audit(store) {
    const opened = await store.round(round)
    const sheets = await store.sheets(round)
    return [
      ...(opened?.acts ?? []),
      ...(opened?.handovers ?? []),
      ...(opened?.extensions ?? []),
      ...(opened?.exemptions ?? []).filter(({ reason }) => reason !== ''),
      ...sheets.flatMap(({ acts = [] }) => acts),
    ]
  },
  deliveries: async (store) => await store.deliveries(round),
}
