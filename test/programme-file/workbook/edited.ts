import exceljs, { type Workbook } from 'exceljs'
import { columnLetters } from '../../../src/domain/column-letters.ts'
import type { Programme } from '../../../src/domain/programme.ts'
import type { ProgrammeReading } from '../../../src/programme-file/read-programme.ts'
import { readRegisterFile } from '../../../src/programme-file/read-register-file.ts'
import { writeWorkbook } from '../../../src/programme-file/workbook/write-workbook.ts'

export type Edit = (workbook: Workbook) => void

/** The exported workbook of a register as somebody has edited it. */
export async function editedWorkbook(programme: Programme, edit: Edit): Promise<Uint8Array> {
  const bytes = await writeWorkbook(programme)
  const buffer = new ArrayBuffer(bytes.byteLength)
  new Uint8Array(buffer).set(bytes)
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.load(buffer)
  edit(workbook)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

/** What comes of importing the workbook over the register it was exported from. */
export async function importEdited(programme: Programme, edit: Edit): Promise<ProgrammeReading> {
  return readRegisterFile(await editedWorkbook(programme, edit), 'register.xlsx', programme)
}

/** Faults as people are told them: `Lines!B3: …`. */
export async function faultsOf(programme: Programme, edit: Edit): Promise<readonly string[]> {
  return toldFaults(await importEdited(programme, edit))
}

export function toldFaults(reading: ProgrammeReading): readonly string[] {
  if (reading.ok) return []
  return reading.faults.map(({ sheet, line, column, message }) =>
    sheet === undefined ? `${line}:${column}: ${message}` : `${sheet}!${columnLetters(column)}${line}: ${message}`,
  )
}

/** Sets the cell in the row of a table under a header. */
export function put(workbook: Workbook, sheet: string, row: number, header: string, value: exceljs.CellValue): void {
  const worksheet = workbook.getWorksheet(sheet)
  const headers = worksheet?.getRow(1).values
  const column = Array.isArray(headers) ? headers.indexOf(header) : -1
  if (worksheet === undefined || column < 1) throw new Error(`There is no column ${header} in ${sheet}.`)
  worksheet.getCell(row, column).value = value
}

export function putCell(workbook: Workbook, sheet: string, address: string, value: exceljs.CellValue): void {
  const worksheet = workbook.getWorksheet(sheet)
  if (worksheet !== undefined) worksheet.getCell(address).value = value
}
