import { type Duties, dutiesOf } from '../domain/duties.ts'
import type { Email } from '../domain/programme.ts'
import { isRefusal, type Refusal } from '../domain/refusal.ts'
import type { ReadingContext } from './context.ts'
import { loadCurrentRound, loadPersonalFacts } from './load-round.ts'

/** What the person still owes and has done in the current round; works without any prompt. */
export async function showDuties(context: ReadingContext, person: Email): Promise<Duties | Refusal> {
  const facts = await loadCurrentRound(context)
  if (isRefusal(facts)) return facts
  return dutiesOf(await loadPersonalFacts(context, facts, person), person, context.clock.now())
}
