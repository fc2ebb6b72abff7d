import { isCoordinator } from '../domain/access.ts'
import { projectsNamed } from '../domain/find-project.ts'
import type { Email, Programme, Project } from '../domain/programme.ts'
import {
  type Reassigned,
  type ReassignmentForm,
  readAssignment,
  readOwners,
  withOwners,
} from '../domain/reassignment.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { registerVersion } from '../domain/register-change.ts'
import { effectsOnRounds } from '../domain/register-effects.ts'
import { changeRegister, tellOfMoves } from './change-register.ts'
import type { ActionContext, ReadingContext } from './context.ts'
import { loadProgramme } from './load-round.ts'

/** Shows what another owner for a project would mean, for `perhekeskus to new@example.fi`. */
export async function askAssignment(
  context: ReadingContext,
  request: { readonly person: Email; readonly typed: string },
): Promise<ReassignmentForm | Refusal> {
  const programme = await loadProgramme(context)
  if (!isCoordinator(programme, request.person)) return refuse('not-for-you')
  const read = readAssignment(request.typed)
  if (read === undefined) return refuse('bad-assignment')
  const [project, ...others] = projectsNamed(programme, read.project)
  if (project === undefined) return refuse('unknown-project', { project: read.project })
  if (others.length > 0) {
    const ids = [project, ...others].slice(0, 5).map(({ id }) => id)
    return refuse('which-project', { projects: ids.join(', ') })
  }
  const people = readOwners(programme, read.people)
  if ('unknown' in people) return refuse('unknown-owner', { person: people.unknown })
  return await formOf(context, programme, project, people.owners)
}

/** Gives the project to others for good; whoever takes over answers what is open, and is told. */
export async function assignProject(
  context: ActionContext,
  request: {
    readonly person: Email
    readonly project: string
    /** The owners the card was drawn from. */
    readonly before: readonly Email[]
    readonly after: readonly Email[]
  },
): Promise<Reassigned | Refusal> {
  const { person, project: id, before, after } = request
  const version = registerVersion(await context.store.registerChanges())
  const programme = await loadProgramme(context)
  if (!isCoordinator(programme, person)) return refuse('not-for-you')
  const project = programme.projects.find((each) => each.id === id)
  if (project === undefined) return refuse('unknown-project', { project: id })
  const form = await formOf(context, programme, project, after)
  // Pressed twice, it is done once; and what somebody else has done meanwhile is not undone unseen.
  if (isSame(project.owners, after)) return { ...form, kind: 'reassigned', before }
  if (!isSame(project.owners, before)) return refuse('owners-changed')
  const changed = await changeRegister(context, {
    current: programme,
    version,
    next: withOwners(programme, id, after),
    act: 'assign',
    id: context.newId(),
    by: person,
  })
  if (changed !== undefined && isRefusal(changed)) return changed
  tellOfMoves(context, changed?.moves ?? [])
  return { ...form, kind: 'reassigned' }
}

async function formOf(
  { store, clock }: ReadingContext,
  programme: Programme,
  project: Project,
  after: readonly Email[],
): Promise<ReassignmentForm> {
  const rounds = await store.rounds()
  const effects = effectsOnRounds(programme, withOwners(programme, project.id, after), rounds, clock.now())
  const moves = effects.flatMap((effect) => effect.moves)
  return {
    kind: 'reassignment',
    programme,
    project,
    before: project.owners,
    after,
    moves,
    round: rounds.at(-1)?.round.id ?? '',
  }
}

function isSame(one: readonly Email[], other: readonly Email[]): boolean {
  return one.length === other.length && one.every((each) => other.includes(each))
}
