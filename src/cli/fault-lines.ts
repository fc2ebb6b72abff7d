import { columnLetters } from '../domain/column-letters.ts'
import type { FileFault } from '../domain/file-fault.ts'
import { faultText } from '../locales/fault-text.ts'

/** One fault a line, in the form that editors and terminals can jump to; in English, as all of the command line. */
export function faultLines(file: string, faults: readonly FileFault[]): string {
  return faults.map((fault) => `${placeOf(file, fault)}: ${faultText(fault, 'en')}\n`).join('')
}

/** The same for what is no fault, marked as editors know it. */
export function warningLines(file: string, warnings: readonly FileFault[]): string {
  return warnings.map((warning) => `${placeOf(file, warning)}: warning: ${faultText(warning, 'en')}\n`).join('')
}

function placeOf(file: string, { sheet, line, column, path }: FileFault): string {
  const place = sheet === undefined ? `${line}:${column}` : `${sheet}!${columnLetters(column)}${line}`
  return `${file}:${place}: ${path}`
}
