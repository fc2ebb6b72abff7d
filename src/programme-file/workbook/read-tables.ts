import type { Programme, Project, Theme } from '../../domain/programme.ts'
import { topicsOf } from '../../domain/scopes/registry.ts'
import { lineSubject, programmeSubject, projectSubject, type SubjectId, sectionSubject } from '../../domain/subject.ts'
import { fileData } from '../file-data.ts'
import { checkData, type ProgrammeReading } from '../read-programme.ts'
import { Reading } from './reading.ts'
import { type Draft, draftsIn } from './record.ts'
import type { Sheet } from './sheet.ts'
import { sheets } from './sheets/registry.ts'
import type { Table } from './table.ts'
import { folded, TableReader } from './table-reader.ts'

/** A workbook over the register as it is: what no sheet and no column says stays as it was. */
export function readWorkbookTables(tables: readonly Table[], base: Programme): ProgrammeReading {
  const reading = readingOver(base)
  const named = new Map(tables.map((table) => [folded(table.sheet ?? ''), table]))
  for (const sheet of sheets) {
    const table = named.get(folded(sheet.name)) ?? named.get(folded(sheet.otherName))
    if (table !== undefined) readSheet(sheet, table, reading)
    else if (sheet.isNeeded) {
      reading.fault(sheet.name, 1, 1, { code: 'no-sheet', values: { sheet: sheet.name } })
    }
  }
  leaveToThePast(reading, base)
  return checkData(reading.placed())
}

/** A CSV file is one sheet, known by its header. */
export function readCsvTable(table: Table, base: Programme): ProgrammeReading {
  const reading = readingOver(base)
  const header = new Set(table.rows[0]?.cells.map((cell) => folded(String(cell ?? ''))))
  const meant = sheets
    .filter(({ keys }) => keys.every((key) => header.has(folded(key))))
    .map((sheet) => ({ sheet, fit: fitOf(sheet, reading.data, header) }))
    .sort((one, other) => other.fit - one.fit)[0]?.sheet
  if (meant !== undefined) readSheet(meant, table, reading)
  else {
    const headers = sheets.map(({ name, keys }) => `${name}: ${keys.join(', ')}`).join('; ')
    reading.fault(undefined, 1, 1, { code: 'unknown-table', values: { headers } })
  }
  leaveToThePast(reading, base)
  return checkData(reading.placed())
}

function readingOver(base: Programme): Reading {
  return new Reading({ ...fileData(base) }, new Set(base.projects.map(({ id }) => id)))
}

/**
 * Earlier answers about what the file no longer has are no fault of it: whoever compares the two registers keeps them
 * with the project or line that has ended.
 */
function leaveToThePast({ data }: Reading, base: Programme): void {
  const there = new Set([
    programmeSubject,
    ...draftsIn(data, 'projects').flatMap((project) => [
      `project/${project.id}`,
      ...draftsIn(project, 'lines').map(({ goal }) => `line/${project.id}/${goal}`),
    ]),
  ])
  for (const theme of draftsIn(data, 'themes')) {
    there.add(`theme/${theme.id}`)
    for (const { id } of draftsIn(theme, 'sections')) there.add(`section/${theme.id}/${id}`)
  }
  for (const { id } of draftsIn(data, 'goals')) there.add(`goal/${id}`)
  const before = new Set([
    ...base.projects.flatMap(subjectsOf),
    ...topicsOf(base).keys(),
    ...base.themes.flatMap(sectionsOf),
  ])
  data.history = draftsIn(data, 'history').filter(
    ({ subject }) => typeof subject !== 'string' || there.has(subject) || !before.has(subject),
  )
}

function readSheet(sheet: Sheet, table: Table, reading: Reading): void {
  const reader = new TableReader(table, sheet.headers(reading.data), reading)
  const missing = sheet.keys.filter((header) => !reader.has({ header }))
  for (const header of missing) reader.fault(1, 1, { code: 'no-column', values: { header } }, header)
  if (missing.length === 0) sheet.read(reader, reading.data)
}

/** How many of the table's headers the sheet has: several sheets begin with an id. */
function fitOf(sheet: Sheet, data: Draft, header: ReadonlySet<string>): number {
  return sheet.headers(data).filter((name) => header.has(folded(name))).length
}

function sectionsOf({ id, sections }: Theme): readonly SubjectId[] {
  return sections.map((section) => sectionSubject(id, section.id))
}

function subjectsOf({ id, lines }: Project): readonly SubjectId[] {
  return [projectSubject(id), ...lines.map(({ goal }) => lineSubject(id, goal))]
}
