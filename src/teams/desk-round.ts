import { loadOnlyRound } from '../actions/load-round.ts'
import { isRefusal, type Refusal } from '../domain/refusal.ts'
import type { Turn } from './turn.ts'

/** The round that a coordinator's command names, or the current one; where several are open, which they mean has to be said. */
export async function deskRound(
  { context }: Pick<Turn, 'context'>,
  named: string | undefined,
): Promise<string | Refusal> {
  if (named !== undefined) return named
  const facts = await loadOnlyRound(context.actions)
  return isRefusal(facts) ? facts : facts.opened.round.id
}
