import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { RoundId } from '../../domain/round.ts'

// Names of 255 bytes are the limit of common file systems; this leaves room for the endings.
const longest = 200

/**
 * The id as a name that is safe in every file system and that `decodeURIComponent` turns back.
 * Capitals are escaped too, since some file systems take `A` and `a` for the same file. What would
 * be too long is cut and told apart by its hash; the document itself holds the whole id.
 */
export function nameOf(id: string): string {
  const name = id.replace(/[^a-z0-9@_.-]|^\./gu, escaped)
  if (name.length <= longest) return name
  const hash = createHash('sha256').update(id).digest('hex').slice(0, 32)
  return `${name.slice(0, longest - hash.length - 1)}~${hash}`
}

export const roundsFolder = 'rounds'
/** The ending of what is being written. */
export const temporary = '.tmp'

export function roundFile(round: RoundId): string {
  return join(roundsFolder, nameOf(round), 'round.json')
}

/** One folder per round holds the round's documents of one kind. */
export function fileInRound(round: RoundId, folder: string, id: string): string {
  return join(roundsFolder, nameOf(round), folder, `${nameOf(id)}.json`)
}

export function personFile(email: string): string {
  return join('people', `${nameOf(email)}.json`)
}

export const uploadsFolder = 'uploads'

export function uploadFile(email: string): string {
  return join(uploadsFolder, `${nameOf(email)}.json`)
}

function escaped(character: string): string {
  return [...Buffer.from(character)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
}
