import type { Target } from './programme.ts'

/** What the register says of one target, in one language. */
export interface TargetWording {
  readonly text: string
  readonly indicators: readonly string[]
  /** Where the figures come from; empty where nothing is said. */
  readonly source: string
}

/** What somebody would have it say instead. */
export interface SuggestedWording {
  readonly before: TargetWording
  readonly after: TargetWording
  /** Of one that was accepted: the targets themselves, with their ids and all languages, so that it can be undone. */
  readonly swap?: TargetSwap
}

export interface TargetSwap {
  /** Absent where the target was new. */
  readonly replaced?: Target
  readonly accepted: Target
}
