import { describe, expect, test } from 'vitest'
import { askExtension } from '../../src/actions/ask-extension.ts'
import { extendRound } from '../../src/actions/extend-round.ts'
import { savePage } from '../../src/actions/save-page.ts'
import { coordinator, owner, secondOwner } from '../builders.ts'
import type { TestContext } from '../fakes/action-context.ts'
import { aPageRequest, locked, round } from './answering.ts'
import { office, secondCoordinator } from './desk.ts'
import { noteFace, openingAt, promptedContext, promptOf, updatesOf } from './shown-messages.ts'

describe('extending a round', () => {
  test.each([
    ['2021-11-12', '2021-11-12'],
    ['12.11.2021', '2021-11-12'],
    ['12.11.', '2021-11-12'],
    [' 1. 12. 2021 ', '2021-12-01'],
    ['15.1.', '2022-01-15'],
    ['2021-10-18', '2021-10-18'],
    ['2022-05-17', '2022-05-17'],
  ])('by %j has answers due on %s', async (date, answersDue) => {
    const context = await promptedContext()
    expect(await extend(context, date)).toMatchObject({
      kind: 'extended',
      before: '2021-11-08',
      facts: { opened: { round: { answersDue } } },
    })
    expect((await context.store.round(round))?.round.answersDue).toBe(answersDue)
  })

  test.each([
    ['2021-10-17', 'date-past'],
    ['17.10.2021', 'date-past'],
    ['1.1.1990', 'date-past'],
    ['2022-05-18', 'date-too-far'],
    ['9999-12-31', 'date-too-far'],
    ['', 'bad-date'],
    ['perjantai', 'bad-date'],
    ['2021-11-31', 'bad-date'],
    ['31.11.', 'bad-date'],
    ['2021-11-12 2021-11-13', 'bad-date'],
  ])('by %j is refused as %s and changes nothing', async (date, refused) => {
    const context = await promptedContext()
    const before = await context.store.round(round)
    expect(await extend(context, date)).toMatchObject({ refused })
    await context.cardUpdates.idle()
    expect(await context.store.round(round)).toEqual(before)
    expect(context.messenger.updates).toEqual([])
  })

  test('to a day that is over by the programme’s own calendar is refused', async () => {
    const context = await promptedContext()
    context.clock.moveTo('2021-10-20T21:30:00.000Z')
    expect(await extend(context, '2021-10-20')).toMatchObject({ refused: 'date-past' })
    expect(await extend(context, '2021-10-21')).toMatchObject({ kind: 'extended' })
  })

  test.each([owner, secondOwner, 'stranger@example.fi'])('is refused to %s, who is no coordinator', async (person) => {
    const context = await promptedContext()
    expect(await extendRound(context, { person, date: '2021-11-12' })).toMatchObject({ refused: 'not-for-you' })
    expect((await context.store.round(round))?.extensions).toBeUndefined()
  })

  test.each([
    [round, 'extended'],
    ['2021-11-15', 'extended'],
  ])('names it as %s', async (named, kind) => {
    const context = await promptedContext()
    const request = { person: coordinator, round: named, date: '2021-11-12' }
    expect(await extendRound(context, request)).toMatchObject({ kind, facts: { opened: { round: { id: round } } } })
  })

  test.each([
    ['2019-11-15', 'unknown-round'],
    ['2022-05-15', 'not-open-yet'],
  ])('of %s is refused as %s', async (named, refused) => {
    const request = { person: coordinator, round: named, date: '2021-11-12' }
    expect(await extendRound(await promptedContext(), request)).toMatchObject({ refused })
  })

  test('to the day it has changes nothing', async () => {
    const context = await promptedContext()
    expect(await extend(context, '8.11.')).toMatchObject({ kind: 'extended', before: '2021-11-08' })
    await context.cardUpdates.idle()
    expect((await context.store.round(round))?.extensions).toBeUndefined()
    expect(context.messenger.updates).toEqual([])
  })

  test('is written down with who did it, when, and the day before', async () => {
    const context = await promptedContext()
    await extend(context, '2021-11-12')
    await extend(context, '2021-11-19')
    expect((await context.store.round(round))?.extensions).toEqual([
      { answersDue: '2021-11-12', before: '2021-11-08', by: coordinator, at: openingAt },
      { answersDue: '2021-11-19', before: '2021-11-12', by: coordinator, at: openingAt },
    ])
  })

  test('and taking it back restores due day, lock and report', async () => {
    const context = await promptedContext()
    const before = (await context.store.round(round))?.round
    await extend(context, '2021-12-10')
    expect((await context.store.round(round))?.round).not.toMatchObject({ locksAt: before?.locksAt })
    expect(await extend(context, before?.answersDue ?? '')).toMatchObject({ before: '2021-12-10' })
    const { extended, ...after } = (await context.store.round(round))?.round ?? {}
    expect(after).toEqual(before)
    expect(extended?.times).toBe(2)
  })

  test('lets answers be given for longer, and no longer once it is taken back', async () => {
    const context = await promptedContext()
    await extend(context, '2021-12-10')
    context.clock.moveTo(locked)
    expect(await savePage(context, aPageRequest(), 'next')).toMatchObject({
      kind: 'page',
      key: { subject: 'project/perhekeskus' },
    })
    // The old day has gone by: the nearest one that can still be given is today.
    await extend(context, '2021-11-23')
    context.clock.moveTo('2021-11-30T22:00:00.000Z')
    expect(await savePage(context, aPageRequest({ revision: 1, typed: { level: '50' } }), 'next')).toMatchObject({
      notice: 'round-locked',
    })
  })

  test('by two coordinators at once is one of them, and the other is told the day there is', async () => {
    const context = await promptedContext(office)
    const both = await Promise.all([
      extend(context, '2021-11-12'),
      extendRound(context, { person: secondCoordinator, date: '2021-11-19' }),
    ])
    expect(both).toMatchObject([
      { kind: 'extended' },
      { refused: 'round-changed', values: { due: { date: '2021-11-12' } } },
    ])
    expect((await context.store.round(round))?.extensions).toMatchObject([{ answersDue: '2021-11-12' }])
  })

  test('pressed twice at once is done once, and both presses are told so', async () => {
    const context = await promptedContext()
    const both = await Promise.all([extend(context, '2021-11-12'), extend(context, '2021-11-12')])
    expect(both).toMatchObject([{ kind: 'extended' }, { kind: 'extended' }])
    expect((await context.store.round(round))?.extensions).toHaveLength(1)
  })

  test.each([
    ['2021-11-08T12:00:00.000Z', true],
    ['2021-11-09T12:00:00.000Z', false],
  ])('at %s offers the way back to the eighth: %s', async (at, isReversible) => {
    const context = await promptedContext()
    context.clock.moveTo(at)
    expect(await extend(context, '2021-11-12')).toMatchObject({ isReversible })
    const request = { person: coordinator, round, step: 'confirm', day: '2021-11-19', comment: '' } as const
    context.clock.moveTo('2021-11-13T12:00:00.000Z')
    expect(await askExtension(context, request)).not.toHaveProperty('undo')
  })

  test('draws anew every message that names the day, and no page', async () => {
    const context = await promptedContext()
    const [own, others] = [await promptOf(context, owner), await promptOf(context, secondOwner)]
    await noteFace(context, owner, { message: 'my-1', face: { shows: 'inputs' } })
    await extend(context, '2021-11-12')
    await context.cardUpdates.idle()
    const due = { duties: { opened: { round: { answersDue: '2021-11-12' } } } }
    expect(updatesOf(context, own)).toMatchObject([due])
    expect(updatesOf(context, others)).toMatchObject([due])
    expect(context.messenger.updates).toHaveLength(2)
    expect(context.messenger.messages).toHaveLength(2)
  })

  test('and taking it back draws them anew again', async () => {
    const context = await promptedContext()
    const prompt = await promptOf(context, owner)
    for (const date of ['2021-11-12', '2021-11-08']) {
      await extend(context, date)
      await context.cardUpdates.idle()
    }
    const days = updatesOf(context, prompt).map(
      (message) => 'duties' in message && message.duties.opened.round.answersDue,
    )
    expect(days).toEqual(['2021-11-12', '2021-11-08'])
  })

  test('has the timer look again at once', async () => {
    const context = await promptedContext()
    let wakes = 0
    const woken = {
      ...context,
      wake() {
        wakes += 1
      },
    }
    await extend(woken, '2021-11-12')
    expect(wakes).toBe(1)
    await extend(woken, '2021-11-12')
    expect(wakes).toBe(1)
  })
})

function extend(context: TestContext, date: string) {
  return extendRound(context, { person: coordinator, date })
}
