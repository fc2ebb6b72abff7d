import { describe, expect, test } from 'vitest'
import { openSheet } from '../../src/actions/open-sheet.ts'
import { savePage } from '../../src/actions/save-page.ts'
import { sendSheet } from '../../src/actions/send-sheet.ts'
import { coordinator, owner } from '../builders.ts'
import type { TestContext } from '../fakes/action-context.ts'
import { aPageRequest, aSheetRequest, round, sheet, subject } from './answering.ts'
import { deskContext, lockedContext, secondCoordinator, stranger } from './desk.ts'

const results = 'Soitin ja kirjasin.'

describe('answering on behalf of an owner', () => {
  test('is stamped with both, and done for the owner', async () => {
    const context = await deskContext()
    expect(await answerFor(context, coordinator)).toMatchObject({ kind: 'receipt' })
    expect(await revisionsIn(context)).toMatchObject([{ number: 1, sentBy: coordinator, onBehalfOf: owner }])
    expect(await openSheet(context, aSheetRequest())).toMatchObject({ kind: 'review', state: 'sent' })
  })

  test('is refused to somebody who is a coordinator no more, and keeps nothing of theirs', async () => {
    const context = await deskContext()
    for (const refused of [
      await openSheet(context, aSheetRequest({ person: stranger })),
      await savePage(context, aPageRequest({ person: stranger }), 'next'),
      await sendSheet(context, aSheetRequest({ person: stranger })),
    ]) {
      expect(refused).toMatchObject({ refused: 'not-yours' })
    }
    expect(await context.store.sheet(round, sheet)).toMatchObject({ drafts: {}, revisions: [] })
  })

  test('after the lock is refused, and what was typed is there again', async () => {
    const context = await lockedContext(deskContext)
    const request = aPageRequest({ person: coordinator, typed: { level: '25', results } })
    expect(await openSheet(context, aSheetRequest({ person: coordinator }))).toMatchObject({ refused: 'round-locked' })
    expect(await savePage(context, request, 'next')).toMatchObject({
      notice: 'round-locked',
      fields: [{ value: '25' }, { value: results }],
    })
    expect(await sendSheet(context, aSheetRequest({ person: coordinator }))).toMatchObject({ refused: 'round-locked' })
    expect(await revisionsIn(context)).toEqual([])
  })

  test('sent twice is sent once', async () => {
    const context = await deskContext()
    await answerFor(context, coordinator)
    expect(await sendSheet(context, aSheetRequest({ person: coordinator }))).toMatchObject({ kind: 'receipt' })
    expect(await revisionsIn(context)).toHaveLength(1)
  })

  test('by two coordinators at once keeps the first text and brings the other back beside it', async () => {
    const context = await deskContext()
    const texts = { [coordinator]: results, [secondCoordinator]: 'Kuulin toista.' }
    const pages = await Promise.all(
      Object.entries(texts).map(([person, text]) =>
        savePage(context, aPageRequest({ person, typed: { level: '25', results: text } }), 'next'),
      ),
    )
    const stored = (await context.store.sheet(round, sheet)).drafts[subject]
    expect(stored).toMatchObject({ revision: 1, answer: { values: { results: texts[coordinator] } } })
    expect(pages).toMatchObject([
      { kind: 'page', key: { subject: sheet } },
      { notice: 'conflict', key: { subject }, fields: [{}, { value: texts[secondCoordinator] }] },
    ])
  })

  test('sent by two coordinators at once is sent by one', async () => {
    const context = await deskContext()
    await fillIn(context, coordinator)
    const both = await Promise.all(
      [coordinator, secondCoordinator].map((person) => sendSheet(context, aSheetRequest({ person }))),
    )
    expect(both).toMatchObject([{ kind: 'receipt' }, { kind: 'receipt' }])
    expect(await revisionsIn(context)).toMatchObject([{ onBehalfOf: owner }])
  })
})

async function fillIn(context: TestContext, person: string): Promise<void> {
  await savePage(context, aPageRequest({ person, typed: { level: '25', results } }), 'next')
  await savePage(context, aPageRequest({ person, subject: sheet, typed: { status: 'on-track' } }), 'next')
}

async function answerFor(context: TestContext, person: string) {
  await fillIn(context, person)
  return sendSheet(context, aSheetRequest({ person }))
}

async function revisionsIn({ store }: TestContext) {
  return (await store.sheet(round, sheet)).revisions
}
