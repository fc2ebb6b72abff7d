import type { ReportRenderer } from '../actions/ports.ts'
import type { ReportFormat } from '../domain/report-format.ts'
import { csvReport } from './csv.ts'
import { docxReport } from './docx/docx.ts'
import { htmlReport } from './html/page.ts'
import { jsonReport } from './json.ts'
import { markdownReport } from './markdown/document.ts'
import { pdfReport } from './pdf/pdf.ts'
import { xlsxReport } from './xlsx/xlsx.ts'

/** Every format a report can be had in. */
export const reportFormats = {
  html: htmlReport,
  pdf: pdfReport,
  docx: docxReport,
  xlsx: xlsxReport,
  csv: csvReport,
  md: markdownReport,
  json: jsonReport,
} satisfies Readonly<Record<ReportFormat, ReportRenderer>>
