import { isCoordinator } from '../domain/access.ts'
import { readOptionalComment } from '../domain/comment.ts'
import type { DeskDone, DeskForm, DeskPlace } from '../domain/desk.ts'
import { freezeExpectedSet } from '../domain/expected-set.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { type Round, roundNamed } from '../domain/round.ts'
import { earlyClosing } from '../domain/round-acts.ts'
import { openAgain } from './close-round.ts'
import type { ActionContext } from './context.ts'
import type { DeskRequest } from './load-desk.ts'
import { loadProgramme, loadRound, scheduledRounds } from './load-round.ts'

export interface OpenRequest extends Omit<DeskRequest, 'round'> {
  readonly round?: string
  /** Why before its time, where one likes to say. */
  readonly comment?: string
}

/**
 * Opens a round: one that was closed before its time, one whose time has come, or, once it has been said whom it asks,
 * one whose time is still to come.
 */
export async function openRound(context: ActionContext, request: OpenRequest): Promise<DeskForm | DeskDone | Refusal> {
  const programme = await loadProgramme(context)
  if (!isCoordinator(programme, request.person)) return refuse('not-for-you')
  const opened = await context.store.rounds()
  const now = context.clock.now()
  const isOpen = (id: string): boolean => opened.some(({ round }) => round.id === id)
  const planned = scheduledRounds(context, programme)
  const known = [...planned.filter(({ id }) => !isOpen(id)), ...opened.map(({ round }) => round)]
  /** The round closed before its time, the one that is open, or the next. */
  function meant(): Round | undefined {
    const closed = opened.findLast((each) => earlyClosing(each) !== undefined)
    const current = closed ?? opened.findLast(({ round }) => now < round.locksAt)
    return current?.round ?? planned.find(({ id, locksAt }) => !isOpen(id) && now < locksAt) ?? opened.at(-1)?.round
  }
  const named = request.round === undefined ? meant() : roundNamed(known, request.round)
  if (named === undefined)
    return request.round === undefined ? refuse('no-rounds') : refuse('not-scheduled', { round: request.round })
  if (isRefusal(named)) return named
  if (isOpen(named.id)) {
    const facts = await loadRound(context, named.id)
    return isRefusal(facts) ? facts : openAgain(context, facts, request.person)
  }
  // Its lock is past: it was never opened, and nobody can answer it any more.
  if (now >= named.locksAt) return refuse('already-locked', { locked: { instant: named.locksAt } })
  return openPlanned(context, named, request)
}

async function openPlanned(
  context: ActionContext,
  planned: Round,
  { person, step, comment = '' }: OpenRequest,
): Promise<DeskForm | DeskDone | Refusal> {
  const programme = await loadProgramme(context)
  const series = programme.series.find(({ id }) => id === planned.series)
  if (series === undefined) return refuse('unknown-round', { round: planned.id })
  const at = context.clock.now()
  const isEarly = planned.opensAt > at
  const round = isEarly ? { ...planned, opensAt: at } : planned
  const sheets = freezeExpectedSet(programme, series, round)
  const opened = { round, openedAt: at, sheets, exemptions: [], handovers: [], plannedSteps: [] }
  const place: DeskPlace = { programme, series, opened, at }
  const people = new Set(sheets.flatMap(({ owners }) => owners)).size
  const read = readOptionalComment(comment)
  if (isEarly && (step !== 'confirm' || isRefusal(read))) {
    const ask = { verb: 'open-round', sheets: sheets.map(({ id }) => id), people } as const
    const form: DeskForm = { kind: 'desk-form', ...place, ask, typed: { comment }, seen: {} }
    return isRefusal(read) ? { ...form, fault: read } : form
  }
  const reason = isRefusal(read) || read.comment === undefined ? {} : { reason: read.comment }
  await context.store.openRound({ round, at, sheets, ...(isEarly ? { by: person, ...reason } : {}) })
  context.wake()
  const now = await context.store.round(round.id)
  return {
    kind: 'desk-done',
    ...place,
    ...(now === undefined ? {} : { opened: now }),
    done: isEarly ? 'opened-early' : 'opened',
    values: { count: people },
  }
}
