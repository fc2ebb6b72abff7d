import type { ExpectedSheet, OpenedRound } from './expected-set.ts'
import type { Email, Programme } from './programme.ts'
import { type Refusal, refuse } from './refusal.ts'
import { handedOverBy } from './responsibility.ts'
import { sheetLocksAt } from './round-acts.ts'

export function isCoordinator(programme: Programme, person: Email): boolean {
  return programme.coordinators.includes(person)
}

/** Whether the register knows the person in any role. */
export function isKnown(programme: Programme, person: Email): boolean {
  return (
    isCoordinator(programme, person) ||
    programme.readers.includes(person) ||
    programme.people.some(({ email, deputy }) => email === person || deputy === person) ||
    programme.projects.some(({ owners }) => owners.includes(person)) ||
    leads(programme, person)
  )
}

/** Whether the person owns an area, a theme, a section of one or a goal, and so sees where it stands. */
export function leads({ areas, themes, goals }: Programme, person: Email): boolean {
  const owned = [...areas, ...goals, ...themes, ...themes.flatMap(({ sections }) => sections)]
  return owned.some(({ owners }) => owners.includes(person))
}

/** What rights over a sheet are read from. */
export interface AnsweringFacts {
  readonly programme: Programme
  readonly opened: Pick<OpenedRound, 'handovers'>
}

/** In which role somebody may fill in a sheet; undefined: not at all. */
export function answeringRole(
  { programme, opened }: AnsweringFacts,
  sheet: ExpectedSheet,
  person: Email,
): 'owner' | 'deputy' | 'coordinator' | undefined {
  if (sheet.owners.includes(person)) return 'owner'
  if (deputisedBy({ programme, opened }, sheet, person) !== undefined) return 'deputy'
  return isCoordinator(programme, person) ? 'coordinator' : undefined
}

/** The owner for whom the person answers; undefined for an owner, who answers for no one else. */
export function onBehalfOf(facts: AnsweringFacts, sheet: ExpectedSheet, person: Email): Email | undefined {
  if (sheet.owners.includes(person)) return undefined
  return deputisedBy(facts, sheet, person) ?? sheet.owners[0]
}

/** The round takes no answers any more: until when it did, and who can open it again. */
export function refuseLocked({
  programme,
  opened,
  expected,
}: {
  readonly programme: Programme
  readonly opened: OpenedRound
  /** The sheet, where it is about one: it may have been reopened for longer. */
  readonly expected?: ExpectedSheet
}): Refusal {
  const locksAt = expected === undefined ? opened.round.locksAt : sheetLocksAt(opened, expected.id)
  const who = programme.coordinators.map((coordinator) => nameOf(programme, coordinator)).join(', ')
  return refuse('round-locked', { locked: { instant: locksAt }, who })
}

/** The name people see; the address where the register has no name. */
export function nameOf(programme: Programme, person: Email): string {
  return namesIn(programme).get(person) ?? person
}

const nameIndexes = new WeakMap<Programme, ReadonlyMap<Email, string>>()

/** A register never changes in place, so that looking through its people once is enough. */
function namesIn(programme: Programme): ReadonlyMap<Email, string> {
  const known = nameIndexes.get(programme)
  if (known !== undefined) return known
  const names = new Map<Email, string>()
  for (const { email, name } of programme.people) if (name !== undefined) names.set(email, name)
  nameIndexes.set(programme, names)
  return names
}

/** The owner in whose place the person answers: handed over in this round, or named in the register. */
function deputisedBy({ programme, opened }: AnsweringFacts, sheet: ExpectedSheet, person: Email): Email | undefined {
  const registered = sheet.owners.find((owner) =>
    programme.people.some(({ email, deputy }) => email === owner && deputy === person),
  )
  return handedOverBy(opened, sheet, person) ?? registered
}
