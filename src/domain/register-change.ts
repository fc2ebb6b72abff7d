import type { Instant } from './instant.ts'
import type { Email } from './programme.ts'
import type { EntryChange } from './register-diff.ts'
import type { RoundId } from './round.ts'
import { goalSubject, projectSheet, type SheetId, sectionSubject, themeSubject } from './subject.ts'

/** What brought a change of the register about. */
export type RegisterAct = 'import' | 'assign' | 'suggestion' | 'suggestion-undone'

/** A change of the register as it is kept for good: who, when, what, why, before and after. */
export interface RegisterChange {
  /** 1 for the first one after the import into an empty store; the register's version. */
  readonly number: number
  /** The same for the same act, however often it is asked for. */
  readonly id: string
  readonly act: RegisterAct
  readonly at: Instant
  readonly by: Email
  readonly why?: string
  readonly changes: readonly EntryChange[]
}

/** A sheet of an open round that others answer for from now on. */
export interface OwnerMove {
  readonly round: RoundId
  readonly sheet: SheetId
  /** Absent where the sheet is about no project. */
  readonly project?: string
  readonly before: readonly Email[]
  readonly after: readonly Email[]
}

/** The version of a register: how often it has been changed. */
export function registerVersion(changes: readonly RegisterChange[]): number {
  return changes.at(-1)?.number ?? 0
}

/** What is new stands in the register itself; what was there before stands nowhere else. */
export function recorded(changes: readonly EntryChange[]): readonly EntryChange[] {
  return changes.map((change) => (change.kind === 'added' ? { ...change, fields: [] } : change))
}

/** When and by whom a sheet got the owners it has. */
export type OwnersSince = Pick<RegisterChange, 'at' | 'by'>

/** Undefined where it has had them from the beginning. */
export function ownersSince(changes: readonly RegisterChange[], sheet: SheetId): OwnersSince | undefined {
  const last = changes.findLast((change) =>
    change.changes.some(
      (entry) =>
        (entry.kind === 'added' && sheetOfEntry(entry) === sheet) ||
        entry.fields.some(({ field }) => field.endsWith('owners') && sheetOfEntry(entry, field) === sheet),
    ),
  )
  return last === undefined ? undefined : { at: last.at, by: last.by }
}

/** The sheet that a thing of the register is about, or with a field that part of it; undefined for all others. */
export function sheetOfEntry({ list, id }: EntryChange, field = ''): SheetId | undefined {
  if (id === '') return undefined
  const [, section] = /^sections\.([^.]+)\.owners$/.exec(field) ?? []
  if (list === 'themes') return section === undefined ? themeSubject(id) : sectionSubject(id, section)
  if (list === 'goals') return goalSubject(id)
  return list === 'projects' ? projectSheet(id) : undefined
}
