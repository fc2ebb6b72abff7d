import { describe, expect, test } from 'vitest'
import { openDueRounds } from '../../src/actions/open-due-rounds.ts'
import { daysOff } from '../../src/programme-file/holidays.ts'
import { aProgramme, aSeries, autumn } from '../builders.ts'
import { testContext } from '../fakes/action-context.ts'

const opensAt = '2021-10-18T06:00:00.000Z'

describe('a round', () => {
  test('does not open a moment too early', async () => {
    const context = await testContext({ at: '2021-10-18T05:59:59.999Z' })
    expect(await openDueRounds(context)).toEqual([])
    expect(await context.store.rounds()).toEqual([])
  })

  test('opens at its moment and freezes its expected set', async () => {
    const context = await testContext({ at: opensAt })
    await openDueRounds(context)
    expect(await context.store.rounds()).toMatchObject([
      { round: { deadline: autumn }, openedAt: opensAt, sheets: [{ id: 'project/perhekeskus' }], plannedSteps: [] },
    ])
  })

  test('opens once', async () => {
    const context = await testContext({ at: opensAt })
    await openDueRounds(context)
    expect(await openDueRounds(context)).toEqual([])
    expect(await context.store.rounds()).toHaveLength(1)
  })

  test('opens once though the process was restarted', async () => {
    const context = await testContext({ at: opensAt })
    await openDueRounds(context)
    expect(await openDueRounds(await context.restart())).toEqual([])
  })

  test('opens once though two look at the same time', async () => {
    const context = await testContext({ at: opensAt })
    const opened = await Promise.all([openDueRounds(context), openDueRounds(context)])
    expect(opened.flat()).toHaveLength(1)
  })

  test('opens at once when the store first learns of it between its opening and its lock', async () => {
    const context = await testContext({ at: '2021-11-22T21:58:59.999Z' })
    expect((await openDueRounds(context)).map(({ deadline }) => deadline)).toEqual([autumn])
  })

  test('is never opened once its lock is past', async () => {
    const context = await testContext({ at: '2021-11-22T21:59:00.000Z' })
    expect(await openDueRounds(context)).toEqual([])
  })

  test('that is open stays as it was frozen', async () => {
    const context = await testContext({ at: opensAt })
    await openDueRounds(context)
    const [before] = await context.store.rounds()
    context.clock.moveTo('2021-11-08T08:00:00.000Z')
    await openDueRounds(context)
    expect(await context.store.rounds()).toEqual([before])
  })

  test('opens beside another of the same programme', async () => {
    const monthly = aSeries({
      id: 'seuranta',
      schedule: {
        ...aSeries().schedule,
        deadlines: { kind: 'monthly', day: 15 },
        from: '2021-11-01',
        to: '2021-11-30',
      },
    })
    const context = await testContext({ at: opensAt, programme: aProgramme({ series: [aSeries(), monthly] }) })
    expect((await openDueRounds(context)).map(({ id }) => id)).toEqual([
      'oma-arviointi:2021-11-15',
      'seuranta:2021-11-15',
    ])
  })

  test('opens on the next working day when its day is off', async () => {
    const context = await testContext({ at: '2022-04-17T06:00:00.000Z', daysOff: daysOff('FI', 2022, 2022) })
    expect(await openDueRounds(context)).toEqual([])
    context.clock.moveTo('2022-04-19T06:00:00.000Z')
    expect((await openDueRounds(context)).map(({ deadline }) => deadline)).toEqual(['2022-05-15'])
  })
})
