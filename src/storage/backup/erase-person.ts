import { z } from 'zod/v4'
import type { RegisterChange } from '../../domain/register-change.ts'
import type { UpkeepAct } from '../../domain/upkeep.ts'
import { personName } from './person-name.ts'
import type { Piece } from './piece.ts'
import type { StoredIdentity } from './stored-identity.ts'
import { wholeWord } from './whole-word.ts'

/** Who stands in the person's place: an address that nobody has, and a word for a name. */
export interface Pseudonym {
  readonly email: string
  readonly name: string
}

/**
 * A piece without the person: the address, the name and the ids of Teams are replaced wherever they stand, in keys
 * too; what they wrote stays, and the record of it stands with the register. Undefined for their account, and for a
 * file handed in that names them: applied later it would bring them back.
 */
export function withoutPerson(
  piece: Piece,
  person: StoredIdentity,
  pseudonym: Pseudonym,
  record?: UpkeepAct,
): Piece | undefined {
  if (piece.kind === 'account' && piece.data.email === person.email) return undefined
  // Names stand by themselves in the register alone; a published edition or an import may name them within a text.
  const everywhere = replacing(textsOf(person, pseudonym, person.names))
  if (piece.kind === 'upload') return hasSameWords(piece, everywhere(piece)) ? piece : undefined
  const cleaned = storedPiece.parse(
    (piece.kind === 'edition' ? everywhere : replacing(textsOf(person, pseudonym, [])))(piece),
  )
  if (cleaned.kind !== 'register') return cleaned
  const { people, coordinators, readers, contacts, changes, upkeep = [] } = cleaned.data
  const isOther = (email: string): boolean => email !== pseudonym.email
  const others = people.filter((each) => isOther(each.email))
  return {
    kind: 'register',
    data: {
      ...cleaned.data,
      people: [...others, { email: pseudonym.email, name: pseudonym.name }],
      coordinators: coordinators.filter(isOther),
      readers: readers.filter(isOther),
      contacts: contacts.filter((contact) => isOther(contact.email)),
      ...(record === undefined ? {} : { upkeep: [...upkeep, record] }),
      ...(changes === undefined ? {} : { changes: storedChanges.parse(everywhere(changes)) }),
    },
  }
}

/** It has the shape of what was read: only texts in it were replaced. */
const storedPiece = z.custom<Piece>()
const storedChanges = z.custom<readonly RegisterChange[]>()

function hasSameWords(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

type ReplaceText = (text: string) => string

function textsOf({ email, ids }: StoredIdentity, pseudonym: Pseudonym, names: readonly string[]): ReplaceText {
  const words = [[email, pseudonym.email] as const, ...ids.map((id) => [id, 'erased'] as const)]
  const patterns = words.map(([word, instead]) => ({ pattern: wholeWord(word), instead }))
  const people = names.map(personName)
  return (text) => {
    const changed = patterns.reduce((now, { pattern, instead }) => now.replaceAll(pattern, instead), text)
    return people.reduce((now, pattern) => now.replaceAll(pattern, () => pseudonym.name), changed)
  }
}

function replacing(replace: ReplaceText): (value: unknown) => unknown {
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return replace(value)
    if (Array.isArray(value)) return value.map(walk)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [replace(key), walk(each)]))
  }
  return walk
}
