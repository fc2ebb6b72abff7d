import type { FaultCode, FaultWords } from '../../domain/file-fault.ts'

/** What stands in one cell; nothing where it is blank. */
export type Cell = string | number | boolean | { readonly date: Date } | { readonly unreadable: FaultCode } | undefined

/** What a cell cannot be taken for. */
export class CellFault {
  readonly words: FaultWords
  constructor(code: FaultCode, values?: FaultWords['values']) {
    this.words = { code, ...(values === undefined ? {} : { values }) }
  }
}

export interface CellTerms {
  /** In CSV every cell is text, dates too; in a workbook a date must be one. */
  readonly textOnly: boolean
}

/** One way of keeping a value of a programme file in a cell. */
export interface CellKind {
  readonly read: (cell: Cell, terms: CellTerms) => unknown
  readonly write: (value: unknown) => Cell
  /** How a spreadsheet shows the column. */
  readonly format: 'text' | 'date' | 'general'
  readonly wide?: true
}

/** Stands for an empty list where that is not the same as none. */
const nothing = '–'
const yes = 'kyllä'
const no = 'ei'

export const cellKinds = {
  text: { read: textOf, write: written, format: 'text', wide: true },
  word: { read: wordOf, write: written, format: 'text' },
  words: {
    read: (cell) => listOf(wordOf(cell)),
    write: (value) => (Array.isArray(value) ? value.join('; ') || nothing : undefined),
    format: 'text',
  },
  /** Texts that people read, one a line; as JSON where that would not tell them apart. */
  texts: { read: textsOf, write: writtenTexts, format: 'text', wide: true },
  number: { read: (cell) => numberOf(wordOf(cell)), write: written, format: 'general' },
  numbers: {
    read: numbersOf,
    write: (value) => (Array.isArray(value) ? value.join('; ') || nothing : undefined),
    format: 'text',
  },
  date: {
    read: dayOf,
    write: (value) => (typeof value === 'string' ? { date: new Date(`${value}T00:00:00Z`) } : undefined),
    format: 'date',
  },
  time: { read: timeOf, write: written, format: 'text' },
  /** Rows and lists that have no columns of their own. */
  json: {
    read: jsonOf,
    write: (value) => (value === undefined ? undefined : JSON.stringify(value)),
    format: 'text',
    wide: true,
  },
  yes: {
    read: yesOf,
    write: (value) => (value === undefined ? undefined : value === true ? yes : no),
    format: 'text',
  },
} as const satisfies Readonly<Record<string, CellKind>>

export type CellKindName = keyof typeof cellKinds

export const yesWords: readonly string[] = [yes, no]

function written(value: unknown): Cell {
  return typeof value === 'string' || typeof value === 'number' ? value : undefined
}

/** Word for word, spaces and all; a cell with nothing but spaces is blank. */
function textOf(cell: Cell): string | undefined | CellFault {
  if (cell === undefined) return undefined
  if (typeof cell === 'object') return new CellFault('date' in cell ? 'date-for-text' : cell.unreadable)
  const text = typeof cell === 'boolean' ? (cell ? yes : no) : String(cell)
  return text.trim() === '' ? undefined : text
}

function wordOf(cell: Cell): string | undefined | CellFault {
  const text = textOf(cell)
  return typeof text === 'string' ? text.trim() : text
}

function listOf(word: string | undefined | CellFault): readonly string[] | undefined | CellFault {
  if (typeof word !== 'string') return word
  if (word === nothing || word === '-') return []
  return word
    .split(/[;,\n]/)
    .map((each) => each.trim())
    .filter((each) => each !== '')
}

function textsOf(cell: Cell): unknown {
  const text = textOf(cell)
  if (typeof text !== 'string') return text
  if (text.startsWith('[')) {
    try {
      return JSON.parse(text)
    } catch {
      return text.split('\n')
    }
  }
  return text.split('\n').filter((line) => line.trim() !== '')
}

function writtenTexts(value: unknown): Cell {
  if (!Array.isArray(value) || value.length === 0) return undefined
  const lines: readonly unknown[] = value
  const plain = lines.every((line) => typeof line === 'string' && line.trim() !== '' && !/^\[|\n/.test(line))
  return plain ? lines.join('\n') : JSON.stringify(lines)
}

function jsonOf(cell: Cell): unknown {
  const text = textOf(cell)
  if (typeof text !== 'string') return text
  try {
    return JSON.parse(text)
  } catch {
    return new CellFault('no-json')
  }
}

function numberOf(word: string | undefined | CellFault): number | undefined | CellFault {
  if (typeof word !== 'string') return word
  const number = Number(word.replace(',', '.').replaceAll(/\s|%$/g, ''))
  return Number.isFinite(number) ? number : new CellFault('no-number')
}

function numbersOf(cell: Cell): unknown {
  const list = listOf(wordOf(cell))
  if (list === undefined || list instanceof CellFault) return list
  const numbers = list.map(numberOf)
  return numbers.find((each) => each instanceof CellFault) ?? numbers
}

function dayOf(cell: Cell, { textOnly }: CellTerms): string | undefined | CellFault {
  if (typeof cell === 'object' && 'date' in cell) return cell.date.toISOString().slice(0, 10)
  const word = wordOf(cell)
  if (typeof word !== 'string') return word
  if (!textOnly) return new CellFault('text-for-date')
  const finnish = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(word)
  return finnish === null ? word : [finnish[3], finnish[2], finnish[1]].map((part) => part?.padStart(2, '0')).join('-')
}

/** A spreadsheet makes a time of day of what looks like one. */
function timeOf(cell: Cell): string | undefined | CellFault {
  return typeof cell === 'object' && 'date' in cell ? cell.date.toISOString().slice(11, 16) : wordOf(cell)
}

const yeses = new Set([yes, 'kylla', 'k', 'x', 'yes', 'ja', 'true', '1'])
const noes = new Set([no, 'e', 'no', 'nej', 'false', '0', nothing, '-'])

function yesOf(cell: Cell): boolean | undefined | CellFault {
  const word = wordOf(cell)
  if (typeof word !== 'string') return word
  const folded = word.toLowerCase()
  if (yeses.has(folded)) return true
  return noes.has(folded) ? false : new CellFault('no-yes', { yes, no })
}
