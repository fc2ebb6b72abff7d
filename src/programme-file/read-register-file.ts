import { TextDecoder } from 'node:util'
import type { FaultCode, FaultWords } from '../domain/file-fault.ts'
import type { Programme } from '../domain/programme.ts'
import type { Fault } from './fault.ts'
import { type ProgrammeReading, readProgramme } from './read-programme.ts'
import { readCsv } from './workbook/csv-file.ts'
import { readCsvTable, readWorkbookTables } from './workbook/read-tables.ts'
import { readXlsx } from './workbook/xlsx-file.ts'
import { checkZip } from './workbook/zip-check.ts'

/** Larger than any register; a country's is a tenth of it. */
export const largestUpload = 20 * 1024 * 1024

/**
 * A register that somebody has edited, over the one there is: a workbook, a programme file or a table in CSV. Whatever
 * is in the file, the answer is a register or its faults; what is read is the content, never the name alone.
 */
export async function readRegisterFile(bytes: Uint8Array, name: string, base: Programme): Promise<ProgrammeReading> {
  if (bytes.byteLength > largestUpload) return refused('too-large')
  if (bytes.byteLength === 0) return refused('empty-file')
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  const content = contentOf(bytes)
  const expected = contentByEnding[ending]
  if (ending === 'xlsm' || ending === 'xltm') return refused('macros')
  if (expected === undefined) return refused('unknown-ending')
  if (content === 'old-excel') return refused('old-excel')
  if (content !== expected) return refused('wrong-content', { ending })
  if (content === 'zip') return await readWorkbook(bytes, base)
  const text = decoded(bytes)
  if (text === undefined) return refused('not-utf8')
  return ending === 'csv' ? readCsvText(text, base) : readProgramme(text, name)
}

const contentByEnding: Readonly<Record<string, 'zip' | 'text'>> = {
  xlsx: 'zip',
  yaml: 'text',
  yml: 'text',
  csv: 'text',
}

async function readWorkbook(bytes: Uint8Array, base: Programme): Promise<ProgrammeReading> {
  const check = await checkZip(bytes)
  if (!check.ok) return refused(check.problem)
  const tables = await readXlsx(bytes, check.sheets).catch(() => undefined)
  // exceljs throws whatever a damaged part leads it to.
  return tables === undefined ? refused('damaged') : readWorkbookTables(tables, base)
}

function readCsvText(text: string, base: Programme): ProgrammeReading {
  const table = readCsv(text)
  if (table === 'too-many-cells') return refused(table)
  if ('rows' in table) return readCsvTable(table, base)
  return refused('bad-csv', { problem: table.problem }, table.line)
}

function contentOf(bytes: Uint8Array): 'zip' | 'old-excel' | 'text' {
  const start = [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  if (start === '504b0304' || start === '504b0506') return 'zip'
  return start === 'd0cf11e0' ? 'old-excel' : 'text'
}

/** Undefined where the bytes are not UTF-8. */
function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function refused(code: FaultCode, values?: FaultWords['values'], line = 1): ProgrammeReading {
  const fault: Fault = { line, column: 1, path: '', code, ...(values === undefined ? {} : { values }) }
  return { ok: false, faults: [fault] }
}
