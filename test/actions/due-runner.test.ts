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
    const runs = await Promise.all([runner.run(), runner.run(), runner.run()])
    expect(runs).toEqual([[{ step: 'opening', recipient: owner, outcome: 'sent' }], [], []])
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
})
