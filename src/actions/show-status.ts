import { isCoordinator } from '../domain/access.ts'
import type { Duties } from '../domain/duties.ts'
import { keyedBy } from '../domain/group-by.ts'
import type { NewestEdition } from '../domain/newest-edition.ts'
import type { Email } from '../domain/programme.ts'
import { readFilter } from '../domain/read-filter.ts'
import { isRefusal, type Refusal } from '../domain/refusal.ts'
import { type RoundStatus, type StatusView, statusOf, wholeRound } from '../domain/round-status.ts'
import { ledBy } from '../domain/status-filter.ts'
import { isOpen } from '../domain/suggestion.ts'
import type { ActionContext, ReadingContext } from './context.ts'
import { loadPreviousAnswers } from './load-earlier-answers.ts'
import { loadCurrentRound, loadDutyFacts, loadOpenRounds, loadRound, type RoundFacts } from './load-round.ts'
import { loadSuggestions } from './load-suggestions.ts'
import { showDuties } from './show-duties.ts'
import { showNewestEdition } from './show-newest-edition.ts'

export interface StatusRequest {
  readonly person: Email
  readonly round?: string
  /** What to limit it to, as it was typed. */
  readonly filter?: string
  /** From 0; the last where there are fewer by now. */
  readonly page?: number
}

/**
 * For a coordinator the round, for whoever owns areas, themes or goals where these stand; for everybody else what they
 * owe themselves, and for a reader where to read.
 */
export async function showStatus(
  context: ReadingContext & Pick<ActionContext, 'links'>,
  request: StatusRequest,
): Promise<RoundStatus | Duties | NewestEdition | Refusal> {
  const facts = await (request.round === undefined ? loadCurrentRound(context) : loadRound(context, request.round))
  if (isRefusal(facts)) return facts
  const { person, filter = '', page = 0 } = request
  const { programme } = facts
  const viewer = isCoordinator(programme, person) ? 'coordinator' : 'lead'
  const within = viewer === 'lead' ? ledBy(programme, person) : undefined
  if (viewer === 'lead' && within === undefined) return showOwn(context, facts, person)
  const read = readFilter(programme, filter, viewer)
  if (isRefusal(read)) return read
  return loadStatus(context, facts, { viewer, filter: read, page, ...(within === undefined ? {} : { within }) })
}

export async function loadStatus(
  context: ReadingContext,
  facts: RoundFacts,
  view: StatusView = wholeRound,
): Promise<RoundStatus> {
  const { store, clock } = context
  const [duties, deliveries, accounts, channel, previousAnswer, suggestions, open] = await Promise.all([
    loadDutyFacts(context, facts),
    store.deliveries(facts.opened.round.id),
    store.accounts(),
    store.channel(),
    loadPreviousAnswers(context, facts),
    view.viewer === 'coordinator' ? loadSuggestions(context) : [],
    loadOpenRounds(context, facts.programme),
  ])
  return statusOf(
    {
      ...duties,
      deliveries,
      accounts: keyedBy(accounts, ({ email }) => email),
      channelKnown: channel !== undefined,
      previousAnswer,
      otherRounds: open.flatMap(({ series, opened: { round } }) =>
        round.id === facts.opened.round.id ? [] : [{ series, round }],
      ),
      openSuggestions: suggestions.filter(isOpen).length,
    },
    clock.now(),
    view,
  )
}

/** A reader who has nothing to answer is shown the newest edition. */
async function showOwn(
  context: ReadingContext & Pick<ActionContext, 'links'>,
  { programme }: RoundFacts,
  person: Email,
): Promise<Duties | NewestEdition | Refusal> {
  const duties = await showDuties(context, person)
  if (isRefusal(duties) || !programme.readers.includes(person)) return duties
  const { owed, optional, done } = duties
  return owed.length + optional.length + done.length > 0 ? duties : showNewestEdition(context)
}
