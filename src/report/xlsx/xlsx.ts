import type { RenderOptions, ReportRenderer } from '../../actions/ports.ts'
import type { ReportModel } from '../../domain/report-model.ts'
import { reportView } from '../view.ts'
import { reportSheets } from './sheets.ts'

/** The report for Excel: the answers, the levels by round and, for coordinators, what is missing and what was sent. */
export const xlsxReport = {
  contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  extension: 'xlsx',
  opensInBrowser: false,
  async render(model: ReportModel, options: RenderOptions): Promise<Uint8Array> {
    // Loaded where it is needed: it is large, and most of what the bot does needs no Excel.
    const { writeWorkbook } = await import('./workbook.ts')
    return writeWorkbook(reportSheets(reportView(model, options)), new Date(model.compiledAt))
  },
} satisfies ReportRenderer
