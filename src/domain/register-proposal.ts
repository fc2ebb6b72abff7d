import type { Programme } from './programme.ts'
import type { DiffCounts, EntryChange } from './register-diff.ts'
import type { RoundEffect } from './register-effects.ts'

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

/** What a coordinator has done with what they had handed in. */
export interface ProposalDone {
  readonly kind: 'register-done'
  readonly done: 'applied' | 'dropped' | 'unchanged'
  readonly counts: DiffCounts
  /** People who are asked from now on. */
  readonly asked: number
}
