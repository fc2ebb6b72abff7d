import { canonicalJson } from './canonical-json.ts'

/** A level is its scale value, a choice its id, a number itself, a date ISO, a text exactly what was typed. */
export type PlainValue = string | number

/** One of several values of an answer: `{date, place, value}`, or `{id, …}` with the fields of a group. */
export type ValueRow = Readonly<Record<string, PlainValue>>

/** Several links are a list; an empty list of rows says that there is none. */
export type AnswerValue = PlainValue | readonly string[] | readonly ValueRow[]
export type AnswerValues = Readonly<Record<string, AnswerValue>>

/** Whether both say the same, in whatever order a store hands the parts of a row back. */
export function sameValue(one: AnswerValue | undefined, other: AnswerValue | undefined): boolean {
  if (one === other) return true
  return typeof one === 'object' && typeof other === 'object' && canonicalJson(one) === canonicalJson(other)
}

export function sameValues(one: AnswerValues, other: AnswerValues): boolean {
  const ids = Object.keys(one)
  return ids.length === Object.keys(other).length && ids.every((id) => sameValue(one[id], other[id]))
}

/** A value as it stands, where no question says how it is told. */
export function bareText(value: AnswerValue): string {
  if (typeof value !== 'object') return String(value)
  return value.map((each) => (typeof each === 'string' ? each : bareRow(each))).join('\n')
}

/** The rows of a value; none where it has another form, as after a change of the register. */
export function rowsIn(value: AnswerValue | undefined): readonly ValueRow[] {
  return typeof value === 'object' ? value.flatMap((each) => (typeof each === 'string' ? [] : [each])) : []
}

function bareRow(row: ValueRow): string {
  return Object.entries(row)
    .filter(([key]) => key !== 'id')
    .map(([, each]) => each)
    .join(', ')
}
