import { describe, expect, test } from 'vitest'
import { acceptAnswers } from '../../src/actions/accept-answers.ts'
import { openSheet } from '../../src/actions/open-sheet.ts'
import { returnAnswers } from '../../src/actions/return-answers.ts'
import { acceptanceOf } from '../../src/domain/sheet-act.ts'
import { coordinator, owner } from '../builders.ts'
import type { TestContext } from '../fakes/action-context.ts'
import { aSheetRequest, cardOf, round, sheet } from './answering.ts'
import { aReturnRequest, deskContext, lockedContext, place, secondCoordinator, sentContext, stranger } from './desk.ts'
import { answer, noteFace, promptOf, updatesOf } from './shown-messages.ts'

const request = { ...place, revision: 1 }

describe('accepting answers', () => {
  test('keeps who accepted what and when, with the way back', async () => {
    const context = await sentContext()
    expect(await acceptAnswers(context, request)).toMatchObject({
      done: 'accepted',
      values: { name: coordinator },
      undo: { verb: 'accept', data: { revision: 1 } },
    })
    expect((await context.store.sheet(round, sheet)).acts).toEqual([
      { act: 'accepted', at: context.clock.now(), by: coordinator, revision: 1 },
    ])
  })

  test('with a comment asks for it first, and the owner reads it', async () => {
    const context = await sentContext()
    expect(await acceptAnswers(context, { ...request, step: 'ask' })).toMatchObject({
      ask: { verb: 'accept' },
      seen: { revision: 1 },
    })
    expect(await acceptance(context)).toBeUndefined()
    await noteFace(context, owner, { message: 'm', face: { shows: 'sheet', sheet } })
    await acceptAnswers(context, { ...request, step: 'confirm', comment: 'Kiitos, *selkeää*!' })
    expect(await acceptance(context)).toMatchObject({ comment: 'Kiitos, *selkeää*!' })
    await context.cardUpdates.idle()
    const drawn = updatesOf(context, 'm').at(-1)
    expect(drawn?.kind === 'receipt' && cardOf(drawn.receipt).text).toContain('viesti: Kiitos, *selkeää*!')
  })

  test('brings the comment back where the answers have changed meanwhile, or it is too long', async () => {
    const context = await sentContext()
    await answer(context, { level: '50', results: 'Työ etenee.' })
    for (const [comment, refused] of [
      ['Kiitos!', 'changed-meanwhile'],
      ['x'.repeat(2001), 'bad-comment'],
    ] as const) {
      expect(await acceptAnswers(context, { ...request, step: 'confirm', comment })).toMatchObject({
        typed: { comment },
        fault: { refused },
      })
    }
  })

  test('and taking it back leaves nothing accepted', async () => {
    const context = await sentContext()
    await acceptAnswers(context, request)
    for (const _ of [1, 2]) {
      expect(await acceptAnswers(context, { ...request, step: 'undo' })).toMatchObject({ done: 'acceptance-withdrawn' })
    }
    expect(await acceptance(context)).toBeUndefined()
    expect((await context.store.sheet(round, sheet)).acts).toHaveLength(2)
  })

  test('is undone by a return', async () => {
    const context = await sentContext()
    await acceptAnswers(context, request)
    await returnAnswers(context, aReturnRequest())
    expect(await acceptance(context)).toBeUndefined()
  })

  test('ends a return: the answers count again', async () => {
    const context = await sentContext()
    await returnAnswers(context, aReturnRequest())
    await acceptAnswers(context, request)
    expect(await openSheet(context, aSheetRequest())).toMatchObject({ kind: 'review', state: 'sent' })
  })

  test('no longer holds once the owner sends something else, and the owner sees both', async () => {
    const context = await sentContext()
    await acceptAnswers(context, request)
    context.clock.moveTo('2021-10-20T08:00:00.000Z')
    await answer(context, { level: '50', results: 'Työ etenee.' })
    expect(await acceptance(context)).toMatchObject({ state: 'changed' })
    await context.store.noteCard(
      round,
      owner,
      { conversation: owner, message: 'm', content: '', face: { shows: 'sheet', sheet } },
      context.clock.now(),
    )
    await acceptAnswers(context, { ...request, revision: 2 })
    await context.cardUpdates.idle()
    const drawn = updatesOf(context, 'm').at(-1)
    expect(drawn?.kind === 'receipt' && cardOf(drawn.receipt).text).toContain('Hanketoimisto on hyväksynyt vastaukset')
    expect(await promptOf(context, owner)).toBeDefined()
  })

  test('of what was sent anew since it was looked at is refused', async () => {
    const context = await sentContext()
    await answer(context, { level: '50', results: 'Työ etenee.' })
    expect(await acceptAnswers(context, request)).toMatchObject({ refused: 'changed-meanwhile' })
    expect(await acceptance(context)).toBeUndefined()
  })

  test.each([0, 1])('of what was never sent is refused (%i)', async (revision) => {
    expect(await acceptAnswers(await deskContext(), { ...request, revision })).toMatchObject({
      refused: 'nothing-sent',
    })
  })

  test('is possible after the lock', async () => {
    expect(await acceptAnswers(await lockedContext(), request)).toMatchObject({ done: 'accepted' })
  })

  test.each([owner, stranger])('is refused to %s', async (person) => {
    const context = await sentContext()
    for (const step of [undefined, 'undo'] as const) {
      expect(await acceptAnswers(context, { ...request, person, step })).toMatchObject({ refused: 'not-for-you' })
    }
    expect(await acceptance(context)).toBeUndefined()
  })

  test('taken back by two coordinators at once is taken back once', async () => {
    const context = await sentContext()
    await acceptAnswers(context, request)
    const people = [coordinator, secondCoordinator]
    await Promise.all(people.map((person) => acceptAnswers(context, { ...request, person, step: 'undo' })))
    expect((await context.store.sheet(round, sheet)).acts).toHaveLength(2)
  })

  test('twice is done once', async () => {
    const context = await sentContext()
    await acceptAnswers(context, request)
    expect(await acceptAnswers(context, request)).toMatchObject({ done: 'accepted' })
    expect((await context.store.sheet(round, sheet)).acts).toHaveLength(1)
  })

  test('at the moment another returns them leaves what was done last, told by the record', async () => {
    const context = await sentContext()
    await Promise.all([
      acceptAnswers(context, request),
      returnAnswers(context, aReturnRequest({ person: secondCoordinator })),
    ])
    const acts = (await context.store.sheet(round, sheet)).acts ?? []
    expect(acts.map(({ act }) => act).sort()).toEqual(['accepted', 'returned'])
    const isAccepted = acts.at(-1)?.act === 'accepted'
    expect(await acceptance(context)).toEqual(isAccepted ? expect.objectContaining({ state: 'accepted' }) : undefined)
    const state = isAccepted ? { kind: 'review', state: 'sent' } : { kind: 'page', returned: {} }
    expect(await openSheet(context, aSheetRequest())).toMatchObject(state)
  })

  test('by two coordinators at once is done by one, and both hear by whom', async () => {
    const context = await sentContext()
    const people = [coordinator, secondCoordinator]
    const both = await Promise.all(people.map((person) => acceptAnswers(context, { ...request, person })))
    const by = (await acceptance(context))?.by
    expect(both).toMatchObject([{ values: { name: by } }, { values: { name: by } }])
    expect((await context.store.sheet(round, sheet)).acts).toHaveLength(1)
  })
})

async function acceptance({ store }: TestContext) {
  return acceptanceOf(await store.sheet(round, sheet))
}
