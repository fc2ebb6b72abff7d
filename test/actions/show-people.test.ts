import { expect, test } from 'vitest'
import { showPeople } from '../../src/actions/show-people.ts'
import { anAccount, aProgramme, coordinator, owner } from '../builders.ts'
import { testContext } from '../fakes/action-context.ts'
import { openContext } from './answering.ts'

test('a coordinator sees who can be reached, also before the first round', async () => {
  for (const context of [await openContext(), await testContext({ at: '2020-09-01T08:00:00.000Z' })]) {
    await context.store.saveAccount(anAccount())
    expect(await showPeople(context, { person: coordinator, page: 0 })).toMatchObject({
      people: [
        { email: coordinator, reach: 'not-met' },
        { email: owner, reach: 'installed' },
      ],
    })
  }
})

test('nobody else does, nor who is a coordinator no more', async () => {
  const context = await openContext()
  expect(await showPeople(context, { person: owner, page: 0 })).toMatchObject({ refused: 'not-for-you' })
  const store = { ...context.store, register: async () => aProgramme({ coordinators: [owner] }) }
  const changed = { ...context, store }
  expect(await showPeople(changed, { person: coordinator, page: 0 })).toMatchObject({ refused: 'not-for-you' })
})
