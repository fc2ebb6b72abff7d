import type { Account } from './account.ts'
import type { NamedPerson } from './desk.ts'
import type { Email, Programme, Project } from './programme.ts'
import type { Refusal } from './refusal.ts'
import type { OwnerMove } from './register-change.ts'
import type { SheetId } from './subject.ts'

interface OfProject {
  readonly programme: Programme
  readonly project: Project
  /** The owners there are. */
  readonly before: readonly Email[]
  readonly round: string
  /** Of that round, where the project is in it. */
  readonly sheet?: SheetId
}

/** A project is to go to other owners for good: to whom? */
export interface ReassignmentChoice extends OfProject {
  readonly kind: 'reassignment-choice'
  /** Of the register, beside those who have it. */
  readonly people: readonly NamedPerson[]
  readonly typed: TypedReassignment
  readonly fault?: Refusal
}

/** As the card sent them: whatever went wrong, it is there again. */
export interface TypedReassignment {
  /** From the list. */
  readonly person: string
  /** Instead of the list: addresses, or names of the register. */
  readonly others: string
  readonly comment: string
}

interface Reassignment extends OfProject {
  readonly after: readonly Email[]
  /** Open sheets that move with it. */
  readonly moves: readonly OwnerMove[]
  /** New owners whom nothing can be sent to. */
  readonly unreachable: readonly { readonly email: Email; readonly reach: Unreachable }[]
}

type Unreachable = Exclude<Account['reach'], 'installed' | 'roster'> | 'not-met'

/** Other owners for a project, before a coordinator confirms it. */
export interface ReassignmentForm extends Reassignment {
  readonly kind: 'reassignment'
  /** Why, as far as it was typed. */
  readonly comment: string
  readonly fault?: Refusal
}

/** The project has other owners from now on; `before` is the way back. */
export interface Reassigned extends Reassignment {
  readonly kind: 'reassigned'
}

const address = /^[^\s@,;:<>"()]+@[^\s@,;:<>"()]+\.[^\s@,;:<>"().]+$/

/** What follows the command: a project, then one or several people by their address or their name in the register. */
export function readAssignment(typed: string): { readonly project: string; readonly people: string } | undefined {
  const byWord = /^(.+?)(?:\s*:\s*|\s+(?:to|till|henkilölle)\s+)(.+)$/i.exec(typed)
  const byAddress = /^(.+?)\s+(\S+@.+)$/.exec(typed)
  const [, project, people] = byWord ?? byAddress ?? []
  return project === undefined || people === undefined ? undefined : { project: project.trim(), people: people.trim() }
}

/** The people by their addresses or names; the first that cannot be found. */
export function readOwners(
  programme: Programme,
  typed: string,
): { readonly owners: readonly Email[] } | { readonly unknown: string } {
  const owners: Email[] = []
  for (const each of typed.split(/[,;]/).map((part) => part.trim().toLowerCase())) {
    const named = programme.people.filter(({ name }) => name?.toLowerCase() === each)
    const [only] = named
    const owner = address.test(each) ? each : named.length === 1 ? only?.email : undefined
    if (owner === undefined) return { unknown: each }
    if (!owners.includes(owner)) owners.push(owner)
  }
  return { owners }
}

/** The register with other owners for one project. */
export function withOwners(programme: Programme, project: string, owners: readonly Email[]): Programme {
  return {
    ...programme,
    projects: programme.projects.map((each) => (each.id === project ? { ...each, owners } : each)),
  }
}
