import { describe, expect } from 'vitest'
import { aNoteSave, anOpening, aRound, coordinator, now, spring } from '../builders.ts'
import { type OpenStore, storeTest } from './store-test.ts'

const later = '2021-11-02T08:00:00.000Z'

export function describeNotes(open: OpenStore): void {
  const test = storeTest(open)
  const round = aRound()

  describe('a note of the programme office', () => {
    test('is not there before it is written', async ({ store }) => {
      await store.openRound(anOpening(round))
      expect(await store.notes(round.id)).toEqual([])
    })

    test('is kept as it was written, with who wrote it when', async ({ store, reopen }) => {
      await store.openRound(anOpening(round))
      const content = {
        state: 'published',
        text: 'https://innokyla.example.fi/ä',
        language: 'fi',
        day: '2021-11-14',
        madeOf: 'Ennen ä\n"näin"',
      } as const
      const version = { ...content, revision: 1, at: now, by: coordinator }
      expect(await store.saveNote(aNoteSave({ content }))).toEqual({ result: 'saved', version })
      const written = [{ round: round.id, key: aNoteSave().key, versions: [version] }]
      expect(await store.notes(round.id)).toEqual(written)
      expect(await (await reopen()).notes(round.id)).toEqual(written)
    })

    test('keeps what a suggestion would have the register say', async ({ store, reopen }) => {
      await store.openRound(anOpening(round))
      const wording = {
        before: { text: '', indicators: [], source: '' },
        after: { text: 'Perhe saa avun ”heti”', indicators: ['Käynnit', 'Jonot, pv'], source: 'Tilastot' },
      }
      const content = { state: 'suggested', text: '', language: 'fi', wording } as const
      await store.saveNote(aNoteSave({ content }))
      expect(await store.saveNote(aNoteSave({ content, at: later }))).toMatchObject({
        result: 'saved',
        version: { revision: 1, wording },
      })
      const other = { ...content, wording: { ...wording, after: { ...wording.after, source: '' } } }
      expect(await store.saveNote(aNoteSave({ content: other }))).toMatchObject({ result: 'conflict' })
      const [note] = await (await reopen()).notes(round.id)
      expect(note?.versions.map((version) => version.wording)).toEqual([wording])
    })

    test('keeps the target that an accepted suggestion has replaced, whole', async ({ store, reopen }) => {
      await store.openRound(anOpening(round))
      const words = { text: 'Apu', indicators: [], source: '' }
      const replaced = {
        id: 't1',
        text: { fi: 'Apu ”heti”', sv: 'Hjälp' },
        indicators: [{ id: 'i7', text: 'Käynnit', type: 'number', unit: 'kpl' }],
        source: 'Tilastot',
      } as const
      const wording = { before: words, after: words, swap: { replaced, accepted: { ...replaced, text: 'Apu' } } }
      await store.saveNote(aNoteSave({ content: { state: 'taken', text: '', wording } }))
      const [note] = await (await reopen()).notes(round.id)
      expect(note?.versions.map((version) => version.wording)).toEqual([wording])
    })

    test('keeps every version, the oldest first', async ({ store, reopen }) => {
      await store.openRound(anOpening(round))
      await store.saveNote(aNoteSave())
      await store.saveNote(
        aNoteSave({ expectedRevision: 1, content: { state: 'approved', text: 'Valmis.' }, at: later }),
      )
      const [note] = await (await reopen()).notes(round.id)
      expect(note?.versions.map(({ revision, state, at }) => [revision, state, at])).toEqual([
        [1, 'written', now],
        [2, 'approved', later],
      ])
    })

    test('is not written over a newer version, which comes back', async ({ store }) => {
      await store.openRound(anOpening(round))
      await store.saveNote(aNoteSave())
      const content = { state: 'written', text: 'Toisen teksti.' } as const
      expect(await store.saveNote(aNoteSave({ content }))).toMatchObject({
        result: 'conflict',
        stored: { revision: 1, text: 'Palvelut ovat lähempänä.' },
      })
      expect((await store.notes(round.id))[0]?.versions).toHaveLength(1)
    })

    test('that already says the same is not written again', async ({ store }) => {
      await store.openRound(anOpening(round))
      await store.saveNote(aNoteSave())
      expect(await store.saveNote(aNoteSave({ at: later }))).toMatchObject({
        result: 'saved',
        version: { revision: 1 },
      })
      expect((await store.notes(round.id))[0]?.versions).toHaveLength(1)
    })

    test('of two written at the same time one wins and the other is told', async ({ store }) => {
      await store.openRound(anOpening(round))
      const results = await Promise.all(
        ['yksi', 'kaksi'].map((text) => store.saveNote(aNoteSave({ content: { state: 'written', text } }))),
      )
      expect(results.map(({ result }) => result).sort()).toEqual(['conflict', 'saved'])
    })

    test('belongs to its round only', async ({ store }) => {
      const other = aRound(spring)
      await store.openRound(anOpening(round))
      await store.openRound(anOpening(other))
      await store.saveNote(aNoteSave())
      expect(await store.notes(other.id)).toEqual([])
    })
  })
}
