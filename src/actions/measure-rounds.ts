import { count, standings } from '../domain/gaps.ts'
import type { ReadingContext } from './context.ts'
import { loadSheets } from './load-round.ts'

/** A number of the rounds that are not locked yet, for whoever watches the bot. */
export interface Measured {
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

/** Deliveries of the open rounds by where they stand: what is planned, claimed or retrying is still to come. */
export async function measureLedger(context: ReadingContext): Promise<readonly Measured[]> {
  const states = new Map<string, number>()
  for (const { round } of await openRounds(context)) {
    for (const { current } of await context.store.deliveries(round.id)) {
      states.set(current.state, (states.get(current.state) ?? 0) + 1)
    }
  }
  return [...states].map(([state, value]) => ({ labels: { state }, value }))
}

/** What is expected, answered, missing and exempt in each open round. */
export async function measureGaps(context: ReadingContext): Promise<readonly Measured[]> {
  const measured: Measured[] = []
  for (const opened of await openRounds(context)) {
    const { answered, missing, exempt, late } = count(standings(opened, await loadSheets(context, opened)))
    const round = opened.round.id
    for (const [state, value] of Object.entries({ answered, missing, exempt, late }))
      measured.push({ labels: { round, state }, value })
  }
  return measured
}

async function openRounds({ store, clock }: ReadingContext) {
  const now = clock.now()
  return (await store.rounds()).filter(({ round }) => now < round.locksAt)
}
