import { describe, expect, test } from 'vitest'
import { createCardUpdates } from '../../src/actions/card-updates.ts'
import type { Messenger } from '../../src/actions/messenger-port.ts'
import type { AccountPatch } from '../../src/actions/ports.ts'
import { runDue } from '../../src/actions/run-due.ts'
import { secondsBetween } from '../../src/domain/instant.ts'
import type { CardFace } from '../../src/domain/shown-card.ts'
import { owner, secondOwner } from '../builders.ts'
import { type TestContext, withFullDisk } from '../fakes/action-context.ts'
import { round, sheet } from './answering.ts'
import { answer, answerUnseen, cardOf, noteFace, promptedContext, promptOf, updatesOf } from './shown-messages.ts'

const page: CardFace = { shows: 'inputs' }
const sheetFace: CardFace = { shows: 'sheet', sheet }
const unavailable = { outcome: 'retry', code: 'unavailable', status: 503, throttled: false } as const
const lost = { outcome: 'unknown', code: 'timeout' } as const
const deleted = { outcome: 'failed', code: 'ActivityNotFoundInConversation', status: 404 } as const

describe('when one owner has sent', () => {
  test('the other’s prompt is drawn anew in its place', async () => {
    const context = await promptedContext()
    const prompt = await promptOf(context, secondOwner)
    await answer(context)
    expect(updatesOf(context, prompt)).toMatchObject([
      { kind: 'opening', step: 'opening', language: 'sv', duties: { person: secondOwner, owed: [], done: [{}] } },
    ])
    expect(context.messenger.messages).toHaveLength(2)
    expect(context.messenger.openedChats).toHaveLength(2)
  })

  test('a page that the other is typing in is not', async () => {
    const context = await promptedContext()
    const prompt = await promptOf(context, secondOwner)
    await noteFace(context, secondOwner, { message: prompt, face: page })
    await answer(context)
    expect(updatesOf(context, prompt)).toEqual([])
    expect(await cardOf(context, secondOwner, prompt)).toMatchObject({ face: page })
  })

  test('a review of the same sheet elsewhere becomes the receipt', async () => {
    const context = await promptedContext()
    await noteFace(context, secondOwner, { message: 'my-1', face: sheetFace, content: 'before' })
    await answer(context)
    expect(updatesOf(context, 'my-1')).toMatchObject([{ kind: 'receipt', receipt: { sent: { number: 1 } } }])
  })

  test('and then again, a receipt elsewhere says what was sent last', async () => {
    const context = await promptedContext()
    await noteFace(context, secondOwner, { message: 'my-1', face: sheetFace, content: 'before' })
    await answer(context)
    await answer(context, { level: '50', results: 'Lisää.' })
    expect(updatesOf(context, 'my-1')).toMatchObject([
      { kind: 'receipt', receipt: { sent: { number: 1 } } },
      { kind: 'receipt', receipt: { sent: { number: 2 } } },
    ])
  })

  test('the other messages of the one who sent say so too', async () => {
    const context = await promptedContext()
    const prompt = await promptOf(context, owner)
    await answer(context)
    expect(updatesOf(context, prompt)).toMatchObject([{ kind: 'opening', duties: { person: owner, owed: [] } }])
  })
})

describe('a message', () => {
  test('that is true already costs no request', async () => {
    const context = await promptedContext()
    await lookAgain(context)
    expect(context.messenger.updates).toEqual([])
  })

  test('that shows a sheet which nobody has sent stays as it is', async () => {
    const context = await promptedContext()
    await noteFace(context, secondOwner, { message: 'my-1', face: sheetFace, content: 'before' })
    await lookAgain(context)
    expect(context.messenger.updates).toEqual([])
  })

  test('is drawn anew once for one change, however often that is noted', async () => {
    const context = await promptedContext()
    await answerUnseen(context)
    for (let count = 0; count < 3; count += 1) context.cardUpdates.note(round, [owner, secondOwner])
    await context.cardUpdates.idle()
    await lookAgain(context)
    expect(context.messenger.updates).toHaveLength(2)
  })

  test('that its owner has pressed between the look and the edit is left to them', async () => {
    const context = await promptedContext()
    const prompt = await promptOf(context, secondOwner)
    await answerUnseen(context)
    const take = () => noteFace(context, secondOwner, { message: prompt, face: page })
    const updates = createCardUpdates({ ...context, pace: { ...context.pace, take } })
    updates.note(round, [secondOwner])
    await updates.idle()
    updates.retry()
    await updates.idle()
    expect(context.messenger.updates).toEqual([])
    expect(await cardOf(context, secondOwner, prompt)).toMatchObject({ face: page })
  })

  test('is edited at its turn only, like everything that the bot sends by itself', async () => {
    const context = await promptedContext()
    await answerUnseen(context)
    let turns = 0
    const take = async (): Promise<void> => {
      expect(context.messenger.updates).toHaveLength(turns)
      turns += 1
    }
    const updates = createCardUpdates({ ...context, pace: { ...context.pace, take } })
    updates.note(round, [owner, secondOwner])
    await updates.idle()
    expect(turns).toBe(2)
    expect(context.messenger.updates).toHaveLength(2)
  })

  test('that another instance has drawn newer meanwhile is drawn once more, as it is by now', async () => {
    const context = await promptedContext()
    await noteFace(context, secondOwner, { message: 'my-1', face: sheetFace, content: 'before' })
    await answerUnseen(context)
    let answered = false
    const messenger: Messenger = {
      ...context.messenger,
      async update(to, id, message) {
        // The other instance answers and draws while this one's older edit is on its way.
        if (id === 'my-1' && !answered) {
          answered = true
          await answer(context, { level: '50', results: 'Lisää.' })
        }
        return await context.messenger.update(to, id, message)
      },
    }
    const updates = createCardUpdates({ ...context, messenger })
    updates.note(round, [secondOwner])
    await updates.idle()
    expect(updatesOf(context, 'my-1').at(-1)).toMatchObject({ kind: 'receipt', receipt: { sent: { number: 2 } } })
  })

  test.each<[string, AccountPatch]>([
    ['of one who removed the bot', { reach: 'uninstalled' }],
    ['of one who blocked the bot', { reach: 'blocked' }],
    ['in a chat that is gone', { chat: null }],
  ])('%s is left as it is', async (_, patch) => {
    const context = await promptedContext()
    const prompt = await promptOf(context, secondOwner)
    await context.store.patchAccount(secondOwner, patch)
    await answer(context)
    await tryAgain(context)
    expect(updatesOf(context, prompt)).toEqual([])
  })
})

describe('an edit that failed', () => {
  test.each([unavailable, lost])('as %j is tried again until it goes through', async (failure) => {
    const context = await promptedContext()
    context.messenger.answerNextUpdate(failure, failure, failure)
    await answer(context)
    expect(context.messenger.updates).toEqual([])
    await tryAgain(context)
    expect(context.messenger.updates).toHaveLength(1)
    await tryAgain(context)
    await tryAgain(context)
    expect(context.messenger.updates).toHaveLength(2)
  })

  test('is tried again by the timer’s next run', async () => {
    const context = await promptedContext()
    context.messenger.answerNextUpdate(unavailable, unavailable)
    await answer(context)
    await runDue(context)
    await context.cardUpdates.idle()
    expect(context.messenger.updates).toHaveLength(2)
    expect(context.messenger.messages).toHaveLength(2)
  })

  test('is not tried again over a page that has been opened meanwhile', async () => {
    const context = await promptedContext()
    const prompt = await promptOf(context, secondOwner)
    context.messenger.answerNextUpdate(unavailable, unavailable)
    await answer(context)
    await noteFace(context, secondOwner, { message: prompt, face: page })
    await tryAgain(context)
    expect(updatesOf(context, prompt)).toEqual([])
  })

  test('because the message was deleted is never tried again, whatever happens', async () => {
    const context = await promptedContext()
    const prompt = await promptOf(context, secondOwner)
    await answerUnseen(context)
    context.messenger.answerNextUpdate(deleted)
    context.cardUpdates.note(round, [secondOwner])
    await context.cardUpdates.idle()
    expect(await cardOf(context, secondOwner, prompt)).toMatchObject({ face: { shows: 'gone' } })
    await tryAgain(context)
    const restarted = await context.restart()
    await lookAgain(restarted)
    expect([...updatesOf(context, prompt), ...updatesOf(restarted, prompt)]).toEqual([])
  })

  test('does not keep the person’s other messages from being drawn anew', async () => {
    const context = await promptedContext()
    await noteFace(context, secondOwner, { message: 'my-1', face: { shows: 'duties', occasion: 'my' } })
    await answerUnseen(context)
    context.messenger.answerNextUpdate(deleted)
    context.cardUpdates.note(round, [secondOwner])
    await context.cardUpdates.idle()
    expect(updatesOf(context, 'my-1')).toMatchObject([{ kind: 'my', duties: { owed: [] } }])
  })

  test('because the service throttles holds everything back for as long as it asks', async () => {
    const context = await promptedContext()
    await answerUnseen(context)
    context.messenger.answerNextUpdate({ outcome: 'retry', code: 'throttled', throttled: true, afterSeconds: 20 })
    const before = context.clock.realNow()
    await lookAgain(context)
    expect(context.messenger.updates).toHaveLength(1)
    expect(secondsBetween(before, context.clock.realNow())).toBeGreaterThanOrEqual(20)
  })

  test('to be kept on a full disk is told to the operator and tried again', async () => {
    const context = await promptedContext()
    const prompt = await promptOf(context, secondOwner)
    await answerUnseen(context)
    const disk = { full: true }
    const { store } = withFullDisk(context, 'noteCard')
    const noteCard: typeof store.noteCard = (...card) => (disk.full ? store : context.store).noteCard(...card)
    const updates = createCardUpdates({ ...context, store: { ...context.store, noteCard } })
    const before = await cardOf(context, secondOwner, prompt)
    updates.note(round, [secondOwner])
    await updates.idle()
    expect(context.events).toContain('cards not updated')
    expect(await cardOf(context, secondOwner, prompt)).toEqual(before)
    disk.full = false
    updates.retry()
    await updates.idle()
    expect((await cardOf(context, secondOwner, prompt))?.content).not.toBe(before?.content)
  })
})

async function lookAgain(context: TestContext): Promise<void> {
  context.cardUpdates.note(round, [owner, secondOwner])
  await context.cardUpdates.idle()
}

async function tryAgain(context: TestContext): Promise<void> {
  context.cardUpdates.retry()
  await context.cardUpdates.idle()
}
