import type { SheetId } from '../domain/subject.ts'
import type { Reader } from './reader.ts'

/** `2 projektia`; where some of them are about no project, `3 lomaketta`. */
export function sheetCount(sheets: readonly SheetId[], { t }: Reader): string {
  return t(areProjects(sheets) ? 'duties.projects' : 'duties.sheets', { count: sheets.length })
}

/** Whether they can be called projects; together with a spearhead's or another they are sheets. */
export function areProjects(sheets: readonly SheetId[]): boolean {
  return sheets.every((sheet) => sheet.startsWith('project/'))
}
