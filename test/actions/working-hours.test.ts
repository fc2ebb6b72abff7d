import { describe, expect, it } from 'vitest'
import { deliverDue } from '../../src/actions/deliver-due.ts'
import { runDue } from '../../src/actions/run-due.ts'
import { anAccount, aRound, owner } from '../builders.ts'
import { type TestContext, testContext } from '../fakes/action-context.ts'

const saturdayNight = '2021-10-23T20:00:00.000Z'
const mondayAtEight = '2021-10-25T05:00:00.000Z'

async function contextAt(at: string): Promise<TestContext> {
  const context = await testContext({ at })
  await context.store.saveAccount(anAccount())
  return context
}

const toOwner = (context: TestContext): readonly string[] =>
  context.messenger.messages.filter(({ to }) => to === owner).map(({ message }) => message.kind)

describe('after a downtime that ends on a Saturday night', () => {
  it('opens the round and writes to nobody before Monday morning', async () => {
    const context = await contextAt(saturdayNight)
    await runDue(context)
    expect(await context.store.round(aRound().id)).toBeDefined()
    expect(toOwner(context)).toEqual([])
    context.clock.moveTo(mondayAtEight)
    await runDue(context)
    expect(toOwner(context)).toEqual(['opening'])
  })

  it('sends what was planned before it on Monday morning, once', async () => {
    const context = await contextAt('2021-10-18T06:00:00.000Z')
    context.messenger.answerNext({ outcome: 'retry', code: 'unavailable', status: 503, throttled: false })
    await runDue(context, () => context.messenger.messages.length > 0)
    const restarted = await context.restart()
    restarted.clock.moveTo(saturdayNight)
    restarted.clock.passReal(3600)
    const [delivered] = await deliverDue(restarted)
    expect(delivered).toMatchObject({ step: 'opening', outcome: 'postponed' })
    restarted.clock.moveTo(mondayAtEight)
    await runDue(restarted)
    expect((await restarted.store.deliveriesTo(aRound().id, owner)).map(({ current }) => current.state)).toEqual([
      'sent',
    ])
  })
})
