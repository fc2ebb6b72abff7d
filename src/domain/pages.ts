import type { AnswerValues } from './answer-value.ts'
import { isAsked } from './answer-values.ts'
import type { Question } from './question.ts'
import type { RowField, RowsType } from './question-types/question-type.ts'
import { typeOf } from './question-types/registry.ts'
import { areRowsComplete, nextNumber, numberedRows } from './question-types/rows.ts'
import type { SubjectId } from './subject.ts'
import type { ShownRows } from './typed-question.ts'

const mostQuestions = 4
const mostCharacters = 4000

/** One page of a sheet: a subject, or a part of it. */
export interface PageKey {
  readonly subject: SubjectId
  /** 0 for the first part. */
  readonly part: number
}

/** What stands on one page: a few questions, or some rows of one. */
export interface PagePart extends ShownRows {
  readonly questions: readonly Question[]
  /** For one more row, or for what the answers before it leave out: shown when it is asked for, and passed else. */
  readonly isSpare?: true
}

/** What rows there are to be shown. */
export interface Standing {
  readonly values: AnswerValues
  /** By question, the highest number that a row had in an earlier round. */
  readonly used: Readonly<Record<string, number>>
}

const nothingStands: Standing = { values: {}, used: {} }

/**
 * Divides a subject's questions into pages: at most four questions and 4,000 characters to type on each,
 * so that a page fits a phone and a card (contract). A longer text has a page of its own, as has each row of a group.
 */
export function pageParts(questions: readonly Question[], standing: Standing = nothingStands): readonly PagePart[] {
  const parts: PagePart[] = []
  let open: { questions: Question[]; characters: number } | undefined
  for (const question of questions) {
    const own = rowParts(question, standing)
    if (own !== undefined) {
      parts.push(...own)
      open = undefined
      continue
    }
    const length = charactersOf(question, standing)
    if (open === undefined || open.questions.length === mostQuestions || open.characters + length > mostCharacters) {
      open = { questions: [], characters: 0 }
      parts.push(open)
    }
    open.questions.push(question)
    open.characters += length
  }
  return parts.map(({ questions, rows, fields, isSpare }, index) => ({
    questions,
    ...(rows === undefined ? {} : { rows }),
    ...(fields === undefined ? {} : { fields }),
    ...(isSpare === true || (index > 0 && isLeftOut(questions, standing)) ? { isSpare: true as const } : {}),
  }))
}

/** Whether the answers say that none of it is asked; what is undecided stays, as nobody knows yet. */
function isLeftOut(questions: readonly Question[], { values }: Standing): boolean {
  return questions.every(
    (question) =>
      question.when !== undefined && values[question.when.question] !== undefined && !isAsked(question, values),
  )
}

function charactersOf(question: Question, standing: Standing): number {
  const type = typeOf(question)
  return type.shape === 'input'
    ? type.characters
    : charactersIn(type.fields) * allNumbers(question, type, standing).length
}

/** The rows with one that is still empty. */
function allNumbers(question: Question, type: RowsType, { values, used }: Standing): readonly number[] {
  const value = values[question.id]
  return [...numberedRows(type, value).map(({ number }) => number), nextNumber(type, value, used[question.id])]
}

/** Pages of a question that shares none with others: a page for each row of a group, or for some rows of many. */
function rowParts(question: Question, standing: Standing): readonly PagePart[] | undefined {
  const type = typeOf(question)
  if (type.shape === 'input') return undefined
  const numbers = allNumbers(question, type, standing)
  if (type.rowsOnPage > 1) {
    return numbers.length <= type.rowsOnPage
      ? undefined
      : chunks(numbers, type.rowsOnPage).map((rows) => ({ questions: [question], rows }))
  }
  return numbers.flatMap((number, index) =>
    fieldPages(type.fields).map((fields): PagePart => {
      const isSpare = index > 0 && index === numbers.length - 1
      return { questions: [question], rows: [number], ...fields, ...(isSpare ? { isSpare } : {}) }
    }),
  )
}

/** The fields of a row by pages; all of them where they fit on one. */
function fieldPages(fields: readonly RowField[]): readonly Pick<ShownRows, 'fields'>[] {
  if (charactersIn(fields) <= mostCharacters) return [{}]
  const pages: RowField[][] = []
  for (const field of fields) {
    const page = pages.at(-1)
    if (page === undefined || charactersIn([...page, field]) > mostCharacters) pages.push([field])
    else page.push(field)
  }
  return pages.map((page) => ({ fields: page.map(({ id }) => id) }))
}

function charactersIn(fields: readonly RowField[]): number {
  return fields.reduce((sum, { type }) => sum + type.characters, 0)
}

function chunks<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )
}

/** Whether something that is still open stands on this page. */
export function asksOn(part: PagePart, open: ReadonlySet<string>, values: AnswerValues): boolean {
  return part.questions.some((question) => {
    const value = values[question.id]
    if (!open.has(question.id) || part.isSpare === true) return false
    const type = typeOf(question)
    if (value === undefined || part.rows === undefined || type.shape === 'input') return true
    const rows = numberedRows(type, value).filter(({ number }) => part.rows?.includes(number) === true)
    return !areRowsComplete(
      type,
      rows.map(({ row }) => row),
    )
  })
}
