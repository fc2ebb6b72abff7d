import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { extendRound } from '../../src/actions/extend-round.ts'
import { runDue } from '../../src/actions/run-due.ts'
import { contactsMade } from '../../src/domain/delivery.ts'
import { localDateOf } from '../../src/domain/instant.ts'
import { isWorkingDay } from '../../src/domain/working-days.ts'
import { daysOff } from '../../src/programme-file/holidays.ts'
import { anAccount, aProgramme, aSeries, coordinator, owner, secondOwner } from '../builders.ts'
import { type TestContext, testContext } from '../fakes/action-context.ts'
import { publishedEditions } from '../published-editions.ts'
import { round } from './answering.ts'
import { answer, openingAt, promptedContext } from './shown-messages.ts'

const finland = daysOff('FI', 2020, 2023)

describe('once a round has been extended', () => {
  test('the new steps go out once each, and none that went before comes again', async () => {
    const context = await promptedContext()
    await runEveryDay(context, '10-19', '11-05')
    await extend(context, '2021-11-19')
    await runEveryDay(context, '11-05', '12-10')
    expect(await stepsTo(context, secondOwner)).toEqual([
      'opening',
      'before-10',
      'before-5',
      'before-2',
      'before-5+1',
      'before-2+1',
      'before-0+1',
    ])
    const messages = context.messenger.messages.filter(({ to }) => to === secondOwner)
    expect(messages.map(({ message }) => message.kind)).toEqual([
      'opening',
      ...Array.from({ length: 6 }, () => 'reminder'),
    ])
  })

  test('the cap on reminders holds for all of them together', async () => {
    const context = await promptedContext()
    await runEveryDay(context, '10-19', '11-05')
    for (const date of ['2021-11-19', '2021-12-03']) {
      await extend(context, date)
      await runEveryDay(context, '11-05', '12-31')
    }
    const deliveries = await context.store.deliveriesTo(round, secondOwner)
    expect(contactsMade(deliveries)).toBe(6)
    expect(deliveries).toContainEqual(
      expect.objectContaining({ current: { state: 'skipped', reason: 'most-reached' } }),
    )
  })

  test('one who wants only the last reminders gets the last one before the new day too', async () => {
    const context = await promptedContext()
    await context.store.patchAccount(secondOwner, { reminders: 'last-ones' })
    await extend(context, '2021-11-12')
    await runEveryDay(context, '10-19', '11-13')
    expect(await stepsTo(context, secondOwner)).toEqual(['opening', 'before-0+1'])
  })

  test('coordinators hear of what is missing again after the new day, and not before', async () => {
    const context = await promptedContext()
    await context.store.saveAccount(anAccount({ email: coordinator, objectId: coordinator, userId: '29:coordinator' }))
    await runEveryDay(context, '10-19', '11-10')
    await extend(context, '2021-11-17')
    await runEveryDay(context, '11-11', '12-10')
    const deliveries = await context.store.deliveriesTo(round, coordinator)
    const escalations = deliveries.filter(({ kind }) => kind === 'escalation')
    expect(escalations.map(({ key, dueAt }) => [key.step, dueAt])).toEqual([
      ['escalation', '2021-11-09T07:00:00.000Z'],
      ['escalation+1', '2021-11-18T07:00:00.000Z'],
    ])
    expect(context.messenger.messages.filter(({ message }) => message.kind === 'escalation')).toHaveLength(2)
  })

  test('the report waits for the answers', async () => {
    const context = await promptedContext()
    await extend(context, '2021-11-22')
    await runEveryDay(context, '11-14', '11-23')
    expect(await context.store.editions(round)).toEqual([])
    await answer(context)
    context.clock.moveTo('2021-11-23T10:00:00.000Z')
    await runDue(context)
    expect(await publishedEditions(context.store, round)).toMatchObject([
      { model: { counts: { answered: 2, missing: 0 } } },
    ])
  })

  test('one who has answered is not reminded of it', async () => {
    const context = await promptedContext()
    await answer(context)
    await extend(context, '2021-11-19')
    await runEveryDay(context, '10-19', '12-10')
    expect(await stepsTo(context, secondOwner)).toEqual(['opening'])
  })
})

describe('whatever the extensions and the restarts', () => {
  const most = 3
  const event = fc.record({
    days: fc.integer({ min: 0, max: 6 }),
    act: fc.oneof(
      fc.constantFrom('run' as const, 'restart' as const),
      fc.integer({ min: 0, max: 20 }).map((extendBy) => ({ extendBy })),
    ),
  })

  test('an owner gets each step once, in order, on working days, and no more reminders than the most', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 3, maxLength: 12 }), async (events) => {
        const context = await live(events, most)
        const deliveries = await context.store.deliveriesTo(round, owner)
        const sent = deliveries.filter(({ current }) => current.state === 'sent')
        const inOrder = sent.toSorted((one, other) => (one.dueAt < other.dueAt ? -1 : 1))
        const steps = deliveries.map(({ key }) => key.step)
        expect(new Set(steps).size).toBe(steps.length)
        expect(contactsMade(deliveries)).toBeLessThanOrEqual(most)
        for (const { dueAt } of sent) expect(isWorkingDay(localDateOf(dueAt, 'Europe/Helsinki'), finland)).toBe(true)
        const messages = context.messenger.messages.filter(({ to }) => to === owner)
        const brought = messages.map(({ message }) => ('step' in message ? message.step : undefined))
        expect(brought).toEqual(inOrder.map(({ key }) => key.step))
      }),
      { numRuns: 15 },
    )
  })

  interface Event {
    readonly days: number
    readonly act: 'run' | 'restart' | { readonly extendBy: number }
  }

  /** One owner who never answers; nothing runs between the events. */
  async function live(events: readonly Event[], mostReminders: number): Promise<TestContext> {
    const { reminders } = aSeries()
    const series = [aSeries({ reminders: { ...reminders, most: mostReminders } })]
    let context = await testContext({ programme: aProgramme({ series }), at: openingAt, daysOff: finland })
    await context.store.saveAccount(anAccount())
    await runDue(context)
    for (const { days, act } of events) {
      context.clock.moveTo(new Date(Date.parse(context.clock.now()) + days * 86_400_000).toISOString())
      if (act === 'run') await runDue(context)
      else if (act === 'restart') context = await context.restart()
      else {
        const from = localDateOf(context.clock.now(), 'Europe/Helsinki')
        const date = new Date(Date.parse(from) + act.extendBy * 86_400_000).toISOString().slice(0, 10)
        await extendRound(context, { person: coordinator, round, date })
      }
      await context.cardUpdates.idle()
    }
    context.clock.moveTo('2022-03-01T10:00:00.000Z')
    await runDue(context)
    await context.cardUpdates.idle()
    return context
  }
})

function extend(context: TestContext, date: string) {
  return extendRound(context, { person: coordinator, date })
}

/** Runs at eleven o’clock on each day, from the first to the last. */
async function runEveryDay(context: TestContext, from: string, to: string): Promise<void> {
  const last = Date.parse(`2021-${to}T09:00:00Z`)
  for (let day = Date.parse(`2021-${from}T09:00:00Z`); day <= last; day += 86_400_000) {
    const at = new Date(day).toISOString()
    if (at < context.clock.now()) continue
    context.clock.moveTo(at)
    await runDue(context)
  }
  await context.cardUpdates.idle()
}

/** The steps whose messages arrived, in their order. */
async function stepsTo({ store }: TestContext, person: string): Promise<readonly string[]> {
  const deliveries = await store.deliveriesTo(round, person)
  return deliveries.flatMap(({ key, current }) => (current.state === 'sent' ? [key.step] : []))
}
