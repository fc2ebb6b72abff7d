import type { Email, Programme } from '../domain/programme.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import { type OwnerMove, type RegisterAct, type RegisterChange, recorded } from '../domain/register-change.ts'
import { compareRegisters } from '../domain/register-diff.ts'
import { effectsOnRounds } from '../domain/register-effects.ts'
import type { ActionContext, ReadingContext } from './context.ts'

export interface RegisterChanging {
  readonly current: Programme
  /** The version of `current`. */
  readonly version: number
  readonly next: Programme
  readonly act: RegisterAct
  /** Names the act: done twice, it is done once. */
  readonly id: string
  readonly by: Email
  readonly why?: string
}

/** A change of the register that is there for good, and the sheets that others answer for from now on. */
export interface RegisterChanged {
  readonly change: RegisterChange
  readonly moves: readonly OwnerMove[]
}

/** Changes the register and the open rounds in one go; undefined where it says the same already. */
export async function changeRegister(
  { store, clock }: ReadingContext,
  { current, version, next, act, id, by, why }: RegisterChanging,
): Promise<RegisterChanged | Refusal | undefined> {
  const changes = compareRegisters(current, next)
  if (changes.length === 0) return undefined
  const at = clock.now()
  const moves = effectsOnRounds(current, next, await store.rounds(), at).flatMap((effect) => effect.moves)
  const reason = why === undefined || why === '' ? {} : { why }
  const change = { number: version + 1, id, act, at, by, ...reason, changes: recorded(changes) }
  const changed = await store.changeRegister({ programme: next, change, moves })
  return changed ? { change, moves } : refuse('register-changed')
}

/** The change is safe by now: everybody's cards follow, and new owners are asked with the next run. */
export function tellOfMoves(context: ActionContext, moves: readonly OwnerMove[]): void {
  for (const round of new Set(moves.map((move) => move.round))) {
    const people = moves.filter((move) => move.round === round).flatMap(({ before, after }) => [...before, ...after])
    context.cardUpdates.note(round, [...new Set(people)])
  }
  if (moves.length > 0) context.wake()
}
