import type { DutyFacts } from '../domain/duties.ts'
import { freezeExpectedSet } from '../domain/expected-set.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { type RehearsedMessage, rehearse } from '../domain/rehearsal.ts'
import { type Round, roundNamed } from '../domain/round.ts'
import type { ReadingContext } from './context.ts'
import { loadCurrentRound, loadDutyFacts, loadProgramme, loadRound, scheduledRounds } from './load-round.ts'

export interface Rehearsal {
  readonly facts: DutyFacts
  readonly messages: readonly RehearsedMessage[]
}

/**
 * Who would get which message when, in an open round or one to come; sends and writes nothing.
 * A round to come is rehearsed with today's register, an open one with what it still lacks.
 */
export async function rehearseRound(context: ReadingContext, name: string | undefined): Promise<Rehearsal | Refusal> {
  const opened = await (name === undefined ? loadCurrentRound(context) : loadRound(context, name))
  if (!isRefusal(opened)) return rehearsal(await loadDutyFacts(context, opened))
  const programme = await loadProgramme(context)
  const planned = scheduledRounds(context, programme)
  const now = context.clock.now()
  const round = name === undefined ? planned.find(({ opensAt }) => opensAt > now) : roundNamed(planned, name)
  if (round !== undefined && isRefusal(round)) return round
  const series = programme.series.find(({ id }) => id === round?.series)
  if (round === undefined || series === undefined)
    return name === undefined ? opened : refuse('unknown-round', { round: name })
  return rehearsal({
    programme,
    series,
    daysOff: context.daysOff,
    sheets: new Map(),
    opened: toCome(round, freezeExpectedSet(programme, series, round)),
  })
}

function rehearsal(facts: DutyFacts): Rehearsal {
  return { facts, messages: rehearse(facts) }
}

function toCome(round: Round, sheets: DutyFacts['opened']['sheets']): DutyFacts['opened'] {
  return { round, openedAt: round.opensAt, sheets, exemptions: [], handovers: [], plannedSteps: [] }
}
