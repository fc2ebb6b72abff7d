import { describe, expect, test } from 'vitest'
import { createDueRunner } from '../../src/actions/due-runner.ts'
import type { Store } from '../../src/actions/ports.ts'
import { anAccount, owner } from '../builders.ts'
import { testContext, withFullDisk } from '../fakes/action-context.ts'

const opening = '2021-10-18T06:00:00.000Z'

describe('runs of what is due', () => {
  test('that are asked for at the same time send everything once', async () => {
    const context = await testContext({ at: opening })
    await context.store.saveAccount(anAccount())
    const runner = createDueRunner(context)
    await Promise.all([runner.run(), runner.run(), runner.run()])
    expect(context.messenger.messages.map(({ to }) => to)).toEqual([owner])
  })

  test('never overlap', async () => {
    const context = await testContext({ at: opening })
    let running = 0
    let most = 0
    const claimDue: Store['claimDue'] = async (terms, limit) => {
      running += 1
      most = Math.max(most, running)
      const claimed = await context.store.claimDue(terms, limit)
      running -= 1
      return claimed
    }
    const runner = createDueRunner({ ...context, store: { ...context.store, claimDue } })
    await Promise.all([runner.run(), runner.run()])
    expect(most).toBe(1)
  })

  test('go on after one that failed', async () => {
    const context = await testContext({ at: opening })
    await context.store.saveAccount(anAccount())
    const failing = withFullDisk(context, 'openRound')
    let broken = true
    const runner = createDueRunner({
      ...context,
      store: { ...context.store, openRound: (each) => (broken ? failing : context).store.openRound(each) },
    })
    await expect(runner.run()).rejects.toThrow('full')
    broken = false
    expect(await runner.run()).toEqual([{ step: 'opening', recipient: owner, outcome: 'sent' }])
  })

  test('that are asked for while one waits are served by that one', async () => {
    const runner = createDueRunner(await testContext({ at: opening }))
    const under = runner.run()
    await Promise.resolve()
    const [second, third] = [runner.run(), runner.run()]
    expect(second).toBe(third)
    await Promise.all([under, second])
  })

  test('do nothing more once they are to stop', async () => {
    const context = await testContext({ at: opening })
    const runner = createDueRunner(context)
    await runner.stop()
    expect(await runner.run()).toEqual([])
    expect(await context.store.rounds()).toEqual([])
  })
})
