import { isCoordinator } from '../domain/access.ts'
import type { Duties } from '../domain/duties.ts'
import type { Email } from '../domain/programme.ts'
import { isRefusal, type Refusal } from '../domain/refusal.ts'
import { type RoundStatus, statusOf } from '../domain/round-status.ts'
import type { ReadingContext } from './context.ts'
import { loadPreviousAnswers } from './load-earlier-answers.ts'
import { loadCurrentRound, loadDutyFacts, loadRound, type RoundFacts } from './load-round.ts'
import { showDuties } from './show-duties.ts'

/** For a coordinator the round; for everybody else what they owe themselves. */
export async function showStatus(
  context: ReadingContext,
  request: { readonly person: Email; readonly round?: string },
): Promise<RoundStatus | Duties | Refusal> {
  const facts = await (request.round === undefined ? loadCurrentRound(context) : loadRound(context, request.round))
  if (isRefusal(facts)) return facts
  if (!isCoordinator(facts.programme, request.person)) return showDuties(context, request.person)
  return loadStatus(context, facts)
}

export async function loadStatus(context: ReadingContext, facts: RoundFacts): Promise<RoundStatus> {
  const { store, clock } = context
  const [duties, deliveries, accounts, channel, previousAnswer] = await Promise.all([
    loadDutyFacts(context, facts),
    store.deliveries(facts.opened.round.id),
    store.accounts(),
    store.channel(),
    loadPreviousAnswers(context, facts),
  ])
  return statusOf(
    {
      ...duties,
      deliveries,
      accounts: new Map(accounts.map((account) => [account.email, account])),
      channelKnown: channel !== undefined,
      previousAnswer,
    },
    clock.now(),
  )
}
