import type { ExpectedSheet, OpenedRound } from './expected-set.ts'
import type { Handover } from './handover.ts'
import type { Instant } from './instant.ts'
import { localDateOf } from './instant.ts'
import type { Email, Programme } from './programme.ts'
import { responsibleFor } from './responsibility.ts'

export interface Assignment {
  readonly to: Email
  readonly by: Email
  readonly at: Instant
  readonly reason?: string
}

/** What makes this person alone answer for the sheet in the round; nothing where they do already. */
export function assignedTo(
  { programme, opened }: { readonly programme: Programme; readonly opened: Pick<OpenedRound, 'handovers'> },
  sheet: ExpectedSheet,
  { to, ...stamp }: Assignment,
): readonly Handover[] {
  return responsibleFor(opened, sheet, localDateOf(stamp.at, programme.timeZone))
    .filter((person) => person !== to)
    .map((from) => ({ sheet: sheet.id, from, to, ...stamp }))
}

/** What gives a sheet back to those who answered for it before: owners to themselves, deputies to each other. */
export function givenBack(
  sheet: ExpectedSheet,
  before: readonly Email[],
  { to: from, ...stamp }: Assignment,
): readonly Handover[] {
  return before.map((person) => ({
    sheet: sheet.id,
    from: sheet.owners.includes(person) ? person : from,
    to: person,
    ...stamp,
  }))
}
