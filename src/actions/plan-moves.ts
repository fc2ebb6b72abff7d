import { planDelivery } from '../domain/delivery.ts'
import type { SheetMove } from '../domain/expected-set.ts'
import { sheetLocksAt } from '../domain/round-acts.ts'
import type { ActionContext } from './context.ts'
import type { RoundFacts } from './load-round.ts'

/**
 * Writes down that new owners are to be asked: one message for each of them, however many sheets a change has moved,
 * but none about a sheet that takes no answers any more.
 */
export async function planMoves(
  { store, clock }: Pick<ActionContext, 'store' | 'clock'>,
  { opened }: Pick<RoundFacts, 'opened'>,
): Promise<void> {
  const { round, plannedSteps } = opened
  const now = clock.now()
  const moves = (opened.moves ?? []).filter(({ sheet }) => now < sheetLocksAt(opened, sheet))
  for (const change of new Set(moves.map((move) => move.change))) {
    const step = `assigned:${change}`
    const own = moves.filter((move) => move.change === change)
    const at = own[0]?.at
    if (at === undefined || plannedSteps.includes(step)) continue
    const prompts = newOwners(own).map((recipient) =>
      planDelivery({ round: round.id, recipient, step }, { kind: 'assigned', at }),
    )
    await store.planStep(round.id, step, prompts)
  }
}

function newOwners(moves: readonly SheetMove[]): readonly string[] {
  return [...new Set(moves.flatMap(({ before, after }) => after.filter((each) => !before.includes(each))))]
}
