import { cellKinds, yesWords } from '../cell.ts'
import { column } from '../column.ts'
import { type Draft, draftsIn, isDraft, putAt, valueAt } from '../record.ts'
import type { Sheet } from '../sheet.ts'
import type { TableRow } from '../table.ts'
import type { TableReader } from '../table-reader.ts'

const [email] = column('Sähköposti', 'email', 'word')
const own = [
  ...column('Nimi', 'name', 'text'),
  ...column('Kieli', 'language', 'word', ['fi', 'sv', 'en']),
  ...column('Varahenkilö', 'deputy', 'word', { sheet: 'People' }),
]
const [coordinator] = column('Koordinaattori', 'coordinators', 'yes', yesWords)
const [reader] = column('Lukija', 'readers', 'yes', yesWords)
const roles = [coordinator, reader]
const columns = [email, ...own, ...roles]

/** Everybody with their roles; the two lists of roles are columns here. */
export const people: Sheet = {
  name: 'People',
  otherName: 'Henkilöt',
  isNeeded: true,
  headers: () => columns.map(({ header }) => header),
  keys: [email.header],
  write(data) {
    const listed = draftsIn(data, 'people')
    const known = new Set(listed.map((each) => valueAt(each, email.path)))
    const others = roles.flatMap((role) => emailsIn(data, role.path)).filter((each) => !known.has(each))
    const everybody = [...listed, ...[...new Set(others)].map((each): Draft => ({ email: each }))]
    return {
      sheet: 'People',
      columns,
      rows: everybody.map((each) => [
        ...[email, ...own].map((column) => cellKinds[column.kind].write(valueAt(each, column.path))),
        ...roles.map((role) => (isIn(data, role.path, each.email) ? 'kyllä' : undefined)),
      ]),
    }
  },
  read(table, data) {
    const before = new Map(draftsIn(data, 'people').map((each) => [valueAt(each, email.path), each]))
    const list: Draft[] = []
    const given = new Set(table.rows.map((row) => folded(table.value(row, email))))
    for (const row of table.rows) {
      const address = table.value(row, email)
      const record: Draft = { ...before.get(folded(address)) }
      for (const column of [email, ...own]) {
        if (table.has(column)) putAt(record, column.path, table.value(row, column))
      }
      const inRole = roles.some((role) => table.value(row, role) === true)
      // Who is there for a role alone needs no entry of their own.
      if (inRole && !before.has(folded(address)) && Object.keys(record).length === 1) continue
      list.push(record)
      table.reading.note(record, { sheet: table.sheet, row: row.number, places: table.places([email, ...own]) })
    }
    const others = table.isWhole ? [] : [...before.values()].filter((each) => !given.has(folded(each.email)))
    data.people = [...others, ...list]
    for (const role of roles) if (table.has(role)) readRole(table, data, role)
  },
}

/** Those who had the role keep their order, so that nothing has changed where nobody has changed. */
function readRole(table: TableReader, data: Draft, role: typeof coordinator): void {
  const rows = new Map<string, TableRow>()
  for (const row of table.rows) {
    const address = table.value(row, email)
    if (table.value(row, role) === true && typeof address === 'string') rows.set(address.toLowerCase(), row)
  }
  const given = new Set(table.rows.map((row) => folded(table.value(row, email))))
  const before = emailsIn(data, role.path).filter((each) => rows.has(each) || (!table.isWhole && !given.has(each)))
  const list = [...before, ...[...rows.keys()].filter((each) => !before.includes(each))]
  putAt(data, role.path, list)
  table.reading.note(list, {
    sheet: table.sheet,
    row: 1,
    places: [{ path: [], header: role.header, column: table.columnOf(role) }],
    rows: list.map((each) => rows.get(each)?.number ?? 1),
  })
}

function emailsIn(data: Draft, path: readonly string[]): readonly string[] {
  const value = valueAt(data, path)
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
}

function isIn(data: Draft, path: readonly string[], address: unknown): boolean {
  return typeof address === 'string' && emailsIn(data, path).includes(address)
}

function folded(address: unknown): unknown {
  return typeof address === 'string' && !isDraft(address) ? address.toLowerCase() : address
}
