import { expect, test } from 'vitest'
import { StorageFailure, type Store } from '../../src/actions/ports.ts'
import { storeOfTurn } from '../../src/actions/turn-store.ts'
import { watchedStore } from '../../src/telemetry/watched.ts'
import { anExemption, anOpening, aProgramme, aRound } from '../builders.ts'
import { testContext } from '../fakes/action-context.ts'

const round = aRound()

/** A turn on a real store, and what it asked of it. */
async function aTurn(): Promise<{ readonly turn: Store; readonly store: Store; readonly asked: readonly string[] }> {
  const { store, telemetry } = await testContext()
  await store.openRound(anOpening(round))
  const asked: string[] = []
  const counting = {
    ...telemetry,
    observe: (_: string, __: number, { method }: Readonly<Record<string, string>>) => asked.push(method ?? ''),
  }
  return { turn: storeOfTurn(watchedStore(store, counting)), store, asked }
}

test('a turn reads the register and the rounds once, however often it asks', async () => {
  const { turn, asked } = await aTurn()
  const [first, second] = await Promise.all([turn.rounds(), turn.rounds()])
  await turn.register()
  await turn.sheet(round.id, 'project/perhekeskus')
  expect(await turn.register()).toEqual(aProgramme())
  expect(await turn.rounds()).toEqual(first)
  expect(second).toEqual(first)
  expect(asked).toEqual(['rounds', 'register', 'sheet'])
})

test('a turn sees what it has decided itself', async () => {
  const { turn } = await aTurn()
  await turn.rounds()
  await turn.actOnRound(round.id, anExemption('line/perhekeskus/availability'))
  expect((await turn.rounds())[0]?.acts).toHaveLength(1)
})

test('a turn that could not do what it wanted looks again', async () => {
  const { turn, store } = await aTurn()
  await turn.rounds()
  await store.actOnRound(round.id, anExemption('line/perhekeskus/availability'))
  await expect(turn.handOver('no-such-round', [])).rejects.toThrow()
  expect((await turn.rounds())[0]?.acts).toHaveLength(1)
})

test('the next turn sees what others have decided', async () => {
  const { turn, store } = await aTurn()
  await turn.rounds()
  await store.actOnRound(round.id, anExemption('line/perhekeskus/availability'))
  expect((await storeOfTurn(store).rounds())[0]?.acts).toHaveLength(1)
})

test('what could not be read is asked for again', async () => {
  const { store } = await aTurn()
  let away = true
  const flaky = { ...store, rounds: async () => (away ? Promise.reject(new StorageFailure('away')) : store.rounds()) }
  const turn = storeOfTurn(flaky)
  await expect(turn.rounds()).rejects.toThrow(StorageFailure)
  away = false
  expect(await turn.rounds()).toHaveLength(1)
})
