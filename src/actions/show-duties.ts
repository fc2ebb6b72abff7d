import { type Duties, dutiesOf } from '../domain/duties.ts'
import type { Email } from '../domain/programme.ts'
import { isRefusal, type Refusal } from '../domain/refusal.ts'
import type { ReadingContext } from './context.ts'
import { loadPersonalFacts } from './load-personal-facts.ts'
import { loadCurrentRound, loadRound } from './load-round.ts'

/** What the person still owes and has done in the current round; works without any prompt. */
export async function showDuties(context: ReadingContext, person: Email): Promise<Duties | Refusal> {
  const facts = await loadCurrentRound(context)
  if (isRefusal(facts)) return facts
  return dutiesOf(await loadPersonalFacts(context, facts, person), person, context.clock.now())
}

/** The same for every round that is open, the oldest first; the last round where none is. */
export async function showAllDuties(context: ReadingContext, person: Email): Promise<readonly Duties[] | Refusal> {
  const now = context.clock.now()
  const open = (await context.store.rounds()).filter(({ round }) => now < round.locksAt)
  const all = await Promise.all(
    open.map(async ({ round }) => {
      const facts = await loadRound(context, round.id)
      return isRefusal(facts) ? [] : [dutiesOf(await loadPersonalFacts(context, facts, person), person, now)]
    }),
  )
  if (open.length > 0) return all.flat()
  const last = await showDuties(context, person)
  return isRefusal(last) ? last : [last]
}
