import { isCoordinator } from '../domain/access.ts'
import { isReachable, languageFor } from '../domain/account.ts'
import { lastAsked } from '../domain/asked-questions.ts'
import { localDateOf } from '../domain/instant.ts'
import type { Email, Programme } from '../domain/programme.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { registerVersion } from '../domain/register-change.ts'
import { compareRegisters } from '../domain/register-diff.ts'
import { effectsOnRounds } from '../domain/register-effects.ts'
import { keepPast, registerPast } from '../domain/register-merge.ts'
import type { RegisterProposal } from '../domain/register-proposal.ts'
import type { ActionContext, ReadingContext } from './context.ts'
import { loadProgramme } from './load-round.ts'
import type { RegisterUpload } from './ports.ts'

/** Compares what is handed in with the register as it is now; a project with a past is kept in it, ended. */
export async function compareWithRegister(
  { store, clock }: ReadingContext,
  { id, programme }: Pick<RegisterUpload, 'id' | 'programme'>,
): Promise<RegisterProposal | Refusal> {
  // The version first: a change that comes between is then noticed when this is applied.
  const version = registerVersion(await store.registerChanges())
  const current = await loadProgramme({ store })
  const rounds = await store.rounds()
  if (programme.id !== current.id) return refuse('other-programme', { programme: programme.id, current: current.id })
  const series = rounds.find(({ round }) => !programme.series.some((each) => each.id === round.series))
  if (series !== undefined) return refuse('series-in-use', { series: series.round.series })
  const now = clock.now()
  const asked = rounds.flatMap(({ sheets }) => sheets.flatMap(({ subjects }) => subjects.map((subject) => subject.id)))
  const past = registerPast(current, asked, lastAsked(current, rounds))
  const next = keepPast(current, programme, past, localDateOf(now, current.timeZone))
  return {
    kind: 'register-proposal',
    id,
    current,
    version,
    next,
    changes: compareRegisters(current, next),
    effects: effectsOnRounds(current, next, rounds, now),
    round: rounds.at(-1)?.round.id ?? '',
  }
}

/** Keeps what a coordinator has handed in, so that it can be looked at and applied later, also after a restart. */
export async function proposeRegister(
  context: ActionContext,
  request: { readonly person: Email; readonly id: string; readonly programme: Programme },
): Promise<RegisterProposal | Refusal> {
  const { person, id, programme } = request
  if (!isCoordinator(await loadProgramme(context), person)) return refuse('not-for-you')
  const proposal = await compareWithRegister(context, { id, programme })
  if (isRefusal(proposal)) return proposal
  await context.store.keepUpload({ id, by: person, at: context.clock.now(), version: proposal.version, programme })
  return proposal
}

/**
 * The answer on the page comes to the person's chat as well, so that it can be applied there. Nobody waits for Teams on
 * the page: this is for after the answer.
 */
export async function tellProposal(context: ActionContext, person: Email, proposal: RegisterProposal): Promise<void> {
  try {
    const account = await context.store.accountByEmail(person)
    if (account?.chat === undefined || !isReachable(account.reach)) return
    const language = languageFor(proposal.current, person, account)
    await context.pace.take()
    await context.messenger.send(account.chat, { kind: 'register-proposal', language, proposal })
  } catch (error) {
    // It is on the page, and `import` shows it again.
    context.telemetry.error('proposal not told', error)
  }
}

/** What the coordinator has handed in last, compared with the register of this moment; undefined where nothing waits. */
export async function waitingProposal(
  context: ReadingContext,
  person: Email,
): Promise<RegisterProposal | Refusal | undefined> {
  if (!isCoordinator(await loadProgramme(context), person)) return refuse('not-for-you')
  const upload = await context.store.upload(person)
  if (upload === undefined) return undefined
  return compareWithRegister(context, upload)
}
