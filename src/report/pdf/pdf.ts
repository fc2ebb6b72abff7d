import { Temporal } from 'temporal-polyfill'
import { type DrawOptions, ReportInParts, type ReportRenderer, ReportTooLarge } from '../../actions/ports.ts'
import type { ReportModel } from '../../domain/report-model.ts'
import { translator } from '../../locales/translate.ts'
import { composeDocument } from '../document/compose-document.ts'
import type { ReportDocument } from '../document/document.ts'
import { wordsText } from '../document/words-text.ts'
import { typstCompiler } from './compiler.ts'
import { fontFamilies, shippedFonts } from './fonts.ts'
import { memoryOfPdf } from './memory.ts'
import { divideReport } from './parts/divide.ts'
import { printable } from './printable.ts'

/** The report as PDF/UA-1, for Innokylä and for paper; a large one in parts. */
export const pdfReport = {
  contentType: 'application/pdf',
  extension: 'pdf',
  opensInBrowser: true,
  render: (model: ReportModel, options: DrawOptions): Promise<Uint8Array> => drawPdf(model, options),
} satisfies ReportRenderer

/** The same with parts of another size. */
export async function drawPdf(model: ReportModel, options: DrawOptions, mostPerPart?: number): Promise<Uint8Array> {
  const { contents, part } = divideReport(composeDocument(model, options), mostPerPart)
  const report = part(options.part)
  if (report === undefined) throw new ReportInParts(contents)
  if (options.memory !== undefined) refuseAbove(options.memory, report)
  const inputs = { report: asPrinted(report), labels: asPrinted(labelsOf(report, model)) }
  const compiler = await typstCompiler()
  return compiler.pdf(inputs, new Date(model.compiledAt))
}

/** The machine may be too small even for one part. */
function refuseAbove(memory: number, report: ReportDocument): void {
  const needed = memoryOfPdf(report)
  if (needed > memory)
    throw new ReportTooLarge(
      `Drawing this PDF takes up to ${megabytes(needed)} MB of memory, and ${megabytes(memory)} MB may be used. Try again when the machine has less to do, or choose docx or html: both can be saved as a PDF.`,
    )
}

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
