import type { AnswerValue, ValueRow } from '../answer-value.ts'
import { rowsIn } from '../answer-value.ts'
import type { Condition } from '../question-base.ts'
import type { CellWords, RowField, RowsType, TypeFacts, ValueWords } from './question-type.ts'

/** A row with the number that its inputs go by, `risks-3-title`. */
export interface NumberedRow {
  readonly number: number
  readonly row: ValueRow
}

/** By the row's own number, or by its place where rows have none. */
export function numberedRows({ keepsNumbers }: RowsType, value: AnswerValue | undefined): readonly NumberedRow[] {
  return rowsIn(value).map((row, index) => {
    const own = Number(row.id)
    return { number: keepsNumbers && Number.isInteger(own) && own > 0 ? own : index + 1, row }
  })
}

/** The number of a row that is to be added; `used` is the highest that any round has given. */
export function nextNumber(type: RowsType, value: AnswerValue | undefined, used = 0): number {
  return Math.max(used, 0, ...numberedRows(type, value).map(({ number }) => number)) + 1
}

/** The rows as a value, in the order of their numbers and of the fields; a row of which nothing is left is gone. */
export function rowsValue(type: RowsType, rows: readonly NumberedRow[]): AnswerValue | undefined {
  const filled = rows
    .filter(({ row }) => Object.keys(row).some((key) => key !== 'id'))
    .sort((one, other) => one.number - other.number)
    .map(({ number, row }) => orderedRow(type, number, row))
  return filled.length === 0 && !type.carries ? undefined : filled
}

function orderedRow({ fields, keepsNumbers }: RowsType, number: number, row: ValueRow): ValueRow {
  const { id: _, ...cells } = row
  const inOrder = fields.flatMap((field) => {
    const cell = cells[field.id]
    return cell === undefined ? [] : [[field.id, cell] as const]
  })
  return { ...(keepsNumbers ? { id: number } : {}), ...Object.fromEntries(inOrder), ...cells }
}

/** Whether a field stands in this row at all, given the row's other fields. */
export function isFieldAsked({ when }: { readonly when?: Condition }, row: ValueRow): boolean {
  if (when === undefined) return true
  const decisive = row[when.question]
  return decisive !== undefined && when.in.includes(String(decisive))
}

export function areRowsComplete({ fields }: RowsType, value: AnswerValue): boolean {
  return rowsIn(value).every((row) =>
    fields.every((field) => !field.required || !isFieldAsked(field, row) || row[field.id] !== undefined),
  )
}

export function rowsWords(type: RowsType, value: AnswerValue, facts: TypeFacts): ValueWords {
  return { kind: 'rows', brief: type.brief, rows: rowsIn(value).map((row) => cellWords(type.fields, row, facts)) }
}

export function cellWords(fields: readonly RowField[], row: ValueRow, facts: TypeFacts): readonly CellWords[] {
  return fields.flatMap((field) => {
    const cell = row[field.id]
    return cell === undefined ? [] : [{ label: field.label, words: field.type.words(cell, facts) }]
  })
}
