import { localDateOf } from '../domain/instant.ts'
import type { Programme } from '../domain/programme.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import { registerVersion } from '../domain/register-change.ts'
import { compareRegisters, type EntryChange } from '../domain/register-diff.ts'
import { effectsOnRounds, type RoundEffect } from '../domain/register-effects.ts'
import { keepPast, registerPast } from '../domain/register-merge.ts'
import type { ReadingContext } from './context.ts'
import { loadProgramme } from './load-round.ts'
import type { RegisterUpload } from './ports.ts'

/** What a register that somebody has handed in would change, for a coordinator to apply or drop. */
export interface RegisterProposal {
  readonly kind: 'register-proposal'
  readonly id: string
  /** The register as it is, and its version. */
  readonly current: Programme
  readonly version: number
  /** The register as it would be. */
  readonly next: Programme
  readonly changes: readonly EntryChange[]
  readonly effects: readonly RoundEffect[]
  /** The round that cards of this moment name. */
  readonly round: string
}

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
  const next = keepPast(current, programme, registerPast(current, asked), localDateOf(now, current.timeZone))
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
