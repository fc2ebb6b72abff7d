import { describe, expect, test } from 'vitest'
import { catchUpCards } from '../../src/actions/catch-up-cards.ts'
import { extendRound } from '../../src/actions/extend-round.ts'
import { handOver } from '../../src/actions/hand-over.ts'
import { runDue } from '../../src/actions/run-due.ts'
import { aLine, anAccount, aProject, coordinator, owner, secondOwner } from '../builders.ts'
import type { TestContext } from '../fakes/action-context.ts'
import { locked, round } from './answering.ts'
import {
  answer,
  answerUnseen,
  noteFace,
  promptedContext,
  promptOf,
  sharedRegister,
  updatesOf,
} from './shown-messages.ts'

const third = 'third.owner@example.fi'

describe('after a restart', () => {
  test('what the process that ended had not drawn anew is drawn anew', async () => {
    const context = await promptedContext()
    const prompts = await Promise.all([owner, secondOwner].map((person) => promptOf(context, person)))
    await answerUnseen(context)
    const restarted = await caughtUp(context)
    for (const prompt of prompts) expect(updatesOf(restarted, prompt)).toMatchObject([{ duties: { owed: [] } }])
    expect(restarted.messenger.messages).toHaveLength(2)
  })

  test('what is true already costs no request', async () => {
    const context = await promptedContext()
    await answer(context)
    expect((await caughtUp(context)).messenger.updates).toEqual([])
  })

  test('what has been caught up with costs no request the next time', async () => {
    const context = await promptedContext()
    await answerUnseen(context)
    expect((await caughtUp(await caughtUp(context))).messenger.updates).toEqual([])
  })

  test('a page in which somebody was typing stays as it is', async () => {
    const context = await promptedContext()
    const prompt = await promptOf(context, secondOwner)
    await answerUnseen(context)
    await noteFace(context, secondOwner, { message: prompt, face: { shows: 'inputs' } })
    expect(updatesOf(await caughtUp(context), prompt)).toEqual([])
  })

  test('a sheet that was handed over is asked of its deputy, on both cards', async () => {
    const context = await promptedContext(twoProjects)
    await meetThird(context)
    const inputs = { deputy: secondOwner, sheet: 'project/koulu', from: '', to: '' }
    await handOver(blind(context), { person: owner, round, inputs })
    const restarted = await caughtUp(context)
    const updates = await Promise.all(
      [owner, secondOwner].map(async (person) => updatesOf(restarted, await promptOf(restarted, person))),
    )
    expect(updates).toMatchObject([
      [{ duties: { person: owner, owed: [{ topic: { sheet: 'project/perhekeskus' } }] } }],
      [
        {
          duties: {
            person: secondOwner,
            owed: [{ topic: { sheet: 'project/perhekeskus' } }, { topic: { sheet: 'project/koulu' } }],
          },
        },
      ],
    ])
  })

  test('another last day for answers is told to everybody who owes an answer', async () => {
    const context = await promptedContext(twoProjects)
    await meetThird(context)
    await extendRound(blind(context), { person: coordinator, date: '2021-11-12' })
    const restarted = await caughtUp(context)
    expect(restarted.messenger.updates.map(({ message }) => message)).toMatchObject(
      [owner, secondOwner, third].map((person) => ({
        duties: { person, opened: { round: { answersDue: '2021-11-12' } } },
      })),
    )
  })

  test('nothing is drawn anew in a round that is locked', async () => {
    const context = await promptedContext()
    await answerUnseen(context)
    context.clock.moveTo(locked)
    expect((await caughtUp(context)).messenger.updates).toEqual([])
  })
})

/** Besides the shared project one of the first owner’s and one of a third person’s. */
const twoProjects = {
  ...sharedRegister,
  projects: [
    ...sharedRegister.projects,
    aProject({ id: 'koulu', owners: [owner], lines: [aLine()] }),
    aProject({ id: 'koti', owners: [third], lines: [aLine()] }),
  ],
}

async function meetThird(context: TestContext): Promise<void> {
  await context.store.saveAccount(anAccount({ email: third, objectId: third, userId: `29:${third}` }))
  await context.store.reopenFailed(round, third)
  await runDue(context)
}

/** The same process, which ends before it draws any message anew. */
function blind(context: TestContext): TestContext {
  return { ...context, cardUpdates: { ...context.cardUpdates, note: () => undefined } }
}

async function caughtUp(context: TestContext): Promise<TestContext> {
  const restarted = await context.restart()
  await catchUpCards(restarted)
  await restarted.cardUpdates.idle()
  return restarted
}
