import { columnLetters } from '../domain/column-letters.ts'
import type { Fault } from '../programme-file/fault.ts'

/** One fault a line, in the form that editors and terminals can jump to. */
export function faultLines(file: string, faults: readonly Fault[]): string {
  return faults
    .map(({ sheet, line, column, path, message }) => {
      const place = sheet === undefined ? `${line}:${column}` : `${sheet}!${columnLetters(column)}${line}`
      return `${file}:${place}: ${path}: ${message}\n`
    })
    .join('')
}
