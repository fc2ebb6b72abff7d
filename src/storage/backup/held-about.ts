import { personName } from './person-name.ts'
import type { Piece, PieceKind } from './piece.ts'
import type { StoredIdentity } from './stored-identity.ts'
import { wholeWord } from './whole-word.ts'

/** A record that names the person, and where it stands. */
export interface Held {
  readonly kind: PieceKind
  /** The way to it within what is stored, `people.3`. */
  readonly at: string
  readonly record: unknown
}

/** The smallest records of a piece that name the person by their address, an id or a name. */
export function heldAbout(piece: Piece, { email, ids, names }: StoredIdentity): readonly Held[] {
  const found: Held[] = []
  const words = [...[email, ...ids].map(wholeWord), ...names.map(personName)]
  const isNamed = (text: string): boolean => words.some((word) => text.search(word) >= 0)

  function walk(value: unknown, path: readonly string[], holder: Held): void {
    if (typeof value === 'string') {
      if (isNamed(value) && !found.includes(holder)) found.push(holder)
      return
    }
    if (typeof value !== 'object' || value === null) return
    const own = Array.isArray(value) ? holder : { kind: piece.kind, at: path.join('.'), record: value }
    for (const [key, each] of Object.entries(value)) {
      if (!Array.isArray(value) && isNamed(key) && !found.includes(own)) found.push(own)
      walk(each, [...path, key], own)
    }
  }

  walk(piece.data, [], { kind: piece.kind, at: '', record: piece.data })
  return found
}
