import type { ValueRow } from '../answer-value.ts'
import type { QuestionBase } from '../question-base.ts'
import type { ChoiceQuestion } from './choice.ts'
import type { DateQuestion } from './date.ts'
import type { LevelQuestion } from './level.ts'
import type { LinkQuestion } from './link.ts'
import type { NumberQuestion } from './number.ts'
import type { QuestionType, RowsType } from './question-type.ts'
import type { TextQuestion } from './text.ts'
import type { YesNoQuestion } from './yes-no.ts'

/** A field has one input and one value in each row. */
export type FieldQuestion =
  | LevelQuestion
  | TextQuestion
  | ChoiceQuestion
  | YesNoQuestion
  | NumberQuestion
  | DateQuestion
  | LinkQuestion

/** Rows of the same fields: the risks of a programme. */
export interface GroupQuestion extends QuestionBase {
  readonly type: 'group'
  readonly fields: readonly FieldQuestion[]
  /** The rows go on from round to round, until one is closed. */
  readonly carry?: boolean
}

/** The choice that closes a row for good: it is told in its round and not carried into the next. */
const closedChoice = 'closed'

/** `typeOf` is the registry: a field is of any type that has one input. */
export function groupType(
  { fields, carry = false }: GroupQuestion,
  typeOf: (question: FieldQuestion) => QuestionType,
): RowsType {
  return {
    shape: 'rows',
    form: `[{id: 1, ${fields.map(({ id }) => `${id}: …`).join(', ')}}]`,
    fields: fields.flatMap((field) => {
      const type = typeOf(field)
      if (type.shape !== 'input') return []
      const { id, label, hint, required, when } = field
      return [
        {
          id,
          label: { text: label },
          required,
          type,
          ...(hint === undefined ? {} : { hint }),
          ...(when === undefined ? {} : { when }),
        },
      ]
    }),
    keepsNumbers: true,
    carries: carry,
    rowsOnPage: 1,
    brief: false,
  }
}

export function isClosedRow(
  question: { readonly type: string; readonly fields?: readonly FieldQuestion[] },
  row: ValueRow,
): boolean {
  return question.fields?.some(({ id, type }) => type === 'choice' && row[id] === closedChoice) === true
}
