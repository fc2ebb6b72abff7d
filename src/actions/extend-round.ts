import { isCoordinator } from '../domain/access.ts'
import { responsiblePeople } from '../domain/duties.ts'
import { type Extension, extendedRound, extensionFault } from '../domain/extension.ts'
import { localDateOf } from '../domain/instant.ts'
import type { Email, LocalDate } from '../domain/programme.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { readTypedDate } from '../domain/typed-date.ts'
import type { ActionContext } from './context.ts'
import { loadOnlyRound, loadRound, type RoundFacts } from './load-round.ts'

export interface Extended {
  readonly kind: 'extended'
  readonly facts: RoundFacts
  /** The day it was before: the way back. */
  readonly before: LocalDate
  /** Whether that day can still be given. */
  readonly isReversible: boolean
}

/** Gives the round another last day for answers, earlier or later, but never one that has gone. */
export async function extendRound(
  context: ActionContext,
  request: { readonly person: Email; readonly round?: string; readonly date: string; readonly reason?: string },
): Promise<Extended | Refusal> {
  const { store, clock, daysOff } = context
  const facts = await (request.round === undefined ? loadOnlyRound(context) : loadRound(context, request.round))
  if (isRefusal(facts)) return facts
  const { programme, series, opened } = facts
  if (!isCoordinator(programme, request.person)) return refuse('not-for-you')
  const today = localDateOf(clock.now(), programme.timeZone)
  const answersDue = readTypedDate(request.date, today)
  if (answersDue === undefined) return refuse('bad-date')
  const fault = extensionFault(opened.round, answersDue, today)
  if (fault !== undefined) return refuse(fault, { date: { date: answersDue } })
  const before = opened.round.answersDue
  const extended = (now: RoundFacts): Extended => ({
    kind: 'extended',
    facts: now,
    before,
    isReversible: before >= today,
  })
  if (answersDue === before) return extended(facts)

  const extension: Extension = {
    answersDue,
    before,
    by: request.person,
    at: clock.now(),
    ...(request.reason === undefined ? {} : { reason: request.reason }),
  }
  const round = extendedRound(programme, series, opened.round, extension, daysOff)
  if (!(await store.extendRound(opened.round, round, extension))) {
    const now = await loadRound(context, round.id)
    if (isRefusal(now)) return now
    // Pressed twice, it is done once; but what somebody else has done meanwhile is not undone unseen.
    return now.opened.round.answersDue === answersDue && now.opened.extensions?.at(-1)?.by === request.person
      ? extended(now)
      : refuse('round-changed', { due: { date: now.opened.round.answersDue } })
  }
  context.cardUpdates.note(round.id, responsiblePeople(opened, today))
  context.wake()
  return extended({ ...facts, opened: { ...opened, round } })
}
