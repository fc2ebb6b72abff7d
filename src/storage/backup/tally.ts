import { createHash } from 'node:crypto'
import type { Piece, PieceKind } from './piece.ts'

/** How many pieces of a kind there are, and the sum of their hashes. */
export interface Sum {
  readonly count: number
  readonly hash: string
}
export type Tally = Readonly<Partial<Record<PieceKind, Sum>>>

const modulus = 2n ** 256n

/** Counts pieces and sums their hashes: the same for the same pieces in whatever order a store lists them. */
export class Tallying {
  readonly #sums = new Map<PieceKind, { count: number; sum: bigint }>()

  add({ kind, data }: Piece): void {
    const known = this.#sums.get(kind) ?? { count: 0, sum: 0n }
    const hash = createHash('sha256').update(canonicalJson(data)).digest('hex')
    this.#sums.set(kind, { count: known.count + 1, sum: (known.sum + BigInt(`0x${hash}`)) % modulus })
  }

  get tally(): Tally {
    const sums = [...this.#sums].map(
      ([kind, { count, sum }]) => [kind, { count, hash: sum.toString(16).padStart(64, '0') }] as const,
    )
    return Object.fromEntries(sums)
  }
}

/** JSON whose keys are in order, so that two stores write the same thing alike. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1)))
      : each,
  )
}
