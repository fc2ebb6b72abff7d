import { isCoordinator } from '../domain/access.ts'
import type { Email } from '../domain/programme.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { countChanges, type DiffCounts } from '../domain/register-diff.ts'
import type { ProposalDone } from '../domain/register-proposal.ts'
import { changeRegister, tellOfMoves } from './change-register.ts'
import type { ActionContext } from './context.ts'
import { loadProgramme } from './load-round.ts'
import { compareWithRegister } from './propose-register.ts'

interface ProposalRequest {
  readonly person: Email
  readonly id: string
}

interface ApplyRequest extends ProposalRequest {
  /** The version of the register that the page or the card was drawn from. */
  readonly version: number
  readonly why?: string
}

const none: DiffCounts = { added: 0, changed: 0, ended: 0, removed: 0, owners: 0 }

/**
 * Applies all of what was handed in or nothing. What was looked at counts: where the register has changed since then,
 * nothing is applied.
 */
export async function applyProposal(
  context: ActionContext,
  { person, id, version: seen, why }: ApplyRequest,
): Promise<ProposalDone | Refusal> {
  const { store } = context
  if (!isCoordinator(await loadProgramme(context), person)) return refuse('not-for-you')
  const before = (await store.registerChanges()).find((each) => each.id === id)
  // Pressed twice, or the answer to the first press was lost.
  if (before !== undefined) return done('applied', countChanges(before.changes))
  const upload = await store.upload(person)
  if (upload?.id !== id) return refuse('upload-gone')
  const proposal = await compareWithRegister(context, upload)
  if (isRefusal(proposal)) return proposal
  if (proposal.version !== seen) return refuse('register-changed')
  const { current, version, next } = proposal
  const changed = await changeRegister(context, {
    current,
    version,
    next,
    act: 'import',
    id,
    by: person,
    ...(why === undefined ? {} : { why }),
  })
  if (changed !== undefined && isRefusal(changed)) return changed
  await store.dropUpload(person, id)
  if (changed === undefined) return done('unchanged', none)
  tellOfMoves(context, changed.moves)
  const asked = new Set(changed.moves.flatMap(({ before: old, after }) => after.filter((each) => !old.includes(each))))
  return done('applied', countChanges(proposal.changes), asked.size)
}

/** Takes back what was handed in; what has been applied meanwhile stays. */
export async function dropProposal(
  { store }: ActionContext,
  { person, id }: ProposalRequest,
): Promise<ProposalDone | Refusal> {
  if (!isCoordinator(await loadProgramme({ store }), person)) return refuse('not-for-you')
  await store.dropUpload(person, id)
  return done('dropped', none)
}

function done(what: ProposalDone['done'], counts: DiffCounts, asked = 0): ProposalDone {
  return { kind: 'register-done', done: what, counts, asked }
}
