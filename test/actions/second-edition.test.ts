import { describe, expect, test } from 'vitest'
import { publishOnRequest } from '../../src/actions/publish-report.ts'
import { runDue } from '../../src/actions/run-due.ts'
import type { Message } from '../../src/domain/message.ts'
import { coordinator } from '../builders.ts'
import type { TestContext } from '../fakes/action-context.ts'
import { sendDirectly } from './answering.ts'
import { officeContext, told } from './publications.ts'

function editionShown(message: Message): number {
  return message.kind === 'report' ? message.edition.number : 0
}

/** The first edition is out, and an answer has come since. */
async function answeredSinceFirst(): Promise<TestContext> {
  const context = await officeContext()
  await publishOnRequest(context, { person: coordinator })
  await runDue(context)
  await sendDirectly(context, 'perhekeskus')
  return context
}

describe('a second edition', () => {
  test('is posted, and the post of the first then leads to it', async () => {
    const context = await answeredSinceFirst()
    await publishOnRequest(context, { person: coordinator })
    await runDue(context)
    expect(told(context, 'report')).toHaveLength(2)
    expect(context.messenger.updates).toMatchObject([
      { id: 'message-1', message: { kind: 'report', edition: { number: 1 }, newer: { number: 2 } } },
    ])
  })

  test('corrects the first post once, also after a restart', async () => {
    const context = await answeredSinceFirst()
    await publishOnRequest(context, { person: coordinator })
    await runDue(context)
    const restarted = await context.restart()
    await runDue(restarted)
    expect(restarted.messenger.updates).toEqual([])
  })

  test('followed by a third has both older posts lead to the newest', async () => {
    const context = await officeContext()
    for (const results of ['Työ alkoi.', 'Työ jatkuu.', 'Työ päättyi.']) {
      await sendDirectly(context, 'perhekeskus', { answered: { level: 25, results } })
      await publishOnRequest(context, { person: coordinator })
      await runDue(context)
    }
    const newest = context.messenger.updates.slice(-2).map(({ message }) => message)
    expect(newest.toSorted((one, other) => editionShown(one) - editionShown(other))).toMatchObject([
      { kind: 'report', edition: { number: 1 }, newer: { number: 3 } },
      { kind: 'report', edition: { number: 2 }, newer: { number: 3 } },
    ])
  })

  test('tries the correction again where it did not go through', async () => {
    const context = await answeredSinceFirst()
    await publishOnRequest(context, { person: coordinator })
    context.messenger.answerNextUpdate({ outcome: 'retry', code: 'busy', throttled: false })
    await runDue(context)
    expect(context.messenger.updates).toHaveLength(1)
  })

  test('leaves alone a first post that never arrived, and that comes leading to it', async () => {
    const context = await officeContext()
    context.messenger.answerNext({ outcome: 'retry', code: 'busy', throttled: false, afterSeconds: 3600 })
    await publishOnRequest(context, { person: coordinator })
    await runDue(context)
    await sendDirectly(context, 'perhekeskus')
    await publishOnRequest(context, { person: coordinator })
    await runDue(context)
    context.clock.passReal(3600)
    await runDue(context)
    expect(context.messenger.updates).toEqual([])
    expect(context.messenger.messages.map(({ message }) => message)).toContainEqual(
      expect.objectContaining({
        kind: 'report',
        edition: expect.objectContaining({ number: 1 }),
        newer: expect.anything(),
      }),
    )
  })
})
