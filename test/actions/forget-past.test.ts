import { describe, expect, test } from 'vitest'
import { createForgetting } from '../../src/actions/forget-past.ts'
import { loadAudit } from '../../src/actions/list-audit.ts'
import type { Past } from '../../src/domain/upkeep.ts'
import { aDelivery, anOpening, aRound } from '../builders.ts'
import { testContext, withFullDisk } from '../fakes/action-context.ts'

const round = aRound().id
const twoYearsLater = '2023-12-24T08:00:00.000Z'

describe('what has been kept long enough', () => {
  test('is taken out by itself, and the audit tells how much that was', async () => {
    const context = await testContext()
    await context.store.openRound(anOpening())
    await context.store.planStep(round, 'opening', [aDelivery()])
    context.clock.moveTo(twoYearsLater)
    await createForgetting(context)()
    expect(await context.store.deliveries(round)).toEqual([])
    expect(await loadAudit(context)).toContainEqual({ at: twoYearsLater, act: 'deliveries-forgotten', round, count: 1 })
  })

  test('is looked for once a day', async () => {
    const context = await testContext({ at: twoYearsLater })
    const asked: Past[] = []
    const forget = async (past: Past): Promise<number> => {
      asked.push(past)
      return 0
    }
    const forgetting = createForgetting({ ...context, store: { ...context.store, forget } })
    await forgetting()
    const inOneDay = asked.length
    await forgetting()
    expect(asked).toHaveLength(inOneDay)
    context.clock.moveTo('2023-12-25T08:00:00.000Z')
    await forgetting()
    expect(asked).toHaveLength(2 * inOneDay)
  })

  test('waits for the next run where the disk is full, and nothing else does', async () => {
    const context = await testContext({ at: twoYearsLater })
    const forgetting = createForgetting(withFullDisk(context, 'forget'))
    await forgetting()
    expect(context.events).toContain('forgetting failed')
  })
})
