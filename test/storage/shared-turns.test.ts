import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, inject, test } from 'vitest'
import { PaceStopped } from '../../src/actions/pace.ts'
import { createSharedPace } from '../../src/actions/shared-pace.ts'
import { realClock } from '../../src/local/settable-clock.ts'
import { openPostgresStore } from '../../src/storage/postgres/postgres-store.ts'
import { createDatabase } from '../postgres/test-database.ts'

const rate = 25
const database = await createDatabase(inject('postgres'))
const stores = await Promise.all(
  [1, 2, 3].map(() => openPostgresStore({ url: database.url, pool: 2, access: 'write' })),
)
afterAll(async () => {
  for (const store of stores) await store.close()
  await database.drop()
})

test('three instances together keep the pace, and use it', async () => {
  const times: number[] = []
  const started = performance.now()
  await Promise.all(
    stores.map(async ({ turns }) => {
      const pace = createSharedPace(realClock(), rate, turns)
      await Promise.all(
        Array.from({ length: 25 }, async () => {
          await pace.take(async () => await pause(5))
          times.push(performance.now() - started)
        }),
      )
    }),
  )
  expect(mostInOneSecond(times)).toBeLessThanOrEqual(rate * 1.1)
  // 75 requests take three seconds; a busy machine misses some turns and makes up for them.
  expect(Math.max(...times)).toBeLessThan(4500)
})

test('an instance that is throttled holds back the others', async () => {
  const [one, other] = stores.map(({ turns }) => createSharedPace(realClock(), rate, turns))
  await one?.take()
  one?.pause(1)
  await pause(200)
  const started = performance.now()
  await other?.take()
  expect(performance.now() - started).toBeGreaterThan(600)
})

test('who was idle does not make up for it in a burst', async () => {
  const [turns] = stores.map((store) => store.turns)
  const pace = createSharedPace(realClock(), rate, turns ?? { lease: async () => [], hold: async () => undefined })
  await pause(1000)
  const times: number[] = []
  for (let count = 0; count < 30; count += 1) {
    await pace.take()
    times.push(performance.now())
  }
  expect(mostInOneSecond(times)).toBeLessThanOrEqual(rate * 1.1)
})

test('who waits for a turn while the bot stops is turned away', async () => {
  const [turns] = stores.map((store) => store.turns)
  const pace = createSharedPace(realClock(), 1, turns ?? { lease: async () => [], hold: async () => undefined })
  const waiting = Array.from({ length: 3 }, () => pace.take())
  pace.stop()
  for (const each of waiting) await expect(each).rejects.toBeInstanceOf(PaceStopped)
})

function mostInOneSecond(times: readonly number[]): number {
  const sorted = [...times].sort((one, other) => one - other)
  return Math.max(...sorted.map((from) => sorted.filter((time) => time >= from && time < from + 1000).length))
}
