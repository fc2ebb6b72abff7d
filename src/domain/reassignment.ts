import type { Account } from './account.ts'
import type { NamedPerson } from './desk.ts'
import type { Email, Programme } from './programme.ts'
import type { Refusal } from './refusal.ts'
import type { OwnerMove } from './register-change.ts'
import type { Topic } from './scopes/scope.ts'

interface OfSheet {
  readonly programme: Programme
  /** A project, a spearhead, a section of one, or a goal. */
  readonly topic: Topic
  /** The owners there are. */
  readonly before: readonly Email[]
  readonly round: string
  /** Whether its sheet is in that round. */
  readonly isAsked: boolean
}

/** A sheet is to go to other owners for good: to whom? */
export interface ReassignmentChoice extends OfSheet {
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

interface Reassignment extends OfSheet {
  readonly after: readonly Email[]
  /** In the rounds that are open. */
  readonly moves: readonly OwnerMove[]
  /** New owners whom nothing can be sent to. */
  readonly unreachable: readonly { readonly email: Email; readonly reach: Unreachable }[]
}

type Unreachable = Exclude<Account['reach'], 'installed' | 'roster'> | 'not-met'

/** Other owners for a sheet, before a coordinator confirms it. */
export interface ReassignmentForm extends Reassignment {
  readonly kind: 'reassignment'
  /** Why, as far as it was typed. */
  readonly comment: string
  readonly fault?: Refusal
}

/** The sheet has other owners from now on; `before` is the way back. */
export interface Reassigned extends Reassignment {
  readonly kind: 'reassigned'
}

const address = /^[^\s@,;:<>"()]+@[^\s@,;:<>"()]+\.[^\s@,;:<>"().]+$/

/** What follows the command: a name, then one or several people by their address or their name in the register. */
export function readAssignment(typed: string): { readonly name: string; readonly people: string } | undefined {
  // The last of them: names have colons and such words too.
  const byWord = /^(.+)(?::\s*|\s+(?:to|till|henkilölle)\s+)(.+)$/i.exec(typed)
  const byAddress = /^(.+?)\s+(\S+@.+)$/.exec(typed)
  const [, name, people] = byWord ?? byAddress ?? []
  return name === undefined || people === undefined ? undefined : { name: name.trim(), people: people.trim() }
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
