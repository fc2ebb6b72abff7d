import { describe, expect } from 'vitest'
import type { Store } from '../../src/actions/ports.ts'
import {
  anOpening,
  aRound,
  aSave,
  aSending,
  aSheet,
  coordinator,
  now,
  owner,
  secondOwner,
  spring,
  values,
} from '../builders.ts'
import { type OpenStore, storeTest } from './store-test.ts'

const subject = 'line/perhekeskus/availability'
const sheetId = 'project/perhekeskus'

export function describeSheets(open: OpenStore): void {
  const test = storeTest(async () => {
    const opened = await open()
    await opened.store.openRound(anOpening())
    return opened
  })
  const round = aRound().id

  describe('a sheet', () => {
    test('is empty before anything is written', async ({ store }) => {
      expect(await store.sheet(round, sheetId)).toEqual(aSheet())
      expect(await store.sheets(round)).toEqual([])
    })

    test('is listed with its round once something is written', async ({ store }) => {
      await store.openRound(anOpening(aRound(spring)))
      await store.saveDraft(aSave())
      await store.saveDraft(aSave({ sheet: 'project/other', subject: 'project/other' }))
      expect((await store.sheets(round)).map(({ id }) => id).sort()).toEqual(['project/other', sheetId])
      expect(await store.sheets(aRound(spring).id)).toEqual([])
    })

    test('keeps apart ids that differ in case, and ids with any character', async ({ store, reopen }) => {
      const ids = [
        'project/a',
        'project/A',
        'project/ä',
        'project/..',
        'project/a%2Fb',
        'project/a/b',
        'project/😀 b',
        `project/${'x'.repeat(400)}`,
      ]
      for (const id of ids) await store.saveDraft(aSave({ sheet: id }))
      expect((await (await reopen()).sheets(round)).map(({ id }) => id).sort()).toEqual([...ids].sort())
    })
  })

  describe('a draft', () => {
    test('is there after it has been saved, word for word', async ({ store, reopen }) => {
      const text = ' =1+1\n<b>åäö</b> "\\u0000" \u0000 \ud800 \u2028 ‮😀 '
      const saved = await store.saveDraft(aSave({ answer: values({ level: 25, results: text }) }))
      const draft = { revision: 1, answer: values({ level: 25, results: text }), savedAt: now, savedBy: owner }
      expect(saved).toEqual({ result: 'saved', draft })
      expect(await store.sheet(round, sheetId)).toEqual(aSheet({ drafts: { [subject]: draft } }))
      expect(await (await reopen()).sheet(round, sheetId)).toEqual(aSheet({ drafts: { [subject]: draft } }))
    })

    test('gets the next revision with each save', async ({ store }) => {
      await store.saveDraft(aSave())
      const next = await store.saveDraft(aSave({ expectedRevision: 1, answer: values({ level: 50 }), by: secondOwner }))
      expect(next).toMatchObject({ result: 'saved', draft: { revision: 2, savedBy: secondOwner } })
    })

    test('is not overwritten by a page that was drawn from an older one', async ({ store }) => {
      await store.saveDraft(aSave({ answer: values({ level: 25 }) }))
      const late = await store.saveDraft(aSave({ answer: values({ level: 75 }), by: secondOwner }))
      expect(late).toMatchObject({ result: 'conflict', stored: { revision: 1, answer: values({ level: 25 }) } })
      expect(await draftIn(store)).toMatchObject({ revision: 1, answer: values({ level: 25 }) })
    })

    test('stays as it is when the same save comes again', async ({ store }) => {
      await store.saveDraft(aSave())
      const repeat = await store.saveDraft(aSave({ at: '2021-11-01T09:00:00.000Z' }))
      expect(repeat).toMatchObject({ result: 'saved', draft: { revision: 1, savedAt: now } })
      expect(await draftIn(store)).toMatchObject({ revision: 1, savedAt: now })
    })

    test('is saved for one of two who save at the same time, and the other learns of it', async ({ store }) => {
      const saves = [values({ level: 25 }), values({ level: 75 })].map((answer) => store.saveDraft(aSave({ answer })))
      const outcomes = await Promise.all(saves)
      expect(outcomes.map(({ result }) => result).sort()).toEqual(['conflict', 'saved'])
      const [saved] = outcomes.flatMap((outcome) => (outcome.result === 'saved' ? outcome.draft : []))
      const [conflict] = outcomes.flatMap((outcome) => (outcome.result === 'conflict' ? outcome.stored : []))
      expect(conflict).toEqual(saved)
      expect(await draftIn(store)).toEqual(saved)
    })

    test('leaves the drafts of other subjects in place when they are saved at the same time', async ({ store }) => {
      const subjects = Array.from({ length: 20 }, (_, index) => `line/perhekeskus/goal-${index}`)
      await Promise.all(subjects.map((each) => store.saveDraft(aSave({ subject: each }))))
      expect(Object.keys((await store.sheet(round, sheetId)).drafts).sort()).toEqual([...subjects].sort())
    })

    test('keeps values of every form, in their order, as they were given', async ({ store, reopen }) => {
      const answer = values({
        need: 'partly',
        count: -0.1,
        visits: 1e21,
        begun: '2021-11-15',
        pages: ['https://example.fi/a?b=c#d', 'https://example.fi/å'],
        points: [
          { value: 2, place: 'Lohja', date: '2021-05-01' },
          { value: 1.5, place: 'Espoo "E"' },
        ],
        risks: [{ id: 'r2', title: '<b>', state: 'open' }, { id: 'r1' }],
        none: [],
      })
      const saved = await store.saveDraft(aSave({ answer }))
      expect(saved).toMatchObject({ result: 'saved', draft: { answer } })
      await store.send(aSending({ answers: { [subject]: answer } }))
      const kept = await (await reopen()).sheet(round, sheetId)
      expect(kept.drafts[subject]?.answer).toEqual(answer)
      expect(kept.revisions[0]?.answers[subject]).toEqual(answer)
    })

    test.for([
      ['project/perhekeskus', 'line/perhekeskus/availability'],
      ['project/perhekeskus', 'project/perhekeskus'],
      ['theme/digital', 'theme/digital'],
      ['theme/digital', 'section/digital/units'],
      ['goal/availability', 'goal/availability'],
      ['programme', 'programme'],
    ] as const)('may be on %s, about %s', async ([sheet, about], { store, reopen }) => {
      await store.saveDraft(aSave({ sheet, subject: about }))
      expect(Object.keys((await (await reopen()).sheet(round, sheet)).drafts)).toEqual([about])
    })

    test('may be a quick answer', async ({ store, reopen }) => {
      const answer = { kind: 'quick', quick: 'nothing', reason: 'Loma' } as const
      await store.saveDraft(aSave({ answer }))
      expect((await draftIn(await reopen()))?.answer).toEqual(answer)
    })
  })

  describe('a sending', () => {
    test('keeps what was sent as a revision', async ({ store, reopen }) => {
      await store.saveDraft(aSave())
      const sent = await store.send(aSending({ by: coordinator, onBehalfOf: owner }))
      const revision = {
        number: 1,
        sentAt: now,
        sentBy: coordinator,
        onBehalfOf: owner,
        answers: { [subject]: values() },
      }
      expect(sent).toMatchObject({ result: 'sent', sheet: { revisions: [revision] } })
      expect(await store.sheet(round, sheetId)).toEqual(sent.sheet)
      expect(await (await reopen()).sheet(round, sheetId)).toEqual(sent.sheet)
    })

    test('adds nothing when it is repeated', async ({ store }) => {
      await store.saveDraft(aSave())
      await store.send(aSending())
      expect(await store.send(aSending())).toMatchObject({ result: 'unchanged', sheet: { revisions: [{ number: 1 }] } })
      expect((await store.sheet(round, sheetId)).revisions).toHaveLength(1)
    })

    test('is kept once when it comes twice at the same time', async ({ store }) => {
      await store.saveDraft(aSave())
      const both = await Promise.all([store.send(aSending()), store.send(aSending())])
      expect(both.map(({ result }) => result).sort()).toEqual(['sent', 'unchanged'])
      expect((await store.sheet(round, sheetId)).revisions).toHaveLength(1)
    })

    test('is a conflict when a draft has moved on since it was looked at', async ({ store }) => {
      await store.saveDraft(aSave())
      await store.saveDraft(aSave({ expectedRevision: 1, answer: values({ level: 50 }) }))
      expect(await store.send(aSending())).toMatchObject({
        result: 'conflict',
        sheet: { drafts: { [subject]: { revision: 2 } }, revisions: [] },
      })
      expect((await store.sheet(round, sheetId)).revisions).toEqual([])
    })

    test('is a conflict when there is no such draft', async ({ store }) => {
      expect(await store.send(aSending())).toEqual({ result: 'conflict', sheet: aSheet() })
      expect(await store.sheets(round)).toEqual([])
    })

    test('keeps every earlier revision', async ({ store, reopen }) => {
      await store.saveDraft(aSave())
      await store.send(aSending())
      await store.saveDraft(aSave({ expectedRevision: 1, answer: values({ level: 50 }) }))
      const answers = { [subject]: values({ level: 50 }) }
      await store.send(aSending({ drafts: { [subject]: 2 }, answers, by: secondOwner }))
      expect((await (await reopen()).sheet(round, sheetId)).revisions).toMatchObject([
        { number: 1, sentBy: owner, answers: { [subject]: values() } },
        { number: 2, sentBy: secondOwner, answers: { [subject]: values({ level: 50 }) } },
      ])
    })
  })

  async function draftIn(store: Store) {
    return (await store.sheet(round, sheetId)).drafts[subject]
  }
}
