import { describe, expect, test } from 'vitest'
import { runDue } from '../../src/actions/run-due.ts'
import { anAccount, aProgramme, aProject, owner, secondOwner } from '../builders.ts'
import { type TestContext, testContext, withFullDisk } from '../fakes/action-context.ts'
import { round } from './answering.ts'

const opening = '2021-10-18T06:00:00.000Z'
const third = 'third.owner@example.fi'
const leaseSeconds = 180
const throttled = { outcome: 'retry', code: 'throttled', status: 429, throttled: true } as const
const unavailable = { outcome: 'retry', code: 'unavailable', status: 503, throttled: false } as const
const lost = { outcome: 'unknown', code: 'timeout' } as const

describe('a message that did not go through', () => {
  test('is tried again in the same run after a short pause', async () => {
    const context = await openingContext()
    context.messenger.answerNext(unavailable, unavailable)
    await runDue(context)
    expect(await toOwner(context)).toMatchObject({
      current: { state: 'sent' },
      attempts: [{ outcome: 'failed', code: 'unavailable', status: 503 }, { outcome: 'failed' }, { outcome: 'sent' }],
    })
  })

  test('is given up after fourteen tries', async () => {
    const context = await openingContext()
    context.messenger.answerNext(...Array.from({ length: 20 }, () => unavailable))
    await runThroughHours(context)
    expect(await toOwner(context)).toMatchObject({ current: { state: 'failed', code: 'unavailable' } })
    expect(context.messenger.messages).toHaveLength(14)
  })

  test('waits as long as the service asks, by real time and not by the programme’s clock', async () => {
    const context = await openingContext()
    context.messenger.answerNext({ ...throttled, afterSeconds: 60 })
    await runDue(context)
    context.clock.passReal(20)
    await runDue(context)
    expect(context.messenger.messages).toHaveLength(1)
    context.clock.passReal(41)
    await runDue(context)
    expect(await toOwner(context)).toMatchObject({ current: { state: 'sent', sentAt: opening } })
  })

  test('because the service throttles holds everybody back', async () => {
    const context = await openingContext(owner, secondOwner)
    context.messenger.answerNext({ ...throttled, afterSeconds: 20 })
    const before = Date.parse(context.clock.realNow())
    await runDue(context)
    expect(context.messenger.messages).toHaveLength(3)
    expect(Date.parse(context.clock.realNow()) - before).toBeGreaterThanOrEqual(20_000)
  })

  test('is given up where no try will help, and the account says why', async () => {
    const context = await openingContext()
    context.messenger.answerNext({ outcome: 'failed', code: 'blocked', status: 403, reach: 'blocked' })
    await runDue(context)
    expect(await toOwner(context)).toMatchObject({ current: { state: 'failed', code: 'blocked' } })
    expect((await context.store.accountByEmail(owner))?.reach).toBe('blocked')
  })

  test('and is given up says nothing of the account where that is not the reason', async () => {
    const context = await openingContext()
    context.messenger.answerNext({ outcome: 'failed', code: 'rejected', status: 400 })
    await runDue(context)
    expect((await context.store.accountByEmail(owner))?.reach).toBe('installed')
  })

  test('to one owner stops nobody else’s', async () => {
    const context = await openingContext(owner, secondOwner, third)
    context.messenger.answerNext({ outcome: 'failed', code: 'rejected' })
    await runDue(context)
    expect((await statesOf(context)).sort()).toEqual(['failed', 'sent', 'sent'])
  })
})

describe('a message whose answer was lost', () => {
  test('is sent once more, and no more than that when the answer comes', async () => {
    const context = await openingContext()
    context.messenger.answerNext(lost)
    await runDue(context)
    expect(context.messenger.messages).toHaveLength(2)
    expect(await toOwner(context)).toMatchObject({
      current: { state: 'sent' },
      attempts: [{ outcome: 'unknown' }, { outcome: 'sent' }],
    })
  })

  test('twice is never sent again and is listed as unknown', async () => {
    const context = await openingContext()
    context.messenger.answerNext(lost, lost)
    await runDue(context)
    context.clock.passReal(leaseSeconds)
    await runDue(context)
    expect(context.messenger.messages).toHaveLength(2)
    expect(await toOwner(context)).toMatchObject({ current: { state: 'unknown' } })
  })

  test('because the process ended is sent once more by the next one', async () => {
    const context = await crashing(await openingContext())
    await runDue(context)
    expect(context.messenger.messages).toHaveLength(2)
    expect(await toOwner(context)).toMatchObject({
      current: { state: 'sent' },
      attempts: [{ outcome: 'unknown' }, { outcome: 'sent' }],
    })
  })

  test('because the process ended twice is never sent again and is listed as unknown', async () => {
    const context = await crashing(await crashing(await openingContext()))
    await runDue(context)
    await runDue(context)
    expect(context.messenger.messages).toHaveLength(2)
    expect(await toOwner(context)).toMatchObject({ current: { state: 'unknown' } })
  })

  test('does not make those forgotten whose turn had not come when the process ended', async () => {
    const context = await crashing(await openingContext(owner, secondOwner, third))
    await runDue(context)
    expect(await statesOf(context)).toEqual(['sent', 'sent', 'sent'])
    expect(context.messenger.messages).toHaveLength(4)
  })

  test('again and again before a send had begun makes nobody forgotten', async () => {
    let context = await openingContext(owner, secondOwner, third)
    for (let crash = 0; crash < 3; crash += 1) context = await endingBeforeAnySend(context)
    await runDue(context)
    expect(await statesOf(context)).toEqual(['sent', 'sent', 'sent'])
  })
})

describe('an owner', () => {
  test('without a chat has one opened, which is remembered', async () => {
    const context = await openingContext()
    await runDue(context)
    context.clock.moveTo('2021-10-25T06:00:00.000Z')
    await runDue(context)
    expect(context.messenger.openedChats).toEqual([owner])
    expect((await context.store.accountByEmail(owner))?.chat?.conversation).toBe(owner)
  })

  test('whose chat cannot be opened is tried again', async () => {
    const context = await openingContext()
    context.messenger.refuseNextChat(unavailable)
    await runDue(context)
    expect(await toOwner(context)).toMatchObject({ current: { state: 'sent' } })
  })

  test('whose chat cannot be opened for hours is given up', async () => {
    const context = await openingContext()
    for (let count = 0; count < 100; count += 1) context.messenger.refuseNextChat(unavailable)
    await runThroughHours(context)
    expect(await toOwner(context)).toMatchObject({ current: { state: 'failed', code: 'unavailable' } })
  })

  test('whose chat was opened without an answer counts no lost message', async () => {
    const context = await openingContext()
    context.messenger.refuseNextChat(lost)
    await runDue(context)
    const { current, attempts } = (await toOwner(context)) ?? {}
    expect(current).toMatchObject({ state: 'sent' })
    expect(attempts?.map(({ outcome }) => outcome)).not.toContain('unknown')
  })

  test('whose chat will never open is given up', async () => {
    const context = await openingContext()
    context.messenger.refuseNextChat({ outcome: 'failed', code: 'blocked', reach: 'blocked' })
    await runDue(context)
    expect(await toOwner(context)).toMatchObject({ current: { state: 'failed', code: 'blocked' } })
    expect(context.messenger.messages).toEqual([])
  })

  test('who was never met is listed as such', async () => {
    const context = await openingContext()
    await context.store.saveAccount(anAccount({ email: 'somebody.else@example.fi' }))
    const unmet = await testContext({ at: opening })
    await runDue(unmet)
    expect(await toOwner(unmet)).toMatchObject({ current: { state: 'failed', code: 'not-met' } })
  })

  test('who removed the bot is sent nothing', async () => {
    const context = await openingContext()
    await context.store.patchAccount(owner, { reach: 'uninstalled' })
    await runDue(context)
    expect(context.messenger.messages).toEqual([])
    expect(await toOwner(context)).toMatchObject({ current: { state: 'failed', code: 'uninstalled' } })
  })
})

describe('when the disk is full', () => {
  test('nothing is sent that could not be written down before', async () => {
    const context = await openingContext()
    await expect(runDue(withFullDisk(context, 'claimDue'))).rejects.toThrow('full')
    expect(context.messenger.messages).toEqual([])
  })

  test('after a send, that one is sent once more when its lease has run out', async () => {
    const context = await openingContext()
    await expect(runDue(withFullDisk(context, 'closeDelivery'))).rejects.toThrow('full')
    context.clock.passReal(leaseSeconds)
    await runDue(context)
    expect(context.messenger.messages).toHaveLength(2)
    expect(await toOwner(context)).toMatchObject({ current: { state: 'sent' } })
  })
})

/** A round about to open, with a project for each owner. */
async function openingContext(...owners: readonly string[]): Promise<TestContext> {
  const all = owners.length === 0 ? [owner] : owners
  const projects = all.map((each, index) => aProject({ id: `project-${index}`, owners: [each] }))
  const context = await testContext({ programme: aProgramme({ projects }), at: opening })
  for (const email of all) await context.store.saveAccount(anAccount({ email, objectId: email, userId: `29:${email}` }))
  return context
}

/** The process ends in the middle of the first message it sends, and another one starts. */
async function crashing(context: TestContext): Promise<TestContext> {
  context.messenger.answerNext('crash')
  void runDue(context)
  await context.messenger.crashed
  return context.restart()
}

/** The process ends when messages have been claimed and none has gone out. */
async function endingBeforeAnySend(context: TestContext): Promise<TestContext> {
  const waiting = new Promise<void>((claimed) => {
    const take = (): Promise<never> => {
      claimed()
      return new Promise(() => undefined)
    }
    void runDue({ ...context, pace: { ...context.pace, take } })
  })
  await waiting
  return context.restart()
}

/** The timer's runs, with real time passing between them. */
async function runThroughHours(context: TestContext): Promise<void> {
  for (let run = 0; run < 60; run += 1) {
    await runDue(context)
    context.clock.passReal(600)
  }
}

async function toOwner({ store }: TestContext) {
  return (await store.deliveriesTo(round, owner))[0]
}

async function statesOf({ store }: TestContext): Promise<string[]> {
  const openings = (await store.deliveries(round)).filter(({ key }) => key.step === 'opening')
  return openings.map(({ current }) => current.state)
}
