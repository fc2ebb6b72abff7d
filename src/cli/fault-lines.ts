import type { Fault } from '../programme-file/read-programme.ts'

/** One fault a line, in the form that editors and terminals can jump to. */
export function faultLines(file: string, faults: readonly Fault[]): string {
  return faults.map(({ line, column, path, message }) => `${file}:${line}:${column}: ${path}: ${message}\n`).join('')
}
