import { describe, expect, test } from 'vitest'
import { askExtension } from '../../src/actions/ask-extension.ts'
import { closeRound } from '../../src/actions/close-round.ts'
import { openRound } from '../../src/actions/open-round.ts'
import { openSheet } from '../../src/actions/open-sheet.ts'
import { coordinator, owner } from '../builders.ts'
import { testContext } from '../fakes/action-context.ts'
import { aSheetRequest, locked, round } from './answering.ts'
import { delivered, deskContext, lockedContext, office, secondCoordinator, stranger } from './desk.ts'
import { answer, promptOf, updatesOf } from './shown-messages.ts'

const request = { person: coordinator, round, step: 'confirm' } as const
const noon = '2021-10-20T09:00:00.000Z'
const spring = 'oma-arviointi:2022-05-15'
/** Well before the spring round. */
const early = '2021-12-08T09:00:00.000Z'

describe('closing a round', () => {
  test('first says how many answers are missing, and changes nothing', async () => {
    const context = await deskContext()
    expect(await closeRound(context, { person: coordinator, round })).toMatchObject({
      kind: 'desk-form',
      ask: { verb: 'close', missing: 2 },
    })
    expect((await context.store.round(round))?.round.locksAt).toBe(locked)
  })

  test('takes no answers from then on, and keeps who did it and when it would have locked', async () => {
    const context = await deskContext()
    context.clock.moveTo(noon)
    expect(await closeRound(context, request)).toMatchObject({ done: 'closed', values: { name: coordinator } })
    expect(await openSheet(context, aSheetRequest())).toMatchObject({ refused: 'round-locked' })
    expect((await context.store.round(round))?.acts).toEqual([
      { act: 'closed', at: noon, by: coordinator, before: locked },
    ])
  })

  test('keeps why, and brings a reason back that is too long', async () => {
    const context = await deskContext()
    const tooLong = 'x'.repeat(2001)
    expect(await closeRound(context, { ...request, comment: tooLong })).toMatchObject({
      typed: { comment: tooLong },
      fault: { refused: 'bad-comment' },
    })
    await closeRound(context, { ...request, comment: 'Kaikki on saatu.' })
    expect((await context.store.round(round))?.acts).toMatchObject([{ act: 'closed', reason: 'Kaikki on saatu.' }])
  })

  test('sends no reminder any more, and everybody’s cards say so', async () => {
    const context = await deskContext()
    context.clock.moveTo(noon)
    await closeRound(context, request)
    await context.cardUpdates.idle()
    expect(updatesOf(context, await promptOf(context, owner)).at(-1)).toMatchObject({ duties: { locked: true } })
    context.clock.moveTo('2021-11-08T07:00:00.000Z')
    expect(await delivered(context, owner)).toEqual([])
  })

  test('taken back leaves every date as it was, and answers and reminders go on', async () => {
    const context = await deskContext()
    const before = (await context.store.round(round))?.round
    context.clock.moveTo(noon)
    await closeRound(context, request)
    context.clock.moveTo('2021-10-21T09:00:00.000Z')
    expect(await closeRound(context, { ...request, step: 'undo' })).toMatchObject({ done: 'opened-again' })
    expect((await context.store.round(round))?.round).toEqual(before)
    await answer(context)
    expect((await context.store.sheet(round, 'project/perhekeskus')).revisions).toHaveLength(1)
  })

  test('after the lock is refused', async () => {
    expect(await closeRound(await lockedContext(), request)).toMatchObject({ refused: 'already-locked' })
  })

  test.each([owner, stranger])('is refused to %s, and so is taking it back', async (person) => {
    const context = await deskContext()
    expect(await closeRound(context, { ...request, person })).toMatchObject({ refused: 'not-for-you' })
    await closeRound(context, request)
    expect(await closeRound(context, { ...request, person, step: 'undo' })).toMatchObject({ refused: 'not-for-you' })
    expect((await context.store.round(round))?.acts).toHaveLength(1)
  })

  test('twice, or by two coordinators at once, is done by one, and all hear by whom', async () => {
    const context = await deskContext()
    context.clock.moveTo(noon)
    const both = await Promise.all(
      [coordinator, secondCoordinator].map((person) => closeRound(context, { ...request, person })),
    )
    const [act] = (await context.store.round(round))?.acts ?? []
    expect(both).toMatchObject([{ values: { name: act?.by } }, { values: { name: act?.by } }])
    expect(await closeRound(context, request)).toMatchObject({ done: 'closed', values: { name: act?.by } })
    expect((await context.store.round(round))?.acts).toHaveLength(1)
  })
})

describe('opening a round', () => {
  test('before its time is refused to who is no coordinator', async () => {
    const context = await deskContext()
    context.clock.moveTo(early)
    for (const person of [owner, stranger]) {
      for (const step of [undefined, 'confirm'] as const) {
        expect(await openRound(context, { person, round: spring, step })).toMatchObject({ refused: 'not-for-you' })
      }
    }
    expect(await context.store.round(spring)).toBeUndefined()
  })

  test('before its time by two coordinators at once is opened by one, and everybody is asked once', async () => {
    const context = await deskContext()
    context.clock.moveTo(early)
    const both = await Promise.all(
      [coordinator, secondCoordinator].map((person) =>
        openRound(context, { person, round: spring, step: 'confirm', comment: person }),
      ),
    )
    const opened = await context.store.round(spring)
    expect(both).toMatchObject([{ kind: 'desk-done' }, { kind: 'desk-done' }])
    expect(opened?.openedReason).toBe(opened?.openedBy)
    expect(await delivered(context, owner)).toMatchObject([{ kind: 'opening' }])
    expect(await delivered(context, owner)).toEqual([])
  })

  test('that was closed opens it again, also where none is named', async () => {
    const context = await deskContext()
    context.clock.moveTo(noon)
    await closeRound(context, request)
    expect(await openRound(context, { person: coordinator })).toMatchObject({ done: 'opened-again' })
    expect((await context.store.round(round))?.round.locksAt).toBe(locked)
  })

  test('that is open already says so', async () => {
    const context = await deskContext()
    expect(await openRound(context, { person: coordinator })).toMatchObject({ refused: 'already-open' })
    expect(await openRound(context, { person: coordinator, round: '2021-11-15' })).toMatchObject({
      refused: 'already-open',
    })
  })

  test('that has locked names the ways there are', async () => {
    const context = await lockedContext()
    expect(await openRound(context, { person: coordinator, round })).toMatchObject({ refused: 'not-closed' })
  })

  test('before its time first says whom it asks, then opens it and asks them', async () => {
    const context = await deskContext()
    context.clock.moveTo(early)
    expect(await openRound(context, { person: coordinator })).toMatchObject({
      kind: 'desk-form',
      ask: { verb: 'open-round', sheets: ['project/perhekeskus'], people: 2 },
      opened: { round: { id: spring } },
    })
    expect(await context.store.round(spring)).toBeUndefined()
    const confirmed = { person: coordinator, round: spring, step: 'confirm' } as const
    expect(await openRound(context, confirmed)).toMatchObject({ done: 'opened-early', values: { count: 2 } })
    expect(await context.store.round(spring)).toMatchObject({
      openedAt: early,
      openedBy: coordinator,
      round: { opensAt: early },
    })
    expect(await delivered(context, owner)).toMatchObject([{ kind: 'opening' }])
    expect(await openRound(context, confirmed)).toMatchObject({ refused: 'already-open' })
  })

  test('whose time has come opens it at once', async () => {
    const context = await testContext({ programme: office, at: noon })
    expect(await openRound(context, { person: coordinator })).toMatchObject({ done: 'opened' })
    expect(await context.store.round(round)).not.toHaveProperty('openedBy')
  })

  test.each([
    ['2019-11-15', 'not-scheduled'],
    ['2021-05-15', 'already-locked'],
  ])('named %s is refused as %s', async (named, refused) => {
    expect(await openRound(await deskContext(), { person: coordinator, round: named })).toMatchObject({ refused })
  })

  test.each([owner, stranger])('is refused to %s', async (person) => {
    const context = await deskContext()
    context.clock.moveTo(noon)
    await closeRound(context, request)
    expect(await openRound(context, { person })).toMatchObject({ refused: 'not-for-you' })
    expect((await context.store.round(round))?.round.locksAt).toBe(noon)
  })

  test('by two coordinators at once is done by one', async () => {
    const context = await deskContext()
    context.clock.moveTo(noon)
    await closeRound(context, request)
    await Promise.all([coordinator, secondCoordinator].map((person) => openRound(context, { person })))
    expect((await context.store.round(round))?.acts?.map(({ act }) => act)).toEqual(['closed', 'opened-again'])
  })
})

describe('another last day from a card', () => {
  const asked = { person: coordinator, round, day: '', comment: '' }

  test('is asked for with a suggestion, and given with its reason and the way back', async () => {
    const context = await deskContext()
    expect(await askExtension(context, asked)).toMatchObject({ kind: 'desk-form', typed: { day: '2021-11-15' } })
    const confirmed = { ...asked, step: 'confirm', day: '2021-11-12', comment: 'Syysloma' } as const
    expect(await askExtension(context, confirmed)).toMatchObject({
      done: 'extended',
      values: { due: { date: '2021-11-12' } },
      undo: { verb: 'extend', data: { day: '2021-11-08' } },
    })
    expect((await context.store.round(round))?.extensions).toMatchObject([
      { answersDue: '2021-11-12', before: '2021-11-08', by: coordinator, reason: 'Syysloma' },
    ])
    expect(await askExtension(context, confirmed)).toMatchObject({ done: 'same-day' })
  })

  test('taken back is the day before', async () => {
    const context = await deskContext()
    await askExtension(context, { ...asked, step: 'confirm', day: '2021-11-12' })
    await askExtension(context, { ...asked, step: 'undo', day: '2021-11-08' })
    expect((await context.store.round(round))?.round).toMatchObject({ answersDue: '2021-11-08', locksAt: locked })
  })

  test('that has gone asks again, with everything typed in place', async () => {
    const typed = { day: '2021-10-01', comment: 'Syysloma' }
    expect(await askExtension(await deskContext(), { ...asked, ...typed, step: 'confirm' })).toMatchObject({
      kind: 'desk-form',
      fault: { refused: 'date-past' },
      typed,
    })
  })

  test('given by two coordinators at once is one of them, and the other gets the form back with the reason', async () => {
    const context = await deskContext()
    const days = { [coordinator]: '2021-11-12', [secondCoordinator]: '2021-11-19' }
    const both = await Promise.all(
      Object.entries(days).map(([person, day]) =>
        askExtension(context, { ...asked, person, step: 'confirm', day, comment: 'Syysloma' }),
      ),
    )
    expect(both).toMatchObject([
      { done: 'extended' },
      { kind: 'desk-form', fault: { refused: 'round-changed' }, typed: { day: '2021-11-19', comment: 'Syysloma' } },
    ])
    expect((await context.store.round(round))?.extensions).toMatchObject([{ by: coordinator }])
  })

  test('given after the lock opens the round again', async () => {
    const context = await lockedContext(deskContext)
    expect(await askExtension(context, { ...asked, step: 'confirm', day: '2021-11-26' })).toMatchObject({
      done: 'extended',
      values: { due: { date: '2021-11-26' } },
    })
    await answer(context)
    expect((await context.store.sheet(round, 'project/perhekeskus')).revisions).toHaveLength(1)
  })

  test.each([owner, stranger])('is refused to %s', async (person) => {
    const pressed = { ...asked, person, step: 'confirm', day: '2021-11-12' } as const
    expect(await askExtension(await deskContext(), pressed)).toMatchObject({ refused: 'not-for-you' })
  })
})
