import type { ExpectedSheet } from './expected-set.ts'
import type { Email, Programme } from './programme.ts'

export function isCoordinator(programme: Programme, person: Email): boolean {
  return programme.coordinators.includes(person)
}

/** Whether the register knows the person in any role. */
export function isKnown(programme: Programme, person: Email): boolean {
  return (
    isCoordinator(programme, person) ||
    programme.readers.includes(person) ||
    programme.people.some(({ email }) => email === person) ||
    programme.projects.some(({ owners }) => owners.includes(person))
  )
}

/** In which role somebody may fill in a sheet; undefined: not at all. */
export function answeringRole(
  programme: Programme,
  sheet: ExpectedSheet,
  person: Email,
): 'owner' | 'deputy' | 'coordinator' | undefined {
  if (sheet.owners.includes(person)) return 'owner'
  if (ownerDeputised(programme, sheet, person) !== undefined) return 'deputy'
  return isCoordinator(programme, person) ? 'coordinator' : undefined
}

/** The owner for whom the person answers; undefined for an owner, who answers for no one else. */
export function onBehalfOf(programme: Programme, sheet: ExpectedSheet, person: Email): Email | undefined {
  if (sheet.owners.includes(person)) return undefined
  return ownerDeputised(programme, sheet, person) ?? sheet.owners[0]
}

/** The name people see; the address where the register has no name. */
export function nameOf(programme: Programme, person: Email): string {
  return programme.people.find(({ email }) => email === person)?.name ?? person
}

function ownerDeputised(programme: Programme, sheet: ExpectedSheet, person: Email): Email | undefined {
  return sheet.owners.find((owner) =>
    programme.people.some(({ email, deputy }) => email === owner && deputy === person),
  )
}
