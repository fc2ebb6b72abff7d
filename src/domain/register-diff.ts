import type { LocalText } from './local-text.ts'
import type { Programme } from './programme.ts'
import {
  type FieldValue,
  orderField,
  type RegisterEntry,
  type RegisterList,
  registerEntries,
  registerLists,
} from './register-fields.ts'

/** `ended`: a project, line or question that gets a last day. */
export type EntryChangeKind = 'added' | 'changed' | 'ended' | 'removed'

export interface FieldChange {
  readonly field: string
  readonly before?: FieldValue
  readonly after?: FieldValue
}

/** What becomes of one thing of the register. */
export interface EntryChange {
  readonly kind: EntryChangeKind
  readonly list: RegisterList
  /** Empty where it is the order of the whole list that changes. */
  readonly id: string
  readonly name?: LocalText
  readonly fields: readonly FieldChange[]
}

/** How one register becomes another, entry by entry and field by field; nothing where they say the same. */
export function compareRegisters(before: Programme, after: Programme): readonly EntryChange[] {
  const old = byList(registerEntries(before))
  const fresh = byList(registerEntries(after))
  return registerLists.flatMap((list) => compareLists(list, old.get(list) ?? new Map(), fresh.get(list) ?? new Map()))
}

type Entries = ReadonlyMap<string, RegisterEntry>

/** The roles are sets; and lines stand in the order of the goals, whatever theirs in the file. */
const unordered: ReadonlySet<RegisterList> = new Set([
  'coordinators',
  'readers',
  'people',
  'lines',
  'history',
  'summaries',
])

function compareLists(list: RegisterList, old: Entries, fresh: Entries): readonly EntryChange[] {
  const changes: EntryChange[] = []
  for (const entry of fresh.values()) {
    const before = old.get(entry.id)
    const fields = compareFields(before?.fields ?? new Map(), entry.fields)
    if (before === undefined) changes.push(changeOf('added', entry, fields))
    else if (fields.length > 0) changes.push(changeOf(endsBy(list, fields) ? 'ended' : 'changed', entry, fields))
  }
  for (const entry of old.values()) {
    if (!fresh.has(entry.id)) changes.push(changeOf('removed', entry, compareFields(entry.fields, new Map())))
  }
  const order = unordered.has(list) ? undefined : orderChange([...old.keys()], [...fresh.keys()])
  return order === undefined ? changes : [...changes, { kind: 'changed', list, id: '', fields: [order] }]
}

function changeOf(
  kind: EntryChangeKind,
  { list, id, name }: RegisterEntry,
  fields: readonly FieldChange[],
): EntryChange {
  return { kind, list, id, fields, ...(name === undefined ? {} : { name }) }
}

/** Where the last day stands of what can end. */
const endField: Partial<Readonly<Record<RegisterList, string>>> = {
  goals: 'active.to',
  themes: 'active.to',
  projects: 'active.to',
  lines: 'active.to',
  questions: 'only.to',
}

function endsBy(list: RegisterList, fields: readonly FieldChange[]): boolean {
  const end = endField[list]
  return fields.some(({ field, before }) => field === end && before === undefined)
}

function compareFields(old: RegisterEntry['fields'], fresh: RegisterEntry['fields']): readonly FieldChange[] {
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((field): readonly FieldChange[] => {
    const before = old.get(field)
    const after = fresh.get(field)
    if (field.endsWith(orderField)) return orderOf(field, before, after)
    if (JSON.stringify(before) === JSON.stringify(after)) return []
    return [{ field, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }]
  })
}

/** What is added or left out shows by itself; the order is told only where those that stay have another. */
function orderOf(field: string, before: FieldValue | undefined, after: FieldValue | undefined): readonly FieldChange[] {
  const change = orderChange(wordsOf(before), wordsOf(after))
  return change === undefined ? [] : [{ ...change, field }]
}

function orderChange(before: readonly string[], after: readonly string[]): FieldChange | undefined {
  const stayed = new Set(after)
  const kept = before.filter((id) => stayed.has(id))
  const known = new Set(before)
  const now = after.filter((id) => known.has(id))
  return kept.every((id, index) => now[index] === id) ? undefined : { field: orderField, before: kept, after: now }
}

function wordsOf(value: FieldValue | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
}

function byList(entries: readonly RegisterEntry[]): ReadonlyMap<RegisterList, Entries> {
  const lists = new Map<RegisterList, Map<string, RegisterEntry>>()
  for (const entry of entries) {
    const list = lists.get(entry.list) ?? new Map<string, RegisterEntry>()
    lists.set(entry.list, list.set(entry.id, entry))
  }
  return lists
}

export interface DiffCounts {
  readonly added: number
  readonly changed: number
  readonly ended: number
  readonly removed: number
  /** Projects whose owners change, among the changed ones. */
  readonly owners: number
}

export function countChanges(changes: readonly EntryChange[]): DiffCounts {
  const count = (kind: EntryChangeKind): number => changes.filter((each) => each.kind === kind).length
  return {
    added: count('added'),
    changed: count('changed'),
    ended: count('ended'),
    removed: count('removed'),
    owners: changes.filter(movesOwners).length,
  }
}

export function movesOwners({ kind, list, fields }: EntryChange): boolean {
  return list === 'projects' && kind !== 'added' && kind !== 'removed' && fields.some(({ field }) => field === 'owners')
}
