import type { Programme } from '../../domain/programme.ts'
import { fileData } from '../file-data.ts'
import { sheets } from './sheets/registry.ts'
import { writeXlsx } from './xlsx-file.ts'

/** The register as a workbook: reading it over the same register changes nothing. */
export async function writeWorkbook(programme: Programme): Promise<Uint8Array> {
  const data = { ...fileData(programme) }
  return await writeXlsx(sheets.map((sheet) => sheet.write(data)))
}
