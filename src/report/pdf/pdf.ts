import { Temporal } from 'temporal-polyfill'
import type { RenderOptions, ReportRenderer } from '../../actions/ports.ts'
import type { ReportModel } from '../../domain/report-model.ts'
import { translator } from '../../locales/translate.ts'
import { composeDocument } from '../document/compose-document.ts'
import type { ReportDocument } from '../document/document.ts'
import { wordsText } from '../document/words-text.ts'
import { typstCompiler } from './compiler.ts'
import { fontFamilies, shippedFonts } from './fonts.ts'
import { printable } from './printable.ts'

/** The report as PDF/UA-1, for Innokylä and for paper. */
export const pdfReport = {
  contentType: 'application/pdf',
  extension: 'pdf',
  opensInBrowser: true,
  async render(model: ReportModel, options: RenderOptions): Promise<Uint8Array> {
    const compiler = await typstCompiler()
    const report = composeDocument(model, options)
    const inputs = { report: asPrinted(report), labels: asPrinted(labelsOf(report, model)) }
    return compiler.pdf(inputs, new Date(model.compiledAt))
  },
} satisfies ReportRenderer

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
