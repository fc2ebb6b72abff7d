import type { Email, Programme, Project } from './programme.ts'
import type { OwnerMove } from './register-change.ts'

/** Another owner for a project, before a coordinator confirms it. */
export interface ReassignmentForm {
  readonly kind: 'reassignment'
  readonly programme: Programme
  readonly project: Project
  readonly before: readonly Email[]
  readonly after: readonly Email[]
  /** Open sheets that would move with it. */
  readonly moves: readonly OwnerMove[]
  readonly round: string
}

/** The project has other owners from now on; `before` is the way back. */
export interface Reassigned extends Omit<ReassignmentForm, 'kind'> {
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
