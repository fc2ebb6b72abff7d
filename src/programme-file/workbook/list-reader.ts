import type { FaultWords } from '../../domain/file-fault.ts'
import { suggestion } from '../nearest.ts'
import { quoted } from '../part.ts'
import type { Level, Parent } from './list-level.ts'
import { type Draft, draftsIn, putAt, valueAt } from './record.ts'
import type { TableRow } from './table.ts'
import type { TableReader } from './table-reader.ts'

interface Entered {
  readonly record: Draft
  readonly row: number
  readonly before: Draft | undefined
}

/** Reads the rows of a sheet into the list that they say. */
export class ListReader {
  readonly #table: TableReader
  readonly #levels: readonly Level[]
  readonly #parent: Parent | undefined
  /** Of each list that is being put together: what was there before, and what has been entered. */
  readonly #before = new Map<Draft, Map<unknown, Draft>>()
  readonly #entered = new Map<Draft, Map<unknown, Entered>>()
  readonly #lists = new Map<Draft, Draft[]>()

  constructor(table: TableReader, levels: readonly Level[], parent: Parent | undefined) {
    this.#table = table
    this.#levels = levels
    this.#parent = parent
  }

  read(data: Draft): void {
    const [outer] = this.#levels
    if (outer === undefined) return
    const containers = this.#containers(data)
    for (const container of containers.values()) this.#begin(container, outer, container)
    const ids = [...containers.keys()].filter((id) => typeof id === 'string')
    for (const row of this.#table.rows) {
      const container = containers.get(this.#parent === undefined ? '' : this.#table.value(row, this.#parent.column))
      if (container === undefined) this.#faultParent(row, ids)
      else this.#enter(container, this.#levels, row)
    }
  }

  #containers(data: Draft): ReadonlyMap<unknown, Draft> {
    const parent = this.#parent
    if (parent === undefined) return new Map([['', data]])
    return new Map(draftsIn(data, parent.list).map((each) => [valueAt(each, parent.column.path), each]))
  }

  #faultParent(row: TableRow, ids: readonly string[]): void {
    const parent = this.#parent
    if (parent === undefined) return
    const id = this.#table.value(row, parent.column)
    // Whoever takes a project out of its sheet need not look for its rows in the others.
    if (parent.list === 'projects' && this.#table.reading.projectsBefore.has(id)) return
    const words: FaultWords =
      typeof id === 'string'
        ? { code: `unknown-${parent.what}`, values: { name: quoted(id) }, ...suggestion(id, ids) }
        : { code: 'no-parent', values: { what: { word: parent.what } } }
    this.#table.fault(row.number, this.#table.columnOf(parent.column), words, parent.column.header)
  }

  /** The rows say what the list holds from now on; an object that was there is changed only where there is a column. */
  #begin(container: Draft, level: Level, before: Draft | undefined): void {
    const known = before === undefined ? [] : draftsIn(before, level.list)
    this.#before.set(container, new Map(known.map((each) => [valueAt(each, level.key.path), each])))
    this.#entered.set(container, new Map())
    // Not every object has such a list at all: an empty one is there only where one may be.
    delete container[level.list]
    if (container === before || (!this.#table.isWhole && known.length > 0)) {
      this.#listOf(container, level).push(...(this.#table.isWhole ? [] : known))
    }
  }

  #listOf(container: Draft, level: Level): Draft[] {
    const list = this.#lists.get(container) ?? []
    this.#lists.set(container, list)
    container[level.list] = list
    return list
  }

  #enter(container: Draft, [level, ...deeper]: readonly Level[], row: TableRow): void {
    if (level === undefined || !this.#table.has(level.key)) return
    const given = this.#table.value(row, level.key)
    if (given === undefined && !this.#says(row, level, deeper)) return
    const entered = this.#entered.get(container)
    if (entered === undefined) return
    const key = given ?? freeId(level, [entered, this.#before.get(container)])
    const known = entered.get(key)
    const next = deeper[0]
    if (known !== undefined && next !== undefined && key !== undefined) {
      this.#compare(known, level, row)
      this.#enter(known.record, deeper, row)
      return
    }
    const before = this.#before.get(container)?.get(key)
    const record: Draft = { ...before }
    putAt(record, level.key.path, key)
    this.#fill(record, level, row)
    if (next !== undefined && this.#table.has(next.key)) this.#begin(record, next, before)
    const list = this.#listOf(container, level)
    const place = before === undefined || entered.has(key) ? -1 : list.indexOf(before)
    if (place < 0) list.push(record)
    else list[place] = record
    entered.set(key, { record, row: row.number, before })
    this.#table.reading.note(record, {
      sheet: this.#table.sheet,
      row: row.number,
      places: this.#table.places([level.key, ...level.columns]),
    })
    this.#enter(record, deeper, row)
  }

  /** Whether the row has anything to say of this level or of one within it. */
  #says(row: TableRow, level: Level, deeper: readonly Level[]): boolean {
    const columns = [...level.columns, ...deeper.flatMap((each) => [each.key, ...each.columns])]
    return columns.some((column) => this.#table.value(row, column) !== undefined)
  }

  #fill(record: Draft, { columns }: Level, row: TableRow): void {
    const present = columns.filter((column) => this.#table.has(column))
    // A text may stand in one column for all languages or in one for each: whichever it was, it is given anew.
    for (const { path, language } of present)
      putAt(record, language === undefined ? path : path.slice(0, -1), undefined)
    for (const column of present) {
      const value = this.#table.value(row, column)
      if (value === undefined) continue
      if (column.language !== undefined && typeof valueAt(record, column.path.slice(0, -1)) === 'string') {
        this.#table.fault(row.number, this.#table.columnOf(column), { code: 'both-texts' }, column.header)
      } else putAt(record, column.path, value)
    }
  }

  /** A later row of the same object says the same as the first one, or nothing. */
  #compare({ record, row: first }: Entered, { columns }: Level, row: TableRow): void {
    for (const column of columns) {
      const value = this.#table.value(row, column)
      if (value === undefined || JSON.stringify(value) === JSON.stringify(valueAt(record, column.path))) continue
      const words: FaultWords = { code: 'other-row', values: { row: first } }
      this.#table.fault(row.number, this.#table.columnOf(column), words, column.header)
    }
  }
}

/** An id that neither the file nor the register has used. */
function freeId({ newId }: Level, taken: readonly (ReadonlyMap<unknown, unknown> | undefined)[]): string | undefined {
  if (newId === undefined) return undefined
  let number = 1
  while (taken.some((ids) => ids?.has(`${newId}${number}`))) number += 1
  return `${newId}${number}`
}
