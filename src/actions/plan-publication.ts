import { channelRecipient, planDelivery } from '../domain/delivery.ts'
import type { EditionRecord } from '../domain/edition.ts'
import { noteKey } from '../domain/note-keys.ts'
import {
  correctionReminder,
  correctionReminderId,
  type DutyReminder,
  dutyReminders,
  hasPublicationDuty,
  publicationOf,
} from '../domain/publication-duty.ts'
import { correctionStep, dutyStep, newestDuty, reportStep } from '../domain/publication-steps.ts'
import type { ActionContext } from './context.ts'
import { deliveriesTo } from './deliveries-to.ts'
import type { RoundFacts } from './load-round.ts'

/**
 * Writes down what follows from an edition: its post, the corrections of the posts before it, and the duty that
 * coordinators have with it. Harmless to repeat: what is planned already stays.
 */
export async function planPublication(
  { store }: Pick<ActionContext, 'store'>,
  facts: RoundFacts,
  { round, number, publishedAt }: EditionRecord,
): Promise<void> {
  const step = reportStep(number)
  const post = { round, recipient: channelRecipient, step }
  await store.planStep(round, step, [planDelivery(post, { kind: 'report', at: publishedAt })])
  for (let older = number - 1; older > 0; older -= 1) {
    const corrected = correctionStep(number, older)
    const key = { round, recipient: channelRecipient, step: corrected }
    await store.planStep(round, corrected, [planDelivery(key, { kind: 'correction', at: publishedAt })])
  }
  if (!hasPublicationDuty(facts.series)) return
  const duty = dutyStep(number)
  const told = deliveriesTo(facts, facts.programme.coordinators, duty, { kind: 'duty', at: publishedAt })
  await store.planStep(round, duty, told)
}

/** Reminds coordinators of a duty that is open; only the newest reminder that has fallen due is sent. */
export async function planDutyReminders(context: ActionContext, facts: RoundFacts): Promise<void> {
  const { store, clock, daysOff } = context
  const { round, plannedSteps } = facts.opened
  if (!hasPublicationDuty(facts.series)) return
  const now = clock.now()
  const due = [
    ...dutyReminders(facts.programme, facts.series, round, daysOff),
    ...(await correctionReminders(context, facts)),
  ]
    .filter(({ id, at }) => at <= now && !plannedSteps.includes(id))
    .toSorted((one, other) => (one.at < other.at ? -1 : 1))
  const newest = due.at(-1)
  if (newest === undefined) return
  const edition = (await store.editions(round.id)).at(-1)
  const note = (await store.notes(round.id)).find(({ key }) => key === noteKey({ about: 'duty' }))
  // Nothing to remind of: not published yet, just told of, or done. What comes later is looked at when it is due.
  const open = edition !== undefined && edition.publishedAt < newest.at && publicationOf(note, edition) === undefined
  for (const { id } of due.slice(0, -1)) await store.planStep(round.id, id, [])
  const told = deliveriesTo(facts, facts.programme.coordinators, newest.id, { kind: 'duty-reminder', at: newest.at })
  await store.planStep(round.id, newest.id, open ? told : [])
}

/** Editions are looked up only while a reminder of a correction is still to come: this is asked every minute. */
async function correctionReminders(
  { store, daysOff }: ActionContext,
  { programme, series, opened }: RoundFacts,
): Promise<readonly DutyReminder[]> {
  const { round, plannedSteps } = opened
  const number = newestDuty(plannedSteps)
  if (number < 2 || plannedSteps.includes(correctionReminderId(number))) return []
  const edition = (await store.editions(round.id)).find((each) => each.number === number)
  return edition === undefined ? [] : [correctionReminder(programme, series, edition, daysOff)]
}
