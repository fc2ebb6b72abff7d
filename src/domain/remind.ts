import type { Account } from './account.ts'
import { isReachable } from './account.ts'
import { contactsMade, type Delivery } from './delivery.ts'
import type { Reminded } from './desk.ts'
import { type DutyFacts, owedBy } from './duties.ts'
import { groupBy } from './group-by.ts'
import { type Instant, localDateOf } from './instant.ts'
import type { Email } from './programme.ts'
import { sheetsByPerson } from './responsibility.ts'
import type { SheetId } from './subject.ts'

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
  const projects = new Set<SheetId>()
  const people: Email[] = []
  const unreachable: Email[] = []
  const today = localDateOf(at, facts.programme.timeZone)
  for (const [person, sheets] of sheetsByPerson(facts.opened, today)) {
    if (!sheets.some(({ id }) => about.has(id))) continue
    const owed = owedBy(facts, person, at).filter(({ sheet, locked }) => !locked && about.has(sheet.id))
    if (owed.length === 0) continue
    const account = accounts.get(person)
    if (account === undefined || !isReachable(account.reach)) {
      unreachable.push(person)
      continue
    }
    people.push(person)
    for (const { sheet } of owed) projects.add(sheet.id)
  }
  const { most } = facts.series.reminders
  const capped = people.filter((person) => contactsMade(contacts.get(person) ?? []) >= most)
  return { people, projects: projects.size, capped, unreachable }
}

const byHand = 'by-hand:'

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
