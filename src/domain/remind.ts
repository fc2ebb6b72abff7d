import type { Account } from './account.ts'
import { isReachable } from './account.ts'
import { contactsMade, type Delivery, planDelivery } from './delivery.ts'
import type { Reminded } from './desk.ts'
import { type DutyFacts, owedBy } from './duties.ts'
import { groupBy } from './group-by.ts'
import { type Instant, localDateOf } from './instant.ts'
import type { Email } from './programme.ts'
import { sheetsByPerson } from './responsibility.ts'
import type { SheetId } from './subject.ts'

const byHand = 'by-hand:'

/** Everybody who still owes one of these sheets; a message tells all that its reader owes, whichever it is about. */
export function remindable(
  facts: DutyFacts,
  about: ReadonlySet<SheetId>,
  {
    deliveries,
    accounts,
    at,
  }: {
    readonly deliveries: readonly Delivery[]
    readonly accounts: ReadonlyMap<Email, Account>
    readonly at: Instant
  },
): Reminded {
  const contacts = groupBy(deliveries, ({ key }) => key.recipient)
  const owing = new Set<SheetId>()
  const people: Email[] = []
  const unreachable: Email[] = []
  const today = localDateOf(at, facts.programme.timeZone)
  const recent: Instant[] = []
  for (const [person, sheets] of sheetsByPerson(facts.opened, today)) {
    if (!sheets.some(({ id }) => about.has(id))) continue
    const owed = owedBy(facts, person, at).filter(({ sheet, locked }) => !locked && about.has(sheet.id))
    if (owed.length === 0) continue
    const account = accounts.get(person)
    if (account === undefined || !isReachable(account.reach)) {
      unreachable.push(person)
      continue
    }
    const already = reminderByHand(person, at, contacts.get(person) ?? [])
    if (already !== undefined) {
      recent.push(already)
      continue
    }
    people.push(person)
    for (const { sheet } of owed) owing.add(sheet.id)
  }
  const { most } = facts.series.reminders
  const capped = people.filter((person) => contactsMade(contacts.get(person) ?? []) >= most)
  const last = recent.sort().at(-1)
  return {
    people,
    sheets: [...owing],
    capped,
    unreachable,
    ...(last === undefined ? {} : { recent: { count: recent.length, at: last } }),
  }
}

/** When the person had a reminder by hand that makes another one now superfluous. */
function reminderByHand(recipient: Email, at: Instant, deliveries: readonly Delivery[]): Instant | undefined {
  const [first] = deliveries
  if (first === undefined) return undefined
  // A step that sorts after every other: what was planned at the same moment came first.
  const next = planDelivery({ round: first.key.round, recipient, step: `${byHand}~` }, { kind: 'by-hand', at })
  return deliveries.findLast((each) => each.dueAt <= at && isRemindedAlready(next, [each]))?.dueAt
}

/** One reminder by hand: what was asked at this moment by this coordinator, however often it is pressed. */
export function byHandStep(asked: Instant, by: Email): string {
  return `${byHand}${asked}:${by}`
}

const pauseMinutes = 60

/** Whether another reminder by hand reaches the person already: two coordinators who press at once send one. */
export function isRemindedAlready(own: Delivery, others: readonly Delivery[]): boolean {
  return others.some(
    ({ kind, key, dueAt, current }) =>
      kind === 'by-hand' &&
      ['planned', 'claimed', 'retrying', 'sent', 'unknown'].includes(current.state) &&
      (dueAt < own.dueAt || (dueAt === own.dueAt && key.step < own.key.step)) &&
      Date.parse(own.dueAt) - Date.parse(dueAt) < pauseMinutes * 60_000,
  )
}
