import { describe, expect } from 'vitest'
import {
  anExpectedSheet,
  anOpening,
  aProgramme,
  aRound,
  aSeries,
  coordinator,
  now,
  owner,
  secondOwner,
  spring,
} from '../builders.ts'
import { type OpenStore, storeTest } from './store-test.ts'

const subject = 'line/perhekeskus/availability'

export function describeRounds(open: OpenStore): void {
  const test = storeTest(open)
  const round = aRound()

  describe('the register', () => {
    test('is not there before it is imported', async ({ store }) => {
      expect(await store.register()).toBeUndefined()
    })

    test('is there after the import, word for word', async ({ store, reopen }) => {
      const programme = aProgramme({ name: { fi: 'Länsi-Uusimaa', sv: 'Västra Nyland' } })
      expect(await store.importRegister(programme)).toBe(true)
      expect(await store.register()).toEqual(programme)
      expect(await (await reopen()).register()).toEqual(programme)
    })

    test('is imported into an empty store only', async ({ store }) => {
      await store.importRegister(aProgramme())
      expect(await store.importRegister(aProgramme({ id: 'other' }))).toBe(false)
      expect((await store.register())?.id).toBe('lansi-uusimaa')
    })

    test('is imported once by two imports at the same time', async ({ store }) => {
      const imports = ['one', 'two'].map((id) => store.importRegister(aProgramme({ id })))
      expect((await Promise.all(imports)).filter((imported) => imported)).toHaveLength(1)
    })
  })

  describe('a round', () => {
    test('is not there before it is opened', async ({ store }) => {
      expect(await store.round(round.id)).toBeUndefined()
      expect(await store.rounds()).toEqual([])
    })

    test('is there after it has been opened, with its expected set', async ({ store, reopen }) => {
      expect(await store.openRound(anOpening(round))).toBe(true)
      const expected = {
        round,
        openedAt: round.opensAt,
        sheets: [anExpectedSheet()],
        exemptions: [],
        handovers: [],
        plannedSteps: [],
      }
      expect(await store.round(round.id)).toEqual(expected)
      expect(await (await reopen()).round(round.id)).toEqual(expected)
    })

    test('stays as it was when it is opened again', async ({ store }) => {
      await store.openRound(anOpening(round))
      expect(await store.openRound({ ...anOpening(round), sheets: [] })).toBe(false)
      expect((await store.round(round.id))?.sheets).toEqual([anExpectedSheet()])
    })

    test('is opened once by two openings at the same time', async ({ store }) => {
      const openings = [anOpening(round), { ...anOpening(round), at: now }].map((each) => store.openRound(each))
      expect((await Promise.all(openings)).filter((opened) => opened)).toHaveLength(1)
    })

    test('is listed by its deadline, the earliest first', async ({ store, reopen }) => {
      const rounds = [aRound(), aRound(spring), aRound('2021-09-30', aSeries({ id: 'älykäs / B' }))]
      for (const each of rounds) await store.openRound(anOpening(each))
      const deadlines = ['2021-05-15', '2021-09-30', '2021-11-15']
      expect((await store.rounds()).map((each) => each.round.deadline)).toEqual(deadlines)
      expect((await (await reopen()).rounds()).map((each) => each.round.deadline)).toEqual(deadlines)
    })
  })

  describe('an extension', () => {
    const extension = {
      answersDue: '2021-11-12',
      before: round.answersDue,
      by: coordinator,
      at: now,
      reason: '"Lomat"',
    }
    const extended = { ...round, answersDue: '2021-11-12', extended: { times: 1, at: now } }

    test('is written down with its author, and the round has its dates', async ({ store, reopen }) => {
      await store.openRound(anOpening(round))
      await store.extendRound(round, extended, extension)
      for (const each of [store, await reopen()]) {
        expect(await each.round(round.id)).toMatchObject({ round: extended, extensions: [extension] })
        expect((await each.rounds()).map((opened) => opened.round)).toEqual([extended])
      }
    })

    test('is kept after those before it', async ({ store, reopen }) => {
      await store.openRound(anOpening(round))
      await store.extendRound(round, extended, extension)
      const back = { answersDue: round.answersDue, by: owner, at: '2021-11-02T08:00:00.000Z' }
      await store.extendRound(extended, { ...round, extended: { times: 2, at: back.at } }, back)
      expect(await (await reopen()).round(round.id)).toMatchObject({
        round: { answersDue: round.answersDue, extended: { times: 2 } },
        extensions: [extension, back],
      })
    })

    test('leaves everything else of the round as it is', async ({ store }) => {
      await store.openRound(anOpening(round))
      await store.actOnRound(round.id, {
        act: 'exempted',
        subjects: [subject],
        reason: 'Päättyi',
        by: coordinator,
        at: now,
      })
      await store.planStep(round.id, 'opening', [])
      const before = await store.round(round.id)
      await store.extendRound(round, extended, extension)
      expect(await store.round(round.id)).toEqual({ ...before, round: extended, extensions: [extension] })
      expect(await store.openRound(anOpening(round))).toBe(false)
    })

    test('at the same time as another is one of them, and the other is told', async ({ store, reopen }) => {
      await store.openRound(anOpening(round))
      const later = { ...extended, answersDue: '2021-11-19' }
      const both = await Promise.all([
        store.extendRound(round, extended, extension),
        store.extendRound(round, later, { ...extension, answersDue: '2021-11-19', by: owner }),
      ])
      expect([...both].sort()).toEqual([false, true])
      const kept = both[0] ? extended : later
      expect(await (await reopen()).round(round.id)).toMatchObject({ round: kept, extensions: [{}] })
    })

    test('at the same time as a closing never opens again what it did not know to be closed', async ({ store }) => {
      await store.openRound(anOpening(round))
      const [isExtended] = await Promise.all([
        store.extendRound(round, { ...extended, locksAt: '2021-12-24T21:59:00.000Z' }, extension),
        store.actOnRound(round.id, { act: 'closed', before: round.locksAt, by: coordinator, at: now }),
      ])
      const kept = await store.round(round.id)
      expect(kept?.round.locksAt).toBe(now)
      expect(kept?.extensions?.length ?? 0).toBe(isExtended ? 1 : 0)
      expect(await store.extendRound(round, extended, extension)).toBe(false)
    })

    test('is refused for a round that is not open', async ({ store }) => {
      await expect(store.extendRound(round, extended, extension)).rejects.toThrow()
      expect(await store.rounds()).toEqual([])
    })
  })

  describe('a handover', () => {
    const handover = { sheet: 'project/perhekeskus', from: owner, to: secondOwner, by: owner, at: now }

    test('is written down after those before it', async ({ store, reopen }) => {
      await store.openRound(anOpening(round))
      await store.handOver(round.id, [handover])
      const absence = { from: '2021-11-01', to: '2021-11-05' }
      const back = { ...handover, from: secondOwner, to: owner, absence, reason: '"Loma"' }
      await store.handOver(round.id, [back])
      expect((await (await reopen()).round(round.id))?.handovers).toEqual([handover, back])
    })

    test('is refused for a round that is not open', async ({ store }) => {
      await expect(store.handOver(round.id, [handover])).rejects.toThrow()
    })
  })
}
