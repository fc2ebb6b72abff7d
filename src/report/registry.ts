import type { ReportRenderer } from '../actions/ports.ts'
import { htmlReport } from './html/page.ts'
import { jsonReport } from './json.ts'
import { markdownReport } from './markdown/document.ts'

export type ReportFormat = 'json' | 'html' | 'md'

/** Every format a report can be had in. */
export const reportFormats: Readonly<Record<ReportFormat, ReportRenderer>> = {
  json: jsonReport,
  html: htmlReport,
  md: markdownReport,
}

export function isReportFormat(name: string): name is ReportFormat {
  return Object.hasOwn(reportFormats, name)
}
