import { loadCurrentRound } from '../actions/load-round.ts'
import { isRefusal, type Refusal } from '../domain/refusal.ts'
import type { Turn } from './turn.ts'

/** The round that a coordinator's command names, or the current one. */
export async function deskRound(
  { context }: Pick<Turn, 'context'>,
  named: string | undefined,
): Promise<string | Refusal> {
  if (named !== undefined) return named
  const facts = await loadCurrentRound(context.actions)
  return isRefusal(facts) ? facts : facts.opened.round.id
}
