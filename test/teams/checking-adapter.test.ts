import { expect, test } from 'vitest'
import { CheckingAdapter, type Door } from '../../src/teams/checking-adapter.ts'
import { inboundActivity } from '../../src/teams/inbound-activity.ts'
import { TooManyTurns } from '../../src/teams/turn-gate.ts'
import { ownersPress } from '../fakes/teams-mode.ts'

test('whoever comes before the bot listens is asked to come again', async () => {
  expect(await receive(undefined)).toEqual({ answer: { status: 503 }, faults: [], broken: [] })
})

test('whoever comes when too many wait is asked to come again, and counted', async () => {
  const full = new TooManyTurns('full')
  expect(await receive(() => Promise.reject(full))).toEqual({
    answer: { status: 503 },
    faults: ['too-many-turns'],
    broken: [],
  })
})

test('what breaks outside a turn is told to the log, and to the sender only that they may come again', async () => {
  const defect = new TypeError('no reading of Aino')
  expect(await receive(() => Promise.reject(defect))).toEqual({
    answer: { status: 503 },
    faults: [],
    broken: [defect],
  })
})

/** In local mode, where no token is asked for. */
async function receive(door: Door | undefined) {
  const faults: string[] = []
  const broken: unknown[] = []
  const adapter = new CheckingAdapter({
    onFault: (fault) => faults.push(fault),
    onBroken: (error) => broken.push(error),
    onKeysFailed: () => undefined,
  })
  if (door !== undefined) adapter.guardWith(door)
  const body: unknown = JSON.parse(ownersPress())
  const activity = inboundActivity.parse(body)
  const answer = await adapter.receive({ authorization: '', body, activity }, async () => undefined)
  return { answer, faults, broken }
}
