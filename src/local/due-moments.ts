import type { ActionContext } from '../actions/context.ts'
import { loadProgramme, scheduledRounds } from '../actions/load-round.ts'
import { addSeconds, daySeconds, type Instant } from '../domain/instant.ts'
import type { Programme } from '../domain/programme.ts'
import { reminderPlan } from '../domain/reminder-plan.ts'
import type { DaysOff } from '../domain/working-days.ts'

/** Every moment at which time alone brings something about, the earliest first. */
export async function dueMoments(context: ActionContext): Promise<readonly Instant[]> {
  const programme = await loadProgramme(context)
  const opened = (await context.store.rounds()).map(({ round }) => round)
  const rounds = new Map([...scheduledRounds(context, programme), ...opened].map((round) => [round.id, round]))
  const moments = [...rounds.values()].flatMap((round) => {
    const series = programme.series.find(({ id }) => id === round.series)
    const steps = series === undefined ? [] : reminderPlan(programme, series, round, context.daysOff)
    return [...steps.map(({ at }) => at), round.locksAt]
  })
  return [...new Set(moments)].sort()
}

/** The next of them; undefined where nothing is to come. */
export async function nextMoment(context: ActionContext): Promise<Instant | undefined> {
  const now = context.clock.now()
  return (await dueMoments(context)).find((moment) => moment > now)
}

/** Why a local clock starts where it does. */
export type LocalStart = 'asked' | 'seen' | 'real-time' | 'eve-of-last-opening'

/** Where a local clock starts by itself: now if a round is open or to come, else the eve of the last opening. */
export function defaultStart(
  programme: Programme,
  daysOff: DaysOff,
  realNow: Instant,
): { readonly at: Instant; readonly why: LocalStart } {
  const rounds = scheduledRounds({ daysOff }, programme)
  const last = rounds.at(-1)
  if (last === undefined || rounds.some(({ locksAt }) => locksAt > realNow)) return { at: realNow, why: 'real-time' }
  return { at: addSeconds(last.opensAt, -daySeconds), why: 'eve-of-last-opening' }
}
