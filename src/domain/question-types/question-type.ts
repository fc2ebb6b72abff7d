import type { AnswerValue } from '../answer-value.ts'
import type { LocalText } from '../local-text.ts'
import type { Condition } from '../question-base.ts'

/** What reading and telling a value takes beside its question. */
export interface TypeFacts {
  readonly scale: readonly { readonly value: number; readonly label: LocalText }[]
}

/** Why one typed value cannot be kept as it is; the words and the remedy belong to the catalogues. */
export type ValueFault =
  | { readonly code: 'not-text' }
  | { readonly code: 'too-long'; readonly length: number; readonly limit: number }
  | { readonly code: 'unreadable-characters' }
  | { readonly code: 'not-on-scale' }
  | { readonly code: 'not-a-choice' }
  | { readonly code: 'not-a-number' }
  | { readonly code: 'number-too-long' }
  | { readonly code: 'not-a-date' }
  | { readonly code: 'not-a-link' }

export type ValueReading =
  | { readonly ok: true; readonly value: AnswerValue | undefined }
  | { readonly ok: false; readonly fault: ValueFault }

/** What a value says, still without the words of a language. */
export type ValueWords =
  /** As a person typed it. */
  | { readonly kind: 'typed'; readonly text: string }
  | { readonly kind: 'named'; readonly label: LocalText }
  | { readonly kind: 'level'; readonly value: number; readonly label?: LocalText }
  | { readonly kind: 'yes-no'; readonly answer: YesNo }
  | { readonly kind: 'number'; readonly value: number; readonly unit?: LocalText }
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'links'; readonly addresses: readonly string[] }
  /** `brief` rows fit into a line each. */
  | { readonly kind: 'rows'; readonly brief: boolean; readonly rows: readonly (readonly CellWords[])[] }

export type YesNo = 'yes' | 'partly' | 'no'

export interface CellWords {
  readonly label: FieldLabel
  readonly words: ValueWords
}

/** A field goes by the register's words, or by those of the catalogues where the type itself has it. */
export type FieldLabel = { readonly text: LocalText } | { readonly word: 'date' | 'place' | 'value' | 'explanation' }

/** How an input is drawn. */
export type Control =
  | {
      readonly kind: 'choose'
      readonly choices: readonly { readonly value: string; readonly words: ValueWords }[]
      /** All choices stand open; else they unfold. */
      readonly open: boolean
    }
  | {
      readonly kind: 'write'
      readonly limit: number
      readonly lines: boolean
      /** What is to be written, where it is not just any text. */
      readonly what?: 'number' | 'link' | 'links'
      readonly unit?: LocalText
    }
  | { readonly kind: 'day' }

/** A type whose value is typed into one input. */
export interface InputType {
  readonly shape: 'input'
  /** How a programme file writes a value, for a sentence about one that is written otherwise. */
  readonly form: string
  readonly control: (facts: TypeFacts) => Control
  /** Of something typed that is not blank. */
  readonly read: (typed: string, facts: TypeFacts) => ValueReading
  /** The value as the input has it. */
  readonly written: (value: AnswerValue) => string
  readonly words: (value: AnswerValue, facts: TypeFacts) => ValueWords
  /** That may be typed at most, reasons aside. */
  readonly characters: number
  /** Written in some language; what is not is a state, and stays when nothing has changed. */
  readonly isText: boolean
  /** A client may send a number as one. */
  readonly takesNumbers?: true
  /** How long the explanation beside it may be; there is none without it. */
  readonly explanation?: number
  /** Whether coordinators must hear of this answer at once. */
  readonly tells?: (value: AnswerValue) => boolean
}

/** One input of each row of a `RowsType`. */
export interface RowField {
  readonly id: string
  readonly label: FieldLabel
  readonly hint?: LocalText
  readonly required: boolean
  readonly when?: Condition
  readonly type: InputType
}

/** A type whose value is rows of the same inputs. */
export interface RowsType {
  readonly shape: 'rows'
  readonly form: string
  readonly fields: readonly RowField[]
  /** Rows keep a number of their own from round to round; else they go by their place. */
  readonly keepsNumbers: boolean
  /** The rows of the last round stand there to begin with. */
  readonly carries: boolean
  /** As many rows may stand on a page. */
  readonly rowsOnPage: number
  readonly brief: boolean
}

export type QuestionType = InputType | RowsType

export function failed(fault: ValueFault): ValueReading {
  return { ok: false, fault }
}
