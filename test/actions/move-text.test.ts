import { describe, expect, test } from 'vitest'
import { type MoveRequest, moveText } from '../../src/actions/move-text.ts'
import { openSheet } from '../../src/actions/open-sheet.ts'
import { savePage } from '../../src/actions/save-page.ts'
import { coordinator, owner, values } from '../builders.ts'
import type { TestContext } from '../fakes/action-context.ts'
import { aPageRequest, aSheetRequest, round, sheet, subject } from './answering.ts'
import { deskContext, lockedContext, place, secondCoordinator, sentContext, stranger } from './desk.ts'
import { answer } from './shown-messages.ts'

const from = `${subject}#results`
const to = `${sheet}#deviation`

describe('moving a text', () => {
  test('first asks which and where, and changes nothing', async () => {
    const context = await sentContext()
    expect(await moveText(context, { ...place, from: '', to: '', seen: '' })).toMatchObject({
      kind: 'desk-form',
      ask: {
        verb: 'move',
        from: [{ subject, question: 'results', text: 'Työ on alkanut.' }],
        to: [
          { subject, question: 'results' },
          { subject: sheet, question: 'deviation' },
        ],
      },
    })
    expect((await context.store.sheet(round, sheet)).acts).toBeUndefined()
  })

  test('puts it where it belongs, keeps what was sent before, and stamps who did it', async () => {
    const context = await sentContext()
    expect(await moveText(context, await aRequest(context))).toMatchObject({ done: 'moved', undo: { verb: 'move' } })
    const { revisions, acts } = await context.store.sheet(round, sheet)
    expect(revisions).toMatchObject([
      { number: 1, sentBy: owner, answers: { [subject]: { values: { results: 'Työ on alkanut.' } } } },
      {
        number: 2,
        sentBy: coordinator,
        moved: true,
        answers: { [subject]: { values: { level: 25 } }, [sheet]: { values: { deviation: 'Työ on alkanut.' } } },
      },
    ])
    expect(acts).toMatchObject([{ act: 'moved', by: coordinator, text: 'Työ on alkanut.' }])
  })

  test('can be taken back', async () => {
    const context = await sentContext()
    const done = await moveText(context, await aRequest(context))
    const data = 'undo' in done ? done.undo?.data : undefined
    const undo = { from: String(data?.from), to: String(data?.to), seen: String(data?.seen) }
    expect(await moveText(context, { ...place, step: 'undo', ...undo })).toMatchObject({ done: 'moved' })
    expect((await context.store.sheet(round, sheet)).revisions.at(-1)?.answers[subject]).toMatchObject(
      values({ level: 25, results: 'Työ on alkanut.' }),
    )
  })

  test('is found moved by an owner who opens the sheet', async () => {
    const context = await sentContext()
    await moveText(context, await aRequest(context))
    expect(await openSheet(context, aSheetRequest())).toMatchObject({ kind: 'page', key: { subject } })
    expect((await context.store.sheet(round, sheet)).drafts[sheet]?.answer).toMatchObject({
      values: { deviation: 'Työ on alkanut.' },
    })
  })

  test('that its owner is rewriting is refused with the way out', async () => {
    const context = await sentContext()
    await savePage(context, aPageRequest({ revision: 1, typed: { level: '25', results: 'Uusi teksti.' } }), 'next')
    expect(await moveText(context, await aRequest(context))).toMatchObject({ fault: { refused: 'being-edited' } })
  })

  test('chosen from what has changed since asks again', async () => {
    const context = await sentContext()
    const request = await aRequest(context)
    await answer(context, { level: '50', results: 'Työ etenee.' })
    expect(await moveText(context, request)).toMatchObject({
      fault: { refused: 'changed-meanwhile' },
      typed: { from, to },
    })
  })

  test.each([
    [{ to: from }, 'unknown-choice'],
    [{ from: to }, 'unknown-choice'],
    [{ to: 'line/other/costs#results' }, 'unknown-choice'],
  ])('with %j asks again', async (chosen, refused) => {
    const context = await sentContext()
    expect(await moveText(context, { ...(await aRequest(context)), ...chosen })).toMatchObject({ fault: { refused } })
    expect((await context.store.sheet(round, sheet)).acts).toBeUndefined()
  })

  test('longer than the place takes is refused, and stays where it is', async () => {
    const context = await deskContext()
    await answer(context, { level: '25', results: 'x'.repeat(2001) })
    expect(await moveText(context, await aRequest(context))).toMatchObject({ fault: { refused: 'cannot-move' } })
  })

  test('where there is none is refused', async () => {
    expect(await moveText(await deskContext(), { ...place, from, to, seen: '' })).toMatchObject({
      refused: 'nothing-to-move',
    })
  })

  test('is possible after the lock', async () => {
    const context = await lockedContext()
    expect(await moveText(context, await aRequest(context))).toMatchObject({ done: 'moved' })
  })

  test.each([owner, stranger])('is refused to %s', async (person) => {
    const context = await sentContext()
    expect(await moveText(context, { ...(await aRequest(context)), person })).toMatchObject({ refused: 'not-for-you' })
    expect((await context.store.sheet(round, sheet)).acts).toBeUndefined()
  })

  test('twice, or by two coordinators at once, moves it once', async () => {
    const context = await sentContext()
    const request = await aRequest(context)
    await Promise.all([coordinator, secondCoordinator].map((person) => moveText(context, { ...request, person })))
    await moveText(context, request)
    expect((await context.store.sheet(round, sheet)).acts).toHaveLength(1)
  })
})

async function aRequest(context: TestContext): Promise<MoveRequest> {
  const form = await moveText(context, { ...place, from, to, seen: '' })
  const seen = 'seen' in form ? String(form.seen.seen) : ''
  return { ...place, step: 'confirm', from, to, seen }
}
