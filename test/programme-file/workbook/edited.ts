import exceljs, { type Workbook } from 'exceljs'
import { columnLetters } from '../../../src/domain/column-letters.ts'
import type { FileFault } from '../../../src/domain/file-fault.ts'
import type { Language } from '../../../src/domain/local-text.ts'
import type { Programme } from '../../../src/domain/programme.ts'
import { faultText } from '../../../src/locales/fault-text.ts'
import type { ProgrammeReading } from '../../../src/programme-file/read-programme.ts'
import { readRegisterFile } from '../../../src/programme-file/read-register-file.ts'
import { writeWorkbook } from '../../../src/programme-file/workbook/write-workbook.ts'

export type Edit = (workbook: Workbook) => void

/** The exported workbook of a register as somebody has edited it. */
export async function editedWorkbook(programme: Programme, edit: Edit): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.load(await bufferOf(programme))
  edit(workbook)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

async function bufferOf(programme: Programme): Promise<ArrayBuffer> {
  const bytes = await writeWorkbook(programme)
  const buffer = new ArrayBuffer(bytes.byteLength)
  new Uint8Array(buffer).set(bytes)
  return buffer
}

/** The exported workbook with its parts not packed, so that their text can be changed. */
export async function storedWorkbook(programme: Programme): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.load(await bufferOf(programme))
  return new Uint8Array(await workbook.xlsx.writeBuffer({ zip: { compression: 'STORE' } }))
}

/** What comes of importing the workbook over the register it was exported from. */
export async function importEdited(programme: Programme, edit: Edit): Promise<ProgrammeReading> {
  return readRegisterFile(await editedWorkbook(programme, edit), 'register.xlsx', programme)
}

/** Faults as people are told them: `Lines!B3: …`. */
export async function faultsOf(programme: Programme, edit: Edit): Promise<readonly string[]> {
  return toldFaults(await importEdited(programme, edit))
}

export function toldFaults(reading: ProgrammeReading, language: Language = 'en'): readonly string[] {
  return reading.ok ? [] : reading.faults.map((fault) => `${placeOf(fault)}: ${faultText(fault, language)}`)
}

/** Faults by place and code: `Lines!B3 no-number`. */
export function codesOf(reading: ProgrammeReading): readonly string[] {
  return reading.ok ? [] : reading.faults.map((fault) => `${placeOf(fault)} ${fault.code}`)
}

function placeOf({ sheet, line, column }: FileFault): string {
  return sheet === undefined ? `${line}:${column}` : `${sheet}!${columnLetters(column)}${line}`
}

/** Sets the cell in the row of a table under a header. */
export function put(workbook: Workbook, sheet: string, row: number, header: string, value: exceljs.CellValue): void {
  const worksheet = workbook.getWorksheet(sheet)
  const headers = worksheet?.getRow(1).values
  const column = Array.isArray(headers) ? headers.indexOf(header) : -1
  if (worksheet === undefined || column < 1) throw new Error(`There is no column ${header} in ${sheet}.`)
  worksheet.getCell(row, column).value = value
}

/** What a spreadsheet makes of a typed text that looks like a day. */
export function putDate(workbook: Workbook, sheet: string, address: string): void {
  const cell = workbook.getWorksheet(sheet)?.getCell(address)
  if (cell === undefined) return
  cell.value = new Date('2021-05-15T00:00:00Z')
  cell.numFmt = 'd.m.yyyy'
}

export function putCell(workbook: Workbook, sheet: string, address: string, value: exceljs.CellValue): void {
  const worksheet = workbook.getWorksheet(sheet)
  if (worksheet !== undefined) worksheet.getCell(address).value = value
}
