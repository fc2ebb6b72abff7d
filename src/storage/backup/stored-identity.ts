import type { Email } from '../../domain/programme.ts'
import type { RegisterChange } from '../../domain/register-change.ts'
import type { EntryChange } from '../../domain/register-diff.ts'
import type { FieldValue } from '../../domain/register-fields.ts'
import type { Piece, RecipientDeliveries } from './piece.ts'
import { wholeWord } from './whole-word.ts'

/** All that a store knows somebody by. */
export interface StoredIdentity {
  readonly email: string
  /** As the register and Teams write it, or wrote it once. */
  readonly names: readonly string[]
  /** Of Teams: the person's ids, that of their chat, and of chats they had before. */
  readonly ids: readonly string[]
}

/** Everything by which the person is known; undefined where the store has never heard of them. */
export async function identityOf(pieces: AsyncIterable<Piece>, email: Email): Promise<StoredIdentity | undefined> {
  const names: (string | undefined)[] = []
  const ids: (string | undefined)[] = []
  let isKnown = false
  for await (const piece of pieces) {
    isKnown ||= textsIn(piece.data).some((text) => wholeWord(email).test(text))
    names.push(...namesBeside(email, piece.data))
    if (piece.kind === 'register') names.push(...namesBefore(email, piece.data.changes ?? []))
    if (piece.kind === 'deliveries' && piece.data.recipient === email) ids.push(...chatsOf(piece.data))
    if (piece.kind !== 'account' || piece.data.email !== email) continue
    const { objectId, userId, chat } = piece.data
    ids.push(objectId, userId, chat?.conversation)
  }
  const isName = (name: string): boolean => name !== email
  return isKnown ? { email, names: given(names).filter(isName), ids: given(ids) } : undefined
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) => [key, ...textsIn(each)])
}

/** Wherever a record has the person's address it has their name of that day too: in an edition, a file handed in. */
function* namesBeside(email: Email, value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return
  if ('email' in value && value.email === email && 'name' in value && typeof value.name === 'string') yield value.name
  for (const each of Object.values(value)) yield* namesBeside(email, each)
}

/** Of somebody who is called otherwise now, or no longer listed, the register's changes tell what they were called. */
function namesBefore(email: Email, changes: readonly RegisterChange[]): readonly string[] {
  return changes
    .flatMap((change) => change.changes)
    .flatMap((entry) => [
      ...(isPerson(entry, email) ? [entry.name] : []),
      ...(['before', 'after'] as const).flatMap((side) => namesIn(entry, side, email)),
    ])
    .filter((name) => typeof name === 'string')
}

function isPerson({ list, id }: EntryChange, email: Email): boolean {
  return list === 'people' && id === email
}

/** A person's entry has their `name`; that of the programme has `contacts.1.name` beside `contacts.1.email`. */
function namesIn(entry: EntryChange, side: 'before' | 'after', email: Email): readonly (FieldValue | undefined)[] {
  const said = new Map(entry.fields.map((change) => [change.field, change[side]]))
  const contacts = [...said].flatMap(([field, value]) => (value === email ? [field.replace(/email$/, 'name')] : []))
  return [...(isPerson(entry, email) ? ['name'] : []), ...contacts].map((field) => said.get(field))
}

function chatsOf({ deliveries, cards }: RecipientDeliveries): readonly string[] {
  const sent = deliveries.flatMap(({ current }) => (current.state === 'sent' ? [current.conversation] : []))
  return [...sent, ...cards.map(({ conversation }) => conversation)]
}

function given(values: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(values.flatMap((value) => (value === undefined || value.trim() === '' ? [] : [value])))]
}
