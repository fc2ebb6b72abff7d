import { channelRecipient, type Delivery } from '../domain/delivery.ts'
import { owingPeople } from '../domain/duties.ts'
import { isRefusal } from '../domain/refusal.ts'
import { dueSteps, isContactStep, reminderPlan, type Step } from '../domain/reminder-plan.ts'
import { lastLockOf, sheetLocksAt } from '../domain/round-acts.ts'
import { sendingTime } from '../domain/sending-hours.ts'
import { unreachedBy, unreachedStep } from '../domain/unreached.ts'
import type { ActionContext } from './context.ts'
import { deliveriesTo } from './deliveries-to.ts'
import { loadDutyFacts, loadRound, type RoundFacts } from './load-round.ts'
import { planReopenings, planReturns } from './plan-desk-news.ts'
import { planDeviation } from './plan-deviation.ts'
import { planHandover } from './plan-handover.ts'
import { planMoves } from './plan-moves.ts'
import { planDutyReminders } from './plan-publication.ts'
import { planSuggestionNews } from './plan-suggestion-news.ts'
import { publishReport } from './publish-report.ts'

/** Writes into the ledger what has fallen due, before anything is sent. */
export async function planDueSteps(context: ActionContext): Promise<void> {
  for (const facts of await openedRounds(context)) {
    try {
      await planSteps(context, facts)
      await planSheetNews(context, facts)
      await planReopenings(context, facts)
      await planHandovers(context, facts)
      await planDutyReminders(context, facts)
      await planMoves(context, facts)
      await planSuggestionNews(context, facts)
    } catch (error) {
      // One round that fails must not silence the others.
      context.telemetry.error('round not planned', error, { round: facts.opened.round.id })
    }
  }
}

/** Writes down who must hear that a step did not reach somebody; once per step, when all its sends have ended. */
export async function planUnreached(context: ActionContext): Promise<void> {
  for (const facts of await openedRounds(context)) {
    const { round, plannedSteps } = facts.opened
    const contacts = plannedSteps.filter((step) => isContactStep(step) && !plannedSteps.includes(unreachedStep(step)))
    if (contacts.length === 0) continue
    const deliveries = await context.store.deliveries(round.id)
    for (const step of contacts) {
      const failed = unreachedBy(deliveries, step)
      if (failed === undefined) continue
      await context.store.planStep(round.id, unreachedStep(step), failed.length === 0 ? [] : news(context, facts, step))
    }
  }
}

async function openedRounds(context: ActionContext): Promise<readonly RoundFacts[]> {
  const loaded = await Promise.all((await context.store.rounds()).map(({ round }) => loadRound(context, round.id)))
  return loaded.flatMap((facts) => (isRefusal(facts) ? [] : [facts]))
}

async function planSteps(context: ActionContext, facts: RoundFacts): Promise<void> {
  const { store, clock, daysOff } = context
  const { round, plannedSteps } = facts.opened
  const now = clock.now()
  // What fell due while nothing ran waits for working hours, and merges with what falls due by then.
  if (now < round.locksAt && sendingTime(now, facts.programme.timeZone, daysOff) > now) return
  const { send, merged } = dueSteps(reminderPlan(facts.programme, facts.series, round, daysOff), plannedSteps, now)
  for (const step of merged) await store.planStep(round.id, step.id, [])
  for (const step of send) {
    if (step.kind === 'report') await publishReport(context, facts)
    // Once answers can no longer be changed there is nothing left to ask for.
    const deliveries = now < round.locksAt ? await deliveriesOf(context, facts, step) : []
    await store.planStep(round.id, step.id, deliveries)
  }
}

/** One delivery to each person who owes something: one message per step, however many projects. */
async function deliveriesOf(context: ActionContext, facts: RoundFacts, step: Step): Promise<readonly Delivery[]> {
  if (step.kind === 'report') return []
  if (step.kind === 'escalation') return deliveriesTo(facts, facts.programme.coordinators, step.id, step)
  const duties = await loadDutyFacts(context, facts)
  return deliveriesTo(facts, owingPeople(duties, context.clock.now()), step.id, step)
}

/** What was sent or returned is told by the act itself; this is for an act that was cut short, each thing once. */
async function planSheetNews(context: ActionContext, facts: RoundFacts): Promise<void> {
  if (context.clock.now() >= lastLockOf(facts.opened)) return
  const filled = new Map((await context.store.sheets(facts.opened.round.id)).map((sheet) => [sheet.id, sheet]))
  for (const expected of facts.opened.sheets) {
    const sheet = filled.get(expected.id)
    if (sheet === undefined) continue
    await planDeviation(context, facts, expected, sheet)
    await planReturns(context, facts, expected, sheet)
  }
}

/** Hand-overs are told by the act itself; this is for an act that was cut short. */
async function planHandovers(context: ActionContext, facts: RoundFacts): Promise<void> {
  const { opened } = facts
  const now = context.clock.now()
  for (const handover of opened.handovers) {
    if (now < sheetLocksAt(opened, handover.sheet)) await planHandover(context, facts, handover)
  }
}

/** The coordinators, and the channel where the programme wants unreachable owners to be called there. */
function news({ clock }: ActionContext, facts: RoundFacts, step: string): readonly Delivery[] {
  const channel = facts.series.reminders.fallback === 'channel' ? [channelRecipient] : []
  const terms = { kind: 'unreached', at: clock.now() } as const
  return deliveriesTo(facts, [...channel, ...facts.programme.coordinators], unreachedStep(step), terms)
}
