import { pieceKinds } from '../storage/backup/piece.ts'
import type { Tally } from '../storage/backup/tally.ts'

/** How many there are of each kind, a line each. */
export function tallyLines(tally: Tally): string {
  return pieceKinds.map((kind) => `${kind} ${tally[kind]?.count ?? 0}\n`).join('')
}
