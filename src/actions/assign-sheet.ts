import { isCoordinator } from '../domain/access.ts'
import { type Account, isReachable } from '../domain/account.ts'
import { readOptionalComment } from '../domain/comment.ts'
import type { OpenedRound } from '../domain/expected-set.ts'
import { topicsNamed } from '../domain/find-topic.ts'
import { peopleOf } from '../domain/people.ts'
import type { Email, Programme } from '../domain/programme.ts'
import {
  type Reassigned,
  type ReassignmentChoice,
  type ReassignmentForm,
  readAssignment,
  readOwners,
  type TypedReassignment,
} from '../domain/reassignment.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { registerVersion } from '../domain/register-change.ts'
import { areSameOwners, effectsOnRounds } from '../domain/register-effects.ts'
import { canChangeOwners, topicsOf, withOwners } from '../domain/scopes/registry.ts'
import type { Topic } from '../domain/scopes/scope.ts'
import type { SheetId } from '../domain/subject.ts'
import { changeRegister, tellOfMoves } from './change-register.ts'
import type { ActionContext, ReadingContext } from './context.ts'
import { loadProgramme } from './load-round.ts'

interface AssignmentRequest {
  readonly person: Email
  readonly sheet: SheetId
}

/** Shows what another owner for a project, a spearhead or a goal would mean, for `perhekeskus to new@example.fi`. */
export async function askAssignment(
  context: ReadingContext,
  request: { readonly person: Email; readonly typed: string },
): Promise<ReassignmentForm | Refusal> {
  const programme = await loadProgramme(context)
  if (!isCoordinator(programme, request.person)) return refuse('not-for-you')
  const read = readAssignment(request.typed)
  if (read === undefined) return refuse('bad-assignment')
  const [topic, ...others] = topicsNamed(programme, read.name)
  if (topic === undefined) return refuse('unknown-project', { project: read.name })
  if (others.length > 0) {
    const ids = [topic, ...others].slice(0, 5).map(({ project, sheet }) => project?.id ?? sheet)
    return refuse('which-project', { projects: ids.join(', ') })
  }
  if (!canChangeOwners(topic.sheet)) return refuse('no-owners-to-change')
  const people = readOwners(programme, read.people)
  if ('unknown' in people) return refuse('unknown-owner', { person: people.unknown })
  return form(context, { programme, topic, after: people.owners })
}

/** From a sheet's card: asks to whom it is to go. */
export async function chooseOwner(
  context: ReadingContext,
  request: AssignmentRequest,
): Promise<ReassignmentChoice | Refusal> {
  const found = await find(context, request)
  return isRefusal(found) ? found : choice(context, found, { person: '', others: '', comment: '' })
}

/** What was chosen or typed there, to be confirmed; with what was typed where it names nobody. */
export async function checkOwner(
  context: ReadingContext,
  { typed, ...request }: AssignmentRequest & { readonly typed: TypedReassignment },
): Promise<ReassignmentForm | ReassignmentChoice | Refusal> {
  const found = await find(context, request)
  if (isRefusal(found)) return found
  const named = typed.others.trim() === '' ? typed.person : typed.others
  if (named === '') return choice(context, found, typed, refuse('unknown-deputy'))
  const people = readOwners(found.programme, named)
  if ('unknown' in people) return choice(context, found, typed, refuse('unknown-owner', { person: people.unknown }))
  return form(context, { ...found, after: people.owners }, typed.comment)
}

/** Gives the sheet to others for good; whoever takes over answers what is open, and is told. */
export async function assignSheet(
  context: ActionContext,
  request: AssignmentRequest & {
    /** The owners the card was drawn from. */
    readonly before: readonly Email[]
    readonly after: readonly Email[]
    /** Why; may be left out. */
    readonly comment: string
  },
): Promise<Reassigned | ReassignmentForm | Refusal> {
  const { person, before, after, comment } = request
  const version = registerVersion(await context.store.registerChanges())
  const found = await find(context, request)
  if (isRefusal(found)) return found
  const { programme, topic } = found
  const assignment = { ...found, after }
  // Pressed twice, it is done once; and what somebody else has done meanwhile is not undone unseen.
  if (areSameOwners(topic.owners, after)) return { kind: 'reassigned', ...(await effects(context, assignment)), before }
  if (!areSameOwners(topic.owners, before)) return form(context, assignment, comment, refuse('owners-changed'))
  const read = readOptionalComment(comment)
  if (isRefusal(read)) return form(context, assignment, comment, read)
  const done = { kind: 'reassigned', ...(await effects(context, assignment)) } as const
  const changed = await changeRegister(context, {
    current: programme,
    version,
    next: withOwners(programme, topic.sheet, after),
    act: 'assign',
    id: context.newId(),
    by: person,
    ...(read.comment === undefined ? {} : { why: read.comment }),
  })
  if (changed !== undefined && isRefusal(changed)) return form(context, assignment, comment, refuse('owners-changed'))
  tellOfMoves(context, changed?.moves ?? [])
  return done
}

interface Found {
  readonly programme: Programme
  readonly topic: Topic
}

async function find(context: ReadingContext, { person, sheet }: AssignmentRequest): Promise<Found | Refusal> {
  const programme = await loadProgramme(context)
  if (!isCoordinator(programme, person)) return refuse('not-for-you')
  const topic = topicsOf(programme).get(sheet)
  if (topic === undefined) return refuse('unknown-project', { project: sheet })
  return canChangeOwners(sheet) ? { programme, topic } : refuse('no-owners-to-change')
}

async function choice(
  context: ReadingContext,
  { programme, topic }: Found,
  typed: TypedReassignment,
  fault?: Refusal,
): Promise<ReassignmentChoice> {
  const accounts = new Map((await context.store.accounts()).map((account) => [account.email, account]))
  const people = peopleOf({ programme, accounts }, context.clock.now())
  return {
    kind: 'reassignment-choice',
    programme,
    topic,
    before: topic.owners,
    people: people.flatMap(({ email, name }) => (topic.owners.includes(email) ? [] : [{ email, name }])),
    typed,
    ...placeIn(await context.store.rounds(), topic),
    ...(fault === undefined ? {} : { fault }),
  }
}

async function form(
  context: ReadingContext,
  assignment: Found & { readonly after: readonly Email[] },
  comment = '',
  fault?: Refusal,
): Promise<ReassignmentForm> {
  const shown = await effects(context, assignment)
  return { kind: 'reassignment', ...shown, comment, ...(fault === undefined ? {} : { fault }) }
}

async function effects(
  { store, clock }: ReadingContext,
  { programme, topic, after }: Found & { readonly after: readonly Email[] },
): Promise<Omit<Reassigned, 'kind'>> {
  const rounds = await store.rounds()
  const moved = effectsOnRounds(programme, withOwners(programme, topic.sheet, after), rounds, clock.now())
  const accounts = await Promise.all(after.map((email) => store.accountByEmail(email)))
  return {
    programme,
    topic,
    before: topic.owners,
    after,
    moves: moved.flatMap((effect) => effect.moves),
    unreachable: after.flatMap((email, index) => unreached(email, accounts[index])),
    ...placeIn(rounds, topic),
  }
}

/** The newest round that asks for the sheet, else the newest. */
function placeIn(rounds: readonly OpenedRound[], { sheet }: Topic): Pick<Reassigned, 'round' | 'isAsked'> {
  const asking = rounds.findLast(({ sheets }) => sheets.some(({ id }) => id === sheet))
  return { round: (asking ?? rounds.at(-1))?.round.id ?? '', isAsked: asking !== undefined }
}

function unreached(email: Email, account: Account | undefined): Reassigned['unreachable'] {
  const reach = account?.reach ?? 'not-met'
  return isReachable(reach) ? [] : [{ email, reach }]
}
