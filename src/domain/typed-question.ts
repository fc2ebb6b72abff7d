import { type AnswerValue, type AnswerValues, bareText, type PlainValue, type ValueRow } from './answer-value.ts'
import type { LocalText } from './local-text.ts'
import { type Question, reasonId } from './question.ts'
import type {
  Control,
  FieldLabel,
  InputType,
  RowsType,
  TypeFacts,
  ValueFault,
  ValueReading,
  ValueWords,
} from './question-types/question-type.ts'
import { typeOf } from './question-types/registry.ts'
import {
  areRowsComplete,
  type NumberedRow,
  nextNumber,
  numberedRows,
  rowsValue,
  rowsWords,
} from './question-types/rows.ts'
import { textType } from './question-types/text.ts'

/** What a card brought in for the questions of one page, before it is checked. */
export type TypedInputs = Readonly<Record<string, unknown>>

/** Which rows of a question, and which of their fields, stand on a page; all where it does not say. */
export interface ShownRows {
  readonly rows?: readonly number[]
  readonly fields?: readonly string[]
}

/** One input of a question with what is stored for it. */
export interface InputAsked {
  readonly id: string
  readonly control: Control
  /** As the card's text. */
  readonly value: string
  /** Where it is not the question's own. */
  readonly label?: FieldLabel
  readonly hint?: LocalText
  readonly required: boolean
  /** The number of its row, in the first input of each. */
  readonly startsRow?: number
}

/** The inputs of a question on its page, in their order. */
export function inputsOf(
  question: Question,
  values: AnswerValues,
  facts: TypeFacts,
  shown: ShownRows = {},
): readonly InputAsked[] {
  const type = typeOf(question)
  if (type.shape === 'rows') return rowInputs(question, type, values[question.id], facts, shown)
  const { id, required } = question
  const own = { id, required, control: type.control(facts), value: writtenBy(type, values[id]) }
  if (type.explanation === undefined) return [own]
  const control: Control = { kind: 'write', limit: type.explanation, lines: true }
  const why = reasonId(question)
  const value = bareText(values[why] ?? '')
  return [own, { id: why, required: false, control, value, label: { word: 'explanation' } }]
}

export interface QuestionReading {
  readonly values: AnswerValues
  /** Ids whose inputs were left empty. */
  readonly emptied: readonly string[]
  /** By the id of the input. */
  readonly faults: ReadonlyMap<string, ValueFault>
}

/**
 * Reads what a card sent for one question over what stood there before. Valid values are taken and faulty inputs leave
 * the old ones; `keepsEmptied` leaves those too that were emptied, for a page that is not done with yet.
 */
export function readQuestion(
  question: Question,
  typed: TypedInputs,
  before: AnswerValues,
  facts: TypeFacts,
  { keepsEmptied = false, ...shown }: ShownRows & { readonly keepsEmptied?: boolean } = {},
): QuestionReading {
  const type = typeOf(question)
  const { id } = question
  if (type.shape === 'rows') {
    const faults = new Map<string, ValueFault>()
    const rows = readRows(question, type, typed, before[id], facts, shown, { keepsEmptied, faults })
    const value = rowsValue(type, rows)
    return value === undefined
      ? { values: {}, emptied: [id], faults }
      : { values: { [id]: value }, emptied: [], faults }
  }
  const own = taken(id, readInput(type, typed[id], facts))
  if (type.explanation === undefined) return own
  const why = taken(
    reasonId(question),
    readInput(textType({ maxLength: type.explanation }), typed[reasonId(question)], facts),
  )
  return {
    values: { ...own.values, ...why.values },
    emptied: [...own.emptied, ...why.emptied],
    faults: new Map([...own.faults, ...why.faults]),
  }
}

/** Reads what stands in one input. Only white space is an empty one; other text stays as typed. */
export function readInput(type: InputType, typed: unknown, facts: TypeFacts): ValueReading {
  if (typed === undefined || typed === null) return { ok: true, value: undefined }
  const text = typeof typed === 'number' && type.takesNumbers === true ? String(typed) : typed
  if (typeof text !== 'string') return { ok: false, fault: { code: 'not-text' } }
  return text.trim() === '' ? { ok: true, value: undefined } : type.read(text, facts)
}

/** Whether nothing in the value is still to be filled in. */
export function isComplete(question: Question, value: AnswerValue): boolean {
  const type = typeOf(question)
  return type.shape === 'input' || areRowsComplete(type, value)
}

/** What a value says. */
export function wordsOf(question: Question, value: AnswerValue, facts: TypeFacts): ValueWords {
  const type = typeOf(question)
  return type.shape === 'rows' ? rowsWords(type, value, facts) : type.words(value, facts)
}

/** `risks-3-title` (contract). */
export function cellInput(question: Pick<Question, 'id'>, row: number, field: string): string {
  return `${question.id}-${row}-${field}`
}

function rowInputs(
  question: Question,
  type: RowsType,
  value: AnswerValue | undefined,
  facts: TypeFacts,
  shown: ShownRows,
): readonly InputAsked[] {
  const rows = new Map(numberedRows(type, value).map(({ number, row }) => [number, row]))
  return shownNumbers(type, value, shown).flatMap((number) =>
    shownFields(type, shown).map((field, index): InputAsked => {
      const { id, label, hint, required } = field
      return {
        id: cellInput(question, number, id),
        control: field.type.control(facts),
        value: writtenBy(field.type, rows.get(number)?.[id]),
        label,
        required,
        ...(hint === undefined ? {} : { hint }),
        ...(index === 0 ? { startsRow: number } : {}),
      }
    }),
  )
}

function readRows(
  question: Question,
  type: RowsType,
  typed: TypedInputs,
  before: AnswerValue | undefined,
  facts: TypeFacts,
  shown: ShownRows,
  { keepsEmptied, faults }: { readonly keepsEmptied: boolean; readonly faults: Map<string, ValueFault> },
): readonly NumberedRow[] {
  const old = numberedRows(type, before)
  const numbers = shownNumbers(type, before, shown)
  const read = numbers.map((number): NumberedRow => {
    const cells: Record<string, PlainValue> = { ...(old.find((each) => each.number === number)?.row ?? {}) }
    for (const field of shownFields(type, shown)) {
      const id = cellInput(question, number, field.id)
      const reading = readInput(field.type, typed[id], facts)
      if (!reading.ok) faults.set(id, reading.fault)
      else if (typeof reading.value === 'object') cells[field.id] = bareText(reading.value)
      else if (reading.value !== undefined) cells[field.id] = reading.value
      else if (!keepsEmptied) delete cells[field.id]
    }
    return { number, row: cells satisfies ValueRow }
  })
  return [...old.filter(({ number }) => !numbers.includes(number)), ...read]
}

function shownNumbers(type: RowsType, value: AnswerValue | undefined, { rows }: ShownRows): readonly number[] {
  return rows ?? [...numberedRows(type, value).map(({ number }) => number), nextNumber(type, value)]
}

function shownFields({ fields }: RowsType, { fields: shown }: ShownRows): RowsType['fields'] {
  return shown === undefined ? fields : fields.filter(({ id }) => shown.includes(id))
}

function writtenBy(type: InputType, value: AnswerValue | undefined): string {
  return value === undefined ? '' : type.written(value)
}

function taken(id: string, reading: ValueReading): QuestionReading {
  if (!reading.ok) return { values: {}, emptied: [], faults: new Map([[id, reading.fault]]) }
  if (reading.value === undefined) return { values: {}, emptied: [id], faults: new Map() }
  return { values: { [id]: reading.value }, emptied: [], faults: new Map() }
}
