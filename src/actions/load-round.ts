import type { Sheet } from '../domain/answer.ts'
import type { DutyFacts } from '../domain/duties.ts'
import type { OpenedRound } from '../domain/expected-set.ts'
import { keyedBy } from '../domain/group-by.ts'
import type { Programme, Series } from '../domain/programme.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { type Round, roundNamed, roundsOf, whichRound } from '../domain/round.ts'
import type { ReadingContext } from './context.ts'

/** A programme's register is imported at the first start: without one nothing can be asked. */
export async function loadProgramme({ store }: Pick<ReadingContext, 'store'>): Promise<Programme> {
  const programme = await store.register()
  if (programme === undefined) throw new Error('The store has no register; start the bot once with PROGRAMME set.')
  return programme
}

export interface RoundFacts {
  readonly programme: Programme
  readonly series: Series
  readonly opened: OpenedRound
}

/** An opened round by its id or date, or why there is none. */
export async function loadRound(context: ReadingContext, name: string): Promise<RoundFacts | Refusal> {
  const programme = await loadProgramme(context)
  const opened = await context.store.rounds()
  const rounds = opened.map(({ round }) => round)
  const named = roundNamed(rounds, name)
  if (named !== undefined && isRefusal(named)) return named
  const found = opened.find(({ round }) => round.id === named?.id)
  if (found !== undefined) return factsOf(programme, found) ?? refuse('unknown-round', { round: name })
  const planned = roundNamed(scheduledRounds(context, programme), name)
  if (planned !== undefined && isRefusal(planned)) return planned
  return planned === undefined || planned.opensAt <= context.clock.now()
    ? refuse('unknown-round', { round: name })
    : refuse('not-open-yet', { round: { date: planned.deadline } })
}

/** The one open round, for what changes it: where several are open, it has to be named. */
export async function loadOnlyRound(context: ReadingContext): Promise<RoundFacts | Refusal> {
  const current = await loadCurrentRound(context)
  if (isRefusal(current)) return current
  const open = await loadOpenRounds(context, current.programme)
  return open.length > 1 ? whichRound(open.map(({ opened }) => opened.round)) : current
}

/** Every round that takes answers now, by deadline. */
export async function loadOpenRounds(context: ReadingContext, programme: Programme): Promise<readonly RoundFacts[]> {
  const now = context.clock.now()
  const rounds = await context.store.rounds()
  return rounds.flatMap((opened) => (now < opened.round.locksAt ? (factsOf(programme, opened) ?? []) : []))
}

/** The round people mean when they name none: the open one, else the one that opened last. */
export async function loadCurrentRound(context: ReadingContext): Promise<RoundFacts | Refusal> {
  const programme = await loadProgramme(context)
  const opened = (await context.store.rounds()).filter((each) => factsOf(programme, each) !== undefined)
  const now = context.clock.now()
  const current = opened.filter(({ round }) => now < round.locksAt).at(-1) ?? opened.at(-1)
  if (current !== undefined) return factsOf(programme, current) ?? refuse('no-rounds')
  const next = scheduledRounds(context, programme).find(({ opensAt }) => opensAt > now)
  return next === undefined ? refuse('no-rounds') : refuse('nothing-open', { opens: { instant: next.opensAt } })
}

/** Every round of every series by the schedule, the earliest first. */
export function scheduledRounds({ daysOff }: Pick<ReadingContext, 'daysOff'>, programme: Programme): readonly Round[] {
  return programme.series
    .flatMap((series) => roundsOf(programme, series, daysOff))
    .sort((one, other) => (one.deadline < other.deadline ? -1 : 1))
}

export async function loadDutyFacts(context: ReadingContext, facts: RoundFacts): Promise<DutyFacts> {
  return { ...facts, sheets: await loadSheets(context, facts.opened), daysOff: context.daysOff }
}

export async function loadSheets(context: ReadingContext, { round }: OpenedRound): Promise<ReadonlyMap<string, Sheet>> {
  return keyedBy(await context.store.sheets(round.id), ({ id }) => id)
}

function factsOf(programme: Programme, opened: OpenedRound): RoundFacts | undefined {
  const series = programme.series.find(({ id }) => id === opened.round.series)
  return series === undefined ? undefined : { programme, series, opened }
}
