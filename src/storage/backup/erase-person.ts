import { z } from 'zod/v4'
import type { RegisterChange } from '../../domain/register-change.ts'
import type { UpkeepAct } from '../../domain/upkeep.ts'
import { personName } from './person-name.ts'
import type { Piece } from './piece.ts'
import { wholeWord } from './whole-word.ts'

/** All that a store knows somebody by. */
export interface StoredIdentity {
  readonly email: string
  /** As the register and Teams write it. */
  readonly names: readonly string[]
  /** Of Teams: the person's ids and that of their chat. */
  readonly ids: readonly string[]
}

/** Who stands in the person's place: an address that nobody has, and a word for a name. */
export interface Pseudonym {
  readonly email: string
  readonly name: string
}

/** Everything by which the person is known; undefined where the store has never heard of them. */
export async function identityOf(pieces: AsyncIterable<Piece>, email: string): Promise<StoredIdentity | undefined> {
  const names: (string | undefined)[] = []
  const ids: (string | undefined)[] = []
  let isKnown = false
  for await (const piece of pieces) {
    replacing((text) => {
      isKnown ||= wholeWord(email).test(text)
      return text
    })(piece.data)
    if (piece.kind === 'register') names.push(piece.data.people.find((person) => person.email === email)?.name)
    if (piece.kind !== 'account' || piece.data.email !== email) continue
    const { name, objectId, userId, chat } = piece.data
    names.push(name)
    ids.push(objectId, userId, chat?.conversation)
  }
  return isKnown ? { email, names: given(names), ids: given(ids) } : undefined
}

/**
 * A piece without the person: the address, the name and the ids of Teams are replaced wherever they stand, in keys
 * too; what they wrote stays, and the record of it stands with the register. Undefined for what is about nobody else: their account and their uploads.
 */
export function withoutPerson(
  piece: Piece,
  person: StoredIdentity,
  pseudonym: Pseudonym,
  record?: UpkeepAct,
): Piece | undefined {
  if (piece.kind === 'account' && piece.data.email === person.email) return undefined
  if (piece.kind === 'upload' && piece.data.by === person.email) return undefined
  // Names stand by themselves in the register alone; a published edition or an import may name them within a text.
  const everywhere = replacing(textsOf(person, pseudonym, person.names))
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

function given(values: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(values.flatMap((value) => (value === undefined || value.trim() === '' ? [] : [value])))]
}
