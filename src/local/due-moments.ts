import type { ActionContext } from '../actions/context.ts'
import { loadProgramme, scheduledRounds } from '../actions/load-round.ts'
import type { Instant } from '../domain/instant.ts'
import { reminderPlan } from '../domain/reminder-plan.ts'

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
