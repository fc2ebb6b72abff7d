import { describe, expect, test } from 'vitest'
import { type RemindRequest, remindMissing } from '../../src/actions/remind-missing.ts'
import { runDue } from '../../src/actions/run-due.ts'
import { contactsMade } from '../../src/domain/delivery.ts'
import { anAccount, aProgramme, aProject, coordinator, owner, secondOwner } from '../builders.ts'
import type { TestContext } from '../fakes/action-context.ts'
import { round, sheet } from './answering.ts'
import { delivered, deskContext, lockedContext, office, secondCoordinator, sentContext, stranger } from './desk.ts'
import { promptedContext } from './shown-messages.ts'

const working = '2021-10-20T08:00:00.000Z'

describe('reminding by hand', () => {
  test('first says how many people of how many projects it would reach, and sends nothing', async () => {
    const context = await dayContext()
    expect(await remindMissing(context, aRequest({ step: undefined }))).toMatchObject({
      kind: 'desk-form',
      ask: {
        verb: 'remind',
        reminded: { people: [owner, secondOwner], sheets: [sheet], capped: [], unreachable: [] },
      },
      seen: { asked: context.clock.now() },
    })
    expect(await delivered(context, owner)).toEqual([])
    expect((await context.store.round(round))?.acts).toBeUndefined()
  })

  test('reaches everybody who owes an answer, once, and keeps who did it', async () => {
    const context = await dayContext()
    expect(await remindMissing(context, aRequest())).toMatchObject({ done: 'reminded', values: { count: 2 } })
    expect(await delivered(context, owner)).toMatchObject([{ kind: 'by-hand', duties: { owed: [{}] } }])
    expect(await delivered(context, owner)).toEqual([])
    expect((await context.store.round(round))?.acts).toMatchObject([
      { act: 'reminded', by: coordinator, at: working, people: 2 },
    ])
  })

  test('pressed twice sends once', async () => {
    const context = await dayContext()
    await Promise.all([1, 2].map(() => remindMissing(context, aRequest())))
    expect(await remindMissing(context, aRequest())).toMatchObject({ done: 'reminded', values: { count: 2 } })
    expect(await delivered(context, owner)).toHaveLength(1)
    expect((await context.store.round(round))?.acts).toHaveLength(1)
  })

  test.each([
    ['at once', working],
    ['within the hour', '2021-10-20T08:50:00.000Z'],
  ])('by two coordinators %s reaches nobody twice', async (_, later) => {
    const context = await dayContext()
    await remindMissing(context, aRequest())
    context.clock.moveTo(later)
    await remindMissing(context, aRequest({ person: secondCoordinator, asked: later }))
    expect(await delivered(context, owner)).toHaveLength(1)
    context.clock.moveTo('2021-10-20T12:00:00.000Z')
    await remindMissing(context, aRequest({ asked: '2021-10-20T12:00:00.000Z' }))
    expect(await delivered(context, owner)).toHaveLength(1)
  })

  test('by two coordinators at the same moment reaches nobody twice', async () => {
    const context = await dayContext()
    const both = await Promise.all(
      [coordinator, secondCoordinator].map((person) => remindMissing(context, aRequest({ person }))),
    )
    expect(both.filter((each) => 'done' in each)).not.toEqual([])
    for (const person of [owner, secondOwner]) {
      await delivered(context, person)
      expect(context.messenger.messages.filter(isReminderTo(person))).toHaveLength(1)
    }
  })

  test('within the hour of another says when that was, and promises nothing', async () => {
    const context = await dayContext()
    await remindMissing(context, aRequest({ sheet }))
    const later = '2021-10-20T08:50:00.000Z'
    context.clock.moveTo(later)
    const again = aRequest({ person: secondCoordinator, asked: later })
    expect(await remindMissing(context, again)).toMatchObject({
      refused: 'reminded-already',
      values: { at: { instant: working } },
    })
  })

  test('counts only those whom no other reminder of the hour reaches', async () => {
    const context = await dayContext(() => promptedContext(twoProjects))
    await remindMissing(context, aRequest({ sheet }))
    const request = aRequest({ person: secondCoordinator, step: undefined })
    expect(await remindMissing(context, request)).toMatchObject({
      ask: { reminded: { people: [secondOwner], recent: { count: 1, at: working } } },
    })
    expect(await remindMissing(context, { ...request, step: 'confirm' })).toMatchObject({ values: { count: 1 } })
  })

  test('that is cut short goes out, and is written down by the next press', async () => {
    const context = await dayContext()
    const actOnRound = (): Promise<boolean> => Promise.reject(new Error('cut short'))
    const short = { ...context, store: { ...context.store, actOnRound } }
    await expect(remindMissing(short, aRequest())).rejects.toThrow('cut short')
    expect(await delivered(context, owner)).toHaveLength(1)
    await remindMissing(context, aRequest())
    expect((await context.store.round(round))?.acts).toMatchObject([{ act: 'reminded', people: 2 }])
  })

  test('after the hour reaches them again, and counts towards no cap', async () => {
    const context = await dayContext()
    for (const asked of ['2021-10-20T08:00:00.000Z', '2021-10-20T10:00:00.000Z']) {
      context.clock.moveTo(asked)
      await remindMissing(context, aRequest({ asked }))
      expect(await delivered(context, owner)).toHaveLength(1)
    }
    expect(contactsMade(await context.store.deliveriesTo(round, owner))).toBe(0)
  })

  test('leaves out who has had every reminder of the round, unless told otherwise', async () => {
    const once = {
      ...office,
      series: office.series.map((each) => ({ ...each, reminders: { ...each.reminders, most: 1 } })),
    }
    const context = await promptedContext(once)
    context.clock.moveTo('2021-10-25T06:00:00.000Z')
    await runDue(context)
    const asked = '2021-10-26T08:00:00.000Z'
    context.clock.moveTo(asked)
    const form = await remindMissing(context, aRequest({ step: undefined }))
    expect(form).toMatchObject({ ask: { reminded: { people: [owner, secondOwner], capped: [owner, secondOwner] } } })
    expect(await remindMissing(context, aRequest({ asked }))).toMatchObject({ refused: 'nobody-to-remind' })
    expect(await delivered(context, owner)).toEqual([])
    await remindMissing(context, aRequest({ asked, override: true }))
    expect(await delivered(context, owner)).toHaveLength(1)
  })

  test('says whom nothing reaches, and leaves them out', async () => {
    const context = await dayContext()
    await context.store.patchAccount(owner, { reach: 'blocked' })
    expect(await remindMissing(context, aRequest({ step: undefined }))).toMatchObject({
      ask: { reminded: { people: [secondOwner], unreachable: [owner] } },
    })
  })

  test('says nothing to who has sent before it left', async () => {
    const context = await dayContext(sentContext)
    expect(await remindMissing(context, aRequest())).toMatchObject({ refused: 'nobody-to-remind' })
  })

  test.each([
    ['perhekeskus', [owner]],
    ['toinen missing', [secondOwner]],
    [secondOwner, [secondOwner]],
  ])('of what is limited to %j reaches %s alone', async (filter, people) => {
    const context = await dayContext(() => promptedContext(twoProjects))
    expect(await remindMissing(context, aRequest({ step: undefined, filter }))).toMatchObject({
      ask: { reminded: { people } },
      seen: { filter },
    })
  })

  test('of one project reaches its owners alone', async () => {
    const context = await dayContext(() => promptedContext(twoProjects))
    expect(await remindMissing(context, aRequest({ sheet }))).toMatchObject({ values: { count: 1 } })
    expect(await delivered(context, secondOwner)).toEqual([])
  })

  test.each([
    [{ filter: 'ööö' }, 'unknown-filter'],
    [{ sheet: 'project/none' }, 'unknown-sheet'],
  ])('of %j is refused as %s', async (request, refused) => {
    expect(await remindMissing(await dayContext(), aRequest(request))).toMatchObject({ refused })
  })

  test.each(['', '2021-10-19T08:00:00.000Z', '2031-01-01T00:00:00.000Z'])(
    'confirmed by a card of another hour (%j) asks again with the numbers of now',
    async (asked) => {
      expect(await remindMissing(await dayContext(), aRequest({ asked }))).toMatchObject({ kind: 'desk-form' })
    },
  )

  test('after the lock is refused, for nobody could answer', async () => {
    const context = await lockedContext(deskContext)
    const request = aRequest({ asked: context.clock.now() })
    expect(await remindMissing(context, request)).toMatchObject({ refused: 'nobody-to-remind' })
  })

  test.each([owner, stranger])('is refused to %s', async (person) => {
    const context = await dayContext()
    expect(await remindMissing(context, aRequest({ person }))).toMatchObject({ refused: 'not-for-you' })
    expect(await delivered(context, secondOwner)).toEqual([])
  })
})

function isReminderTo(person: string) {
  return ({ to, message }: TestContext['messenger']['messages'][number]): boolean =>
    to === person && message.kind === 'by-hand'
}

const twoProjects = aProgramme({
  ...office,
  projects: [aProject(), aProject({ id: 'toinen', name: 'Toinen', owners: [secondOwner] })],
})

async function dayContext(from: () => Promise<TestContext> = deskContext): Promise<TestContext> {
  const context = await from()
  await context.store.saveAccount(anAccount({ email: coordinator, objectId: coordinator, userId: '29:c' }))
  context.clock.moveTo(working)
  return context
}

function aRequest(overrides: Partial<RemindRequest> = {}): RemindRequest {
  return { person: coordinator, round, step: 'confirm', filter: '', asked: working, override: false, ...overrides }
}
