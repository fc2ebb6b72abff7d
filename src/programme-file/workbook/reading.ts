import { columnLetters } from '../../domain/column-letters.ts'
import type { FaultWords } from '../../domain/file-fault.ts'
import { type Fault, type Finding, wordsAt } from '../fault.ts'
import { formatPath, type Path } from '../part.ts'
import type { PlacedData } from '../read-yaml.ts'
import { type Draft, isDraft } from './record.ts'

/** Where an object of the programme was read: a row, and the column of each of its values. */
export interface Origin {
  readonly sheet: string | undefined
  readonly row: number
  readonly places: readonly Place[]
  /** Of a list of plain values: the row of each. */
  readonly rows?: readonly number[]
}

export interface Place {
  readonly path: readonly string[]
  /** From 1. */
  readonly column: number
  readonly header: string
}

/** Collects what is read from the cells, with its faults and its places. */
export class Reading {
  readonly data: Draft
  /** The ids of the projects that the register has now. */
  readonly projectsBefore: ReadonlySet<unknown>
  readonly #faults: Fault[] = []
  readonly #told = new Set<string>()
  readonly #origins = new WeakMap<object, Origin>()

  constructor(data: Draft, projectsBefore: ReadonlySet<unknown>) {
    this.data = data
    this.projectsBefore = projectsBefore
  }

  /** A cell may be looked at several times; what is wrong with it is told once. */
  fault(sheet: string | undefined, line: number, column: number, words: FaultWords, path = ''): void {
    const key = JSON.stringify([sheet, line, column, words])
    if (this.#told.has(key)) return
    this.#told.add(key)
    this.#faults.push({ ...(sheet === undefined ? {} : { sheet }), line, column, path, ...words })
  }

  note(value: object, origin: Origin): void {
    this.#origins.set(value, origin)
  }

  placed(): PlacedData {
    return { data: this.data, faults: this.#faults, place: (finding) => this.#place(finding) }
  }

  #place(finding: Finding): Fault {
    const words = wordsAt(finding, (path) => this.#nameOf(path))
    return { ...this.#placeAt(finding.path), ...words }
  }

  /** `Projects!A3`, as a spreadsheet calls it. */
  #nameOf(path: Path): string {
    const { sheet, line, column } = this.#placeAt(path)
    return sheet === undefined ? formatPath(path) : `${sheet}!${columnLetters(column)}${line}`
  }

  #placeAt(path: Path): Omit<Fault, keyof FaultWords> {
    let value: unknown = this.data
    let found: { readonly origin: Origin; readonly rest: Path } | undefined
    for (const [index, key] of path.entries()) {
      value = inner(value, key)
      const origin = typeof value === 'object' && value !== null ? this.#origins.get(value) : undefined
      if (origin !== undefined) found = { origin, rest: path.slice(index + 1) }
    }
    // What is in no sheet comes from the register as it is.
    if (found === undefined) return { line: 1, column: 1, path: formatPath(path) }
    const { origin, rest } = found
    const place = placeOf(origin, rest)
    const [index] = rest
    const row = (typeof index === 'number' ? origin.rows?.[index] : undefined) ?? origin.row
    const sheet = origin.sheet === undefined ? {} : { sheet: origin.sheet }
    return { ...sheet, line: row, column: place?.column ?? 1, path: place?.header ?? formatPath(path) }
  }
}

/** The column whose value is meant, or is nearest to it. */
function placeOf({ places }: Origin, rest: Path): Place | undefined {
  const within = places.filter(({ path }) => path.every((key, index) => rest[index] === key))
  const longest = within.sort((one, other) => other.path.length - one.path.length)[0]
  return longest ?? places.find(({ path }) => rest.every((key, index) => path[index] === key)) ?? places[0]
}

function inner(value: unknown, key: string | number): unknown {
  if (Array.isArray(value)) return typeof key === 'number' ? value[key] : undefined
  return isDraft(value) ? value[key] : undefined
}
