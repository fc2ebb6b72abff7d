import type { ReportRenderer } from '../actions/ports.ts'
import type { ReportFormat } from '../domain/report-format.ts'
import { htmlReport } from './html/page.ts'
import { jsonReport } from './json.ts'
import { markdownReport } from './markdown/document.ts'

/** Every format a report can be had in. */
export const reportFormats = {
  json: jsonReport,
  html: htmlReport,
  md: markdownReport,
} satisfies Readonly<Record<ReportFormat, ReportRenderer>>
