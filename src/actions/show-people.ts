import { isCoordinator } from '../domain/access.ts'
import { type People, peopleOf } from '../domain/people.ts'
import type { Email } from '../domain/programme.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import type { ReadingContext } from './context.ts'
import { loadCurrentRound, loadProgramme } from './load-round.ts'

/** Everybody of the register with how they can be reached; for coordinators only. */
export async function showPeople(
  context: ReadingContext,
  { person, page }: { readonly person: Email; readonly page: number },
): Promise<People | Refusal> {
  const programme = await loadProgramme(context)
  if (!isCoordinator(programme, person)) return refuse('not-for-you')
  const [current, accounts] = await Promise.all([loadCurrentRound(context), context.store.accounts()])
  const at = context.clock.now()
  const round = isRefusal(current) ? {} : { opened: current.opened }
  const byEmail = new Map(accounts.map((account) => [account.email, account]))
  return {
    kind: 'people',
    programme,
    ...round,
    at,
    people: peopleOf({ programme, ...round, accounts: byEmail }, at),
    page,
  }
}
