import { contactsMade, type Delivery, type SkipReason } from './delivery.ts'
import { hasTrait } from './delivery-kind.ts'
import type { Instant } from './instant.ts'
import type { Series } from './programme.ts'
import { isRemindedAlready } from './remind.ts'
import { isLastReminder } from './reminder-plan.ts'

/** Whom a contact is for, as far as it matters whether it goes out. */
interface ContactFacts {
  readonly series: Series
  /** What else the person was or will be sent in the round. */
  readonly others: readonly Delivery[]
  readonly wantsLastOnly: boolean
  readonly at: Instant
}

/** Why a contact must not go out although something is owed; the opening and a hand-over always do. */
export function contactSkip(
  contact: Delivery,
  { series, others, wantsLastOnly, at }: ContactFacts,
): SkipReason | undefined {
  const { kind, key } = contact
  const overtaken = others.some((other) => overtakes(other, contact, at))
  if (kind === 'by-hand') return overtaken || isRemindedAlready(contact, others) ? 'merged' : undefined
  if (overtaken) return 'merged'
  if (!hasTrait(contact, 'reminder')) return undefined
  if (contactsMade(others) >= series.reminders.most) return 'most-reached'
  if (others.some((other) => putsOff(other, contact))) return 'snoozed'
  const isUnwanted = wantsLastOnly && kind === 'reminder' && !isLastReminder(series, key.step)
  return isUnwanted ? 'last-ones-only' : undefined
}

const underWay: ReadonlySet<Delivery['current']['state']> = new Set(['planned', 'claimed', 'retrying', 'sent'])

/** A newer contact says all that this one would. */
function overtakes(other: Delivery, { kind, dueAt }: Delivery, at: Instant): boolean {
  if (kind === 'by-hand' && other.kind === 'by-hand') return false
  return hasTrait(other, 'contact') && other.dueAt > dueAt && other.dueAt <= at && underWay.has(other.current.state)
}

/** The person has chosen a later moment. */
function putsOff(other: Delivery, { kind, dueAt }: Delivery): boolean {
  if (other.kind !== 'snoozed' || other.current.state === 'failed') return false
  return kind === 'snoozed' ? other.dueAt > dueAt : other.dueAt >= dueAt
}
