import type { SheetId } from '../domain/subject.ts'
import type { Reader } from './reader.ts'

/** `2 projektia`; where some of them are about no project, `3 lomaketta`. */
export function sheetCount(sheets: readonly SheetId[], { t }: Reader): string {
  const areProjects = sheets.every((sheet) => sheet.startsWith('project/'))
  return t(areProjects ? 'duties.projects' : 'duties.sheets', { count: sheets.length })
}
