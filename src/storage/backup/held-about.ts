import type { Piece, PieceKind } from './piece.ts'

/** A record that names the person, and where it stands. */
export interface Held {
  readonly kind: PieceKind
  /** The way to it within what is stored, `people.3`. */
  readonly at: string
  readonly record: unknown
}

/** The smallest records of a piece that name any of these: the address, a name or an id. */
export function heldAbout(piece: Piece, words: readonly string[]): readonly Held[] {
  const found: Held[] = []
  const names = (text: string): boolean => words.some((word) => text.toLowerCase().includes(word.toLowerCase()))

  function walk(value: unknown, path: readonly string[], holder: Held): void {
    if (typeof value === 'string') {
      if (names(value) && !found.includes(holder)) found.push(holder)
      return
    }
    if (typeof value !== 'object' || value === null) return
    const own = Array.isArray(value) ? holder : { kind: piece.kind, at: path.join('.'), record: value }
    for (const [key, each] of Object.entries(value)) {
      if (!Array.isArray(value) && names(key) && !found.includes(own)) found.push(own)
      walk(each, [...path, key], own)
    }
  }

  walk(piece.data, [], { kind: piece.kind, at: '', record: piece.data })
  return found
}
