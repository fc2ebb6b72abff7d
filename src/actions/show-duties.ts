import { type Duties, dutiesOf } from '../domain/duties.ts'
import type { Email } from '../domain/programme.ts'
import { isRefusal, type Refusal } from '../domain/refusal.ts'
import { lastLockOf } from '../domain/round-acts.ts'
import type { ReadingContext } from './context.ts'
import { loadPersonalFacts } from './load-personal-facts.ts'
import { loadCurrentRound, loadRound } from './load-round.ts'

/** What the person still owes and has done in the current round; works without any prompt. */
export async function showDuties(context: ReadingContext, person: Email): Promise<Duties | Refusal> {
  const facts = await loadCurrentRound(context)
  if (isRefusal(facts)) return facts
  return dutiesOf(await loadPersonalFacts(context, facts, person), person, context.clock.now())
}

/** The same for every round that takes their answers, the oldest first; the last round where none does. */
export async function showAllDuties(context: ReadingContext, person: Email): Promise<readonly Duties[] | Refusal> {
  const now = context.clock.now()
  const open = (await context.store.rounds()).filter((opened) => now < lastLockOf(opened))
  const all = await Promise.all(
    open.map(async ({ round }) => {
      const facts = await loadRound(context, round.id)
      return isRefusal(facts) ? [] : [dutiesOf(await loadPersonalFacts(context, facts, person), person, now)]
    }),
  )
  // A round that is open for somebody else's reopened project alone is none of theirs.
  const theirs = all.flat().filter(({ opened, locked }) => now < opened.round.locksAt || !locked)
  if (theirs.length > 0) return theirs
  const last = await showDuties(context, person)
  return isRefusal(last) ? last : [last]
}
