import { columnLetters } from '../domain/column-letters.ts'
import type { FileFault } from '../domain/file-fault.ts'
import { faultText } from '../locales/fault-text.ts'

/** One fault a line, in the form that editors and terminals can jump to; in English, as all of the command line. */
export function faultLines(file: string, faults: readonly FileFault[]): string {
  return faults
    .map(({ sheet, line, column, path, ...words }) => {
      const place = sheet === undefined ? `${line}:${column}` : `${sheet}!${columnLetters(column)}${line}`
      return `${file}:${place}: ${path}: ${faultText(words, 'en')}\n`
    })
    .join('')
}
