import { describe, expect, test } from 'vitest'
import { runDue } from '../../src/actions/run-due.ts'
import { secondsBetween } from '../../src/domain/instant.ts'
import { anAccount, owner } from '../builders.ts'
import { type TestContext, testContext } from '../fakes/action-context.ts'
import { round } from './answering.ts'
import { openingAt } from './shown-messages.ts'

const leaseSeconds = 180
const lost = { outcome: 'unknown', code: 'timeout' } as const
const chatGone = { outcome: 'failed', code: 'ConversationNotFound', status: 404 } as const

describe('a message whose answer was lost', () => {
  test.each([
    [0, 10],
    [0.5, 15],
    [1, 20],
  ])('is sent again after some seconds, by chance %s after %s of real time', async (chance, seconds) => {
    const context = { ...(await openingContext()), random: () => chance }
    context.messenger.answerNext(lost)
    await runDue(context)
    const { attempts = [] } = (await toOwner(context)) ?? {}
    const [first = '', second = ''] = attempts.map(({ at }) => at)
    expect(secondsBetween(first, second)).toBeCloseTo(seconds, 1)
  })

  test('and which was pressed meanwhile is not sent again', async () => {
    const context = await openingContext()
    context.messenger.answerNext(lost)
    const waiting = { ...context.clock, wait: () => pressOn(context, 'opening') }
    await runDue({ ...context, clock: waiting })
    expect(context.messenger.messages).toHaveLength(1)
    expect(await toOwner(context)).toMatchObject({
      current: { state: 'sent', message: 'pressed' },
      attempts: [{ outcome: 'unknown' }],
    })
  })

  test('twice is known to have arrived once one of them is pressed', async () => {
    const context = await openingContext()
    context.messenger.answerNext(lost, lost)
    await runDue(context)
    context.clock.passReal(leaseSeconds)
    await runDue(context)
    await pressOn(context, 'opening')
    expect(await toOwner(context)).toMatchObject({ current: { state: 'sent', message: 'pressed' } })
  })
})

describe('an owner', () => {
  test('whose chat Teams has lost has a new one opened, and the message goes there', async () => {
    const context = await openingContext()
    await context.store.patchAccount(owner, {
      chat: { ...anAccount().reachedVia, tenant: 'tenant-1', conversation: 'old' },
    })
    context.messenger.answerNext(chatGone)
    await runDue(context)
    expect(context.messenger.messages.map(({ to }) => to)).toEqual(['old', owner])
    expect(await toOwner(context)).toMatchObject({
      current: { state: 'sent', conversation: owner },
      attempts: [{ outcome: 'failed', code: 'ConversationNotFound' }, { outcome: 'sent' }],
    })
    expect((await context.store.accountByEmail(owner))?.chat?.conversation).toBe(owner)
  })

  test('whose new chat Teams does not know either is given up, and the next message opens another', async () => {
    const context = await openingContext()
    context.messenger.answerNext(chatGone)
    await runDue(context)
    expect(await toOwner(context)).toMatchObject({ current: { state: 'failed', code: 'ConversationNotFound' } })
    expect(await context.store.accountByEmail(owner)).not.toHaveProperty('chat')
    context.clock.moveTo('2021-10-25T06:00:00.000Z')
    await runDue(context)
    expect(context.messenger.openedChats).toEqual([owner, owner])
    expect((await context.store.deliveriesTo(round, owner)).map(({ current }) => current.state)).toEqual([
      'failed',
      'sent',
    ])
  })
})

/** A round about to open, with one owner. */
async function openingContext(): Promise<TestContext> {
  const context = await testContext({ at: openingAt })
  await context.store.saveAccount(anAccount())
  return context
}

/** The owner presses the message that the step brought. */
async function pressOn({ store, clock }: TestContext, step: string): Promise<void> {
  const card = { conversation: owner, message: 'pressed', step, face: { shows: 'inputs' }, content: '' } as const
  await store.noteCard(round, owner, card, clock.now())
}

async function toOwner({ store }: TestContext) {
  return (await store.deliveriesTo(round, owner))[0]
}
