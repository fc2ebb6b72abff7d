import { describe } from 'vitest'
import { describeActs } from './store-acts.ts'
import { describeDeliveries } from './store-deliveries.ts'
import { describeNotes } from './store-notes.ts'
import { describePeopleAndEditions } from './store-people.ts'
import { describeRegister } from './store-register.ts'
import { describeRounds } from './store-rounds.ts'
import { describeSheets } from './store-sheets.ts'
import type { OpenStore } from './store-test.ts'
import { describeUpkeep } from './store-upkeep.ts'

/** What every store promises to the actions, whatever it keeps its data in. */
export function describeStoreContract(name: string, open: OpenStore): void {
  describe(`${name} keeps the store's contract`, () => {
    describeRounds(open)
    describeRegister(open)
    describeSheets(open)
    describeActs(open)
    describeDeliveries(open)
    describePeopleAndEditions(open)
    describeNotes(open)
    describeUpkeep(open)
  })
}
