import { refuseLocked } from '../domain/access.ts'
import { planDelivery } from '../domain/delivery.ts'
import { type Duties, dutiesOf } from '../domain/duties.ts'
import type { Email } from '../domain/programme.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { type Snooze, snoozedUntil } from '../domain/snooze.ts'
import type { ActionContext } from './context.ts'
import { loadPersonalFacts } from './load-personal-facts.ts'
import { loadRound } from './load-round.ts'

/** Moves a person's next reminder; pressed twice it is moved once. */
export async function snoozeReminders(
  context: ActionContext,
  request: { readonly person: Email; readonly round: string; readonly snooze: Snooze },
): Promise<Duties | Refusal> {
  const { store, clock, daysOff } = context
  const facts = await loadRound(context, request.round)
  if (isRefusal(facts)) return facts
  const { round } = facts.opened
  const now = clock.now()
  if (now >= round.locksAt) return refuseLocked(facts)
  const until = snoozedUntil({ ...facts, round, daysOff }, request.snooze, now)
  if (until === undefined) return refuse('snooze-too-late', { due: { date: round.answersDue } })
  const duties = dutiesOf(await loadPersonalFacts(context, facts, request.person), request.person, now)
  if (duties.owed.length === 0) return duties
  const step = `snoozed:${request.person}:${until}`
  const key = { round: round.id, recipient: request.person, step }
  await store.planStep(round.id, step, [planDelivery(key, { kind: 'snoozed', at: until })])
  return { ...duties, notice: { kind: 'snoozed', until } }
}
