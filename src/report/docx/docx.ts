import type { RenderOptions, ReportRenderer } from '../../actions/ports.ts'
import type { ReportModel } from '../../domain/report-model.ts'
import { composeDocument } from '../document/compose-document.ts'

/** The report for Word, so that a coordinator can go on there: real styles, headings and tables. */
export const docxReport = {
  contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  extension: 'docx',
  opensInBrowser: false,
  async render(model: ReportModel, options: RenderOptions): Promise<Uint8Array> {
    // Loaded where it is needed: it is large, and most of what the bot does needs no Word.
    const { packDocument } = await import('./word-document.ts')
    return packDocument(composeDocument(model, options), new Date(model.compiledAt))
  },
} satisfies ReportRenderer
