import { Temporal } from 'temporal-polyfill'
import { type DrawOptions, type ReportRenderer, ReportTooLarge } from '../../actions/ports.ts'
import type { ReportModel } from '../../domain/report-model.ts'
import { translator } from '../../locales/translate.ts'
import { composeDocument } from '../document/compose-document.ts'
import type { ReportDocument } from '../document/document.ts'
import { wordsText } from '../document/words-text.ts'
import { typstCompiler } from './compiler.ts'
import { fontFamilies, shippedFonts } from './fonts.ts'
import { memoryOfPdf } from './memory.ts'
import { printable } from './printable.ts'

/** The report as PDF/UA-1, for Innokylä and for paper. */
export const pdfReport = {
  contentType: 'application/pdf',
  extension: 'pdf',
  opensInBrowser: true,
  async render(model: ReportModel, options: DrawOptions): Promise<Uint8Array> {
    const report = composeDocument(model, options)
    const needed = memoryOfPdf(report)
    if (options.memory !== undefined && needed > options.memory)
      throw new ReportTooLarge(
        `The report is too large for one PDF: drawing it takes up to ${megabytes(needed)} MB of memory, and ${megabytes(options.memory)} MB may be used. Choose docx or html instead: both can be saved as a PDF.`,
      )
    const inputs = { report: asPrinted(report), labels: asPrinted(labelsOf(report, model)) }
    const compiler = await typstCompiler()
    return compiler.pdf(inputs, new Date(model.compiledAt))
  },
} satisfies ReportRenderer

function megabytes(bytes: number): number {
  return Math.round(bytes / 1e6)
}

function labelsOf({ language, programme }: ReportDocument, model: ReportModel): object {
  const { year, month, day } = Temporal.Instant.from(model.compiledAt).toZonedDateTimeISO(model.programme.timeZone)
  return {
    fonts: fontFamilies,
    programme: wordsText(programme),
    contents: translator(language)('report.contents'),
    year,
    month,
    day,
  }
}

/** One character without a glyph would fail the whole file. */
function asPrinted(data: object): string {
  const fonts = shippedFonts()
  return JSON.stringify(data, (_, value: unknown) => (typeof value === 'string' ? printable(value, fonts) : value))
}
