import { freezeExpectedSet } from '../domain/expected-set.ts'
import type { Round } from '../domain/round.ts'
import type { ActionContext } from './context.ts'
import { loadProgramme, scheduledRounds } from './load-round.ts'

/** Opens every round whose time has come and freezes who must answer what; one whose lock has passed stays shut. */
export async function openDueRounds(context: ActionContext): Promise<readonly Round[]> {
  const { store, clock, telemetry } = context
  const programme = await loadProgramme(context)
  const now = clock.now()
  const open = new Set((await store.rounds()).map(({ round }) => round.id))
  const due = scheduledRounds(context, programme).filter(
    ({ id, opensAt, locksAt }) => opensAt <= now && now < locksAt && !open.has(id),
  )
  const opened: Round[] = []
  for (const round of due) {
    const series = programme.series.find(({ id }) => id === round.series)
    if (series === undefined) continue
    const sheets = freezeExpectedSet(programme, series, round)
    if (await store.openRound({ round, at: now, sheets })) {
      telemetry.info('round opened', { round: round.id, sheets: sheets.length })
      opened.push(round)
    }
  }
  return opened
}
