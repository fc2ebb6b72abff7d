import { describe, expect, test } from 'vitest'
import { deliverDue } from '../../src/actions/deliver-due.ts'
import { openDueRounds } from '../../src/actions/open-due-rounds.ts'
import { planDueSteps } from '../../src/actions/plan-due-steps.ts'
import type { Store } from '../../src/actions/ports.ts'
import { runDue } from '../../src/actions/run-due.ts'
import type { Programme } from '../../src/domain/programme.ts'
import { anAccount, aProgramme, aProject, aSeries, owner, secondOwner } from '../builders.ts'
import { type TestContext, testContext } from '../fakes/action-context.ts'
import { round, sendDirectly } from './answering.ts'

const opening = '2021-10-18T06:00:00.000Z'
const tenBefore = '2021-10-25T06:00:00.000Z'
const fiveBefore = '2021-11-01T07:00:00.000Z'
const twoBefore = '2021-11-04T07:00:00.000Z'
const onTheDay = '2021-11-08T07:00:00.000Z'
const oneAfter = '2021-11-09T07:00:00.000Z'

const programme = aProgramme({
  projects: [
    aProject({ id: 'clinic', owners: [owner] }),
    aProject({ id: 'school', owners: [owner, secondOwner] }),
    aProject({ id: 'home', owners: [owner] }),
  ],
})

describe('at the opening', () => {
  test('each owner gets one message with all their projects', async () => {
    const context = await metContext()
    await runDue(context)
    expect(projectsByRecipient(context)).toEqual({ [owner]: ['clinic', 'school', 'home'], [secondOwner]: ['school'] })
    expect(context.messenger.messages).toHaveLength(2)
  })

  test('nobody gets it again when it runs again', async () => {
    const context = await metContext()
    await runDue(context)
    await runDue(context)
    expect(context.messenger.messages).toHaveLength(2)
  })

  test('nobody gets it again after a restart', async () => {
    const context = await metContext()
    await runDue(context)
    await runDue(await context.restart())
    expect(context.messenger.messages).toHaveLength(2)
  })

  test('the ledger says what arrived where', async () => {
    const context = await metContext()
    await runDue(context)
    const [delivery] = await context.store.deliveriesTo(round, secondOwner)
    expect(delivery).toMatchObject({
      key: { round, recipient: secondOwner, step: 'opening' },
      current: { state: 'sent', sentAt: opening, conversation: secondOwner },
      attempts: [{ outcome: 'sent' }],
    })
  })

  test('each is addressed in their language', async () => {
    const people = [{ email: secondOwner, language: 'sv' as const }]
    const context = await metContext({ ...programme, people })
    await runDue(context)
    const languages = context.messenger.messages.map(({ to, message }) => [to, message.language])
    expect(Object.fromEntries(languages)).toEqual({ [owner]: 'fi', [secondOwner]: 'sv' })
  })

  test('many are claimed together', async () => {
    const many = Array.from({ length: 60 }, (_, index) => `owner-${index}@example.fi`)
    const context = await testContext({
      programme: aProgramme({ projects: [aProject({ owners: many })] }),
      at: opening,
    })
    for (const email of many) await context.store.saveAccount(anAccount({ email, userId: email, objectId: email }))
    let claims = 0
    const claimDue = async (...given: Parameters<Store['claimDue']>) => {
      claims += 1
      return context.store.claimDue(...given)
    }
    await runDue({ ...context, store: { ...context.store, claimDue } })
    expect(context.messenger.messages).toHaveLength(60)
    expect(claims).toBeLessThan(many.length / 2)
  })

  test('nothing is sent before it', async () => {
    const context = await metContext()
    context.clock.moveTo('2021-10-18T05:59:59.999Z')
    expect(await runDue(context)).toEqual([])
  })
})

describe('at a reminder', () => {
  test('those who owe something get it', async () => {
    const context = await metContext()
    await runThrough(context, opening, tenBefore)
    expect(Object.fromEntries(reminders(context))).toEqual({ [owner]: 'reminder', [secondOwner]: 'reminder' })
  })

  test('who has answered everything is not reminded', async () => {
    const context = await metContext()
    await runThrough(context, opening)
    for (const project of ['clinic', 'school', 'home']) await sendDirectly(context, project)
    await runThrough(context, tenBefore)
    expect(context.messenger.messages).toHaveLength(2)
  })

  test('a co-owner’s sending counts for both', async () => {
    const context = await metContext()
    await runThrough(context, opening)
    await sendDirectly(context, 'school', { by: owner })
    await runThrough(context, tenBefore)
    expect(reminders(context)).toEqual([[owner, 'reminder']])
    expect(projectsByRecipient(context)[owner]).toEqual(['clinic', 'home'])
  })

  test('who answers between planning and sending is left alone, and the ledger says why', async () => {
    const context = await metContext()
    await runThrough(context, opening)
    context.clock.moveTo(tenBefore)
    await planDueSteps(context)
    await sendDirectly(context, 'school', { by: secondOwner })
    await deliverDue(context)
    expect(reminders(context)).toEqual([[owner, 'reminder']])
    expect((await context.store.deliveriesTo(round, secondOwner)).map(({ current }) => current)).toMatchObject([
      { state: 'sent' },
      { state: 'skipped', reason: 'nothing-owed' },
    ])
  })

  test('the due day and the days after it are told as overdue', async () => {
    const context = await metContext()
    await runThrough(context, opening, onTheDay, oneAfter)
    expect(messagesTo(context, secondOwner)).toEqual(['opening', 'reminder', 'overdue'])
  })

  test('nobody gets more than the most of the series; the opening does not count', async () => {
    const series = aSeries()
    const twoAtMost = { ...series, reminders: { ...series.reminders, most: 2 } }
    const context = await metContext({ ...programme, series: [twoAtMost] })
    await runThrough(context, opening, tenBefore, fiveBefore, twoBefore, onTheDay)
    expect(messagesTo(context, secondOwner)).toEqual(['opening', 'reminder', 'reminder'])
    expect((await context.store.deliveriesTo(round, secondOwner)).at(-1)?.current).toEqual({
      state: 'skipped',
      reason: 'most-reached',
    })
  })

  test('that waits until the round is locked is skipped', async () => {
    const context = await metContext()
    await runThrough(context, opening)
    context.clock.moveTo(oneAfter)
    await planDueSteps(context)
    context.clock.moveTo('2021-11-22T21:59:00.000Z')
    await deliverDue(context)
    expect((await context.store.deliveriesTo(round, secondOwner)).at(-1)?.current).toEqual({
      state: 'skipped',
      reason: 'round-locked',
    })
  })

  test('that is first looked at after the lock is planned for nobody', async () => {
    const context = await metContext()
    await runThrough(context, opening)
    await runThrough(context, '2021-11-22T21:59:00.000Z')
    expect(messagesTo(context, secondOwner)).toEqual(['opening'])
    expect((await context.store.round(round))?.plannedSteps).toContain('after-3')
  })
})

describe('after downtime', () => {
  test('over two steps each owner gets the newest once, and nobody is forgotten', async () => {
    const context = await metContext()
    await runThrough(context, opening)
    const restarted = await context.restart()
    await runThrough(restarted, twoBefore)
    expect(messagesTo(restarted, owner)).toEqual(['opening', 'reminder'])
    expect(messagesTo(restarted, secondOwner)).toEqual(['opening', 'reminder'])
    expect((await restarted.store.round(round))?.plannedSteps).toEqual(
      expect.arrayContaining(['opening', 'before-10', 'before-5', 'before-2']),
    )
  })

  test('over the opening each owner gets the newest step once', async () => {
    const context = await metContext()
    await runThrough(context, fiveBefore)
    // As an opening: who wants the last reminders only hears of the round all the same.
    expect(messagesTo(context, secondOwner)).toEqual(['opening'])
  })

  test('between planning and sending, what was planned is sent', async () => {
    const context = await metContext()
    await openDueRounds(context)
    await planDueSteps(context)
    await runDue(await context.restart())
    expect(messagesTo(context, secondOwner)).toEqual(['opening'])
  })

  test('a step that was planned and never sent is overtaken by the next one', async () => {
    const context = await metContext()
    await openDueRounds(context)
    await planDueSteps(context)
    await runThrough(await context.restart(), tenBefore)
    expect(messagesTo(context, secondOwner)).toEqual(['reminder'])
  })
})

/** Both owners are known, and the round is about to open. */
async function metContext(register: Programme = programme): Promise<TestContext> {
  const context = await testContext({ programme: register, at: opening })
  await context.store.saveAccount(anAccount())
  await context.store.saveAccount(anAccount({ email: secondOwner, objectId: 'object-2', userId: '29:second' }))
  return context
}

async function runThrough(context: TestContext, ...moments: readonly string[]): Promise<void> {
  for (const moment of moments) {
    context.clock.moveTo(moment)
    await runDue(context)
  }
}

function messagesTo({ messenger }: TestContext, person: string): readonly string[] {
  return messenger.messages.filter(({ to }) => to === person).map(({ message }) => message.kind)
}

/** Who got what after the two openings. */
function reminders({ messenger }: TestContext): readonly (readonly [string, string])[] {
  return messenger.messages.slice(2).map(({ to, message }) => [to, message.kind] as const)
}

/** The projects owed by the last message to each. */
function projectsByRecipient({ messenger }: TestContext): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    messenger.messages.map(({ to, message }) => [
      to,
      'duties' in message ? message.duties.owed.map(({ sheet }) => sheet.project ?? sheet.id) : [],
    ]),
  )
}
