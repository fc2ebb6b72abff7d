import type { Sheet } from './answer.ts'
import type { ExpectedSheet, OpenedRound } from './expected-set.ts'
import { type SubjectStanding, standingsIn } from './gaps.ts'
import type { LocalDate, Programme } from './programme.ts'
import { responsibleFor } from './responsibility.ts'
import { topicsOf } from './scopes/registry.ts'
import { type StatusRow, statusRow } from './status-row.ts'
import { lineGoal, type SheetId } from './subject.ts'

/** A standing with the goal under which it counts; empty where under none. */
export interface CountedSubject {
  readonly standing: SubjectStanding
  readonly goal: string
}

/** One sheet of a round as it stands, before anything is filtered. */
export interface RoundRow {
  readonly expected: ExpectedSheet
  readonly sheet: Sheet | undefined
  readonly counted: readonly CountedSubject[]
  /** Absent once the register has lost what the sheet is about. */
  readonly row?: StatusRow
}

/** What rows rest on beside their sheets; none of it ever changes in place. */
interface Basis {
  readonly programme: Programme
  readonly opened: OpenedRound
  readonly today: LocalDate
}

const known = new WeakMap<OpenedRound, { readonly basis: Basis; readonly rows: readonly RoundRow[] }>()

/**
 * Every sheet of the round in the order of the register. A coordinator asks again and again while few sheets change,
 * so that only those are worked out anew.
 */
export function roundRows(basis: Basis, sheets: ReadonlyMap<SheetId, Sheet>): readonly RoundRow[] {
  const { programme, opened, today } = basis
  const last = known.get(opened)
  const isSame = last?.basis.programme === programme && last.basis.today === today
  const topics = topicsOf(programme)
  const rows = opened.sheets.map((expected, index): RoundRow => {
    const sheet = sheets.get(expected.id)
    const before = isSame ? last.rows[index] : undefined
    if (before !== undefined && before.sheet === sheet) return before
    const all = standingsIn(opened, expected, sheet)
    const topic = topics.get(expected.id)
    // What is no line counts under the goal of its sheet, if under any.
    const counted = all.map((standing) => ({ standing, goal: lineGoal(standing.subject) ?? topic?.goal ?? '' }))
    if (topic === undefined) return { expected, sheet, counted }
    const responsible = responsibleFor(opened, expected, today)
    return { expected, sheet, counted, row: statusRow({ topic, expected, sheet, all, responsible }) }
  })
  known.set(opened, { basis, rows })
  return rows
}
