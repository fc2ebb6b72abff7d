import type { AnswerValue, ValueRow } from './answer-value.ts'
import type { GroupQuestion } from './question.ts'
import { isClosedRow } from './question-types/group.ts'
import { typeOf } from './question-types/registry.ts'
import { type NumberedRow, numberedRows } from './question-types/rows.ts'

/** What has become of a row since the last round. */
export type RowMark = 'new' | 'changed' | 'closed' | 'same'

export interface MarkedRow {
  readonly number: number
  readonly row: ValueRow
  readonly mark: RowMark
  /** Of a row that was there: the fields that say something else now. */
  readonly changed: readonly string[]
}

/** The rows of a group beside those of the last round; one that is gone has been closed. */
export function markedRows(
  question: GroupQuestion,
  value: AnswerValue | undefined,
  last: AnswerValue | undefined,
): readonly MarkedRow[] {
  const type = typeOf(question)
  if (type.shape === 'input') return []
  const before = numberedRows(type, last).filter(({ row }) => !isClosedRow(question, row))
  const now = numberedRows(type, value)
  const gone = before.filter(({ number }) => !now.some((each) => each.number === number))
  return [
    ...now.map((each) => markedRow(question, each, before.find(({ number }) => number === each.number)?.row)),
    ...gone.map(({ number, row }): MarkedRow => ({ number, row, mark: 'closed', changed: [] })),
  ].sort((one, other) => one.number - other.number)
}

function markedRow(question: GroupQuestion, { number, row }: NumberedRow, before: ValueRow | undefined): MarkedRow {
  const changed = before === undefined ? [] : question.fields.map(({ id }) => id).filter((id) => row[id] !== before[id])
  const standing: RowMark = before === undefined ? 'new' : changed.length > 0 ? 'changed' : 'same'
  return { number, row, mark: isClosedRow(question, row) ? 'closed' : standing, changed }
}
