import { type Cell, cellKinds } from './cell.ts'
import type { Column } from './column.ts'
import type { Level, Parent } from './list-level.ts'
import { ListReader } from './list-reader.ts'
import { type Draft, draftsIn, valueAt } from './record.ts'
import type { Sheet } from './sheet.ts'
import type { WrittenTable } from './table.ts'

export interface ListSheet extends Pick<Sheet, 'name' | 'otherName' | 'isNeeded'> {
  readonly parent?: Parent
  readonly levels: readonly [Level, ...Level[]]
}

/** A sheet with one row for each object of the innermost level; what stands in it further out stands there once. */
export function listSheet({ parent, levels, ...names }: ListSheet): Sheet {
  const [outer] = levels
  const columns = levels.flatMap((level) => [level.key, ...level.columns])
  const keys = [...(parent === undefined ? [] : [parent.column]), outer.key].map(({ header }) => header)
  return {
    ...names,
    keys,
    headers: () => [
      ...(parent === undefined
        ? []
        : [parent.column.header, ...(parent.note === undefined ? [] : [parent.note.header])]),
      ...columns.map(({ header }) => header),
    ],
    write: (data) => writeList(names.name, levels, parent, data),
    read: (table, data) => new ListReader(table, levels, parent).read(data),
  }
}

function writeList(sheet: string, levels: readonly Level[], parent: Parent | undefined, data: Draft): WrittenTable {
  const containers = parent === undefined ? [data] : draftsIn(data, parent.list)
  const rows = containers.flatMap((container) => {
    const lead =
      parent === undefined
        ? []
        : [
            cellKinds[parent.column.kind].write(valueAt(container, parent.column.path)),
            ...(parent.note === undefined ? [] : [parent.note.of(container, data)]),
          ]
    return rowsOf(container, levels).map((cells) => [...lead, ...cells])
  })
  const lead = parent === undefined ? [] : [parent.column, ...noteColumn(parent)]
  const columns = [...lead, ...levels.flatMap((level) => [level.key, ...level.columns])]
  const shown = columns.map((column, index) => column.always === true || rows.some((row) => row[index] !== undefined))
  const kept = <T>(cells: readonly T[]): readonly T[] => cells.filter((_, index) => shown[index] === true)
  return { sheet, columns: kept(columns), rows: rows.map(kept) }
}

function noteColumn({ note }: Parent): readonly Column[] {
  return note === undefined ? [] : [{ header: note.header, path: [], kind: 'text', always: true }]
}

/** The keys stand in every row, so that rows can be sorted; all else in the first one of its object. */
function rowsOf(container: Draft, [level, ...deeper]: readonly Level[]): readonly (readonly Cell[])[] {
  if (level === undefined) return []
  return draftsIn(container, level.list).flatMap((record) => {
    const key = cellOf(record, level.key)
    const own = [key, ...level.columns.map((column) => cellOf(record, column))]
    const again = [key, ...level.columns.map(() => undefined)]
    const inner = rowsOf(record, deeper)
    const blank = deeper.flatMap(({ columns }) => [undefined, ...columns.map(() => undefined)])
    return inner.length === 0
      ? [[...own, ...blank]]
      : inner.map((cells, index) => [...(index === 0 ? own : again), ...cells])
  })
}

function cellOf(record: Draft, column: Column): Cell {
  return cellKinds[column.kind].write(valueAt(record, column.path))
}
