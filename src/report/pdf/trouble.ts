import type { PdfTrouble } from '../../actions/ports.ts'
import { languages } from '../../domain/local-text.ts'
import type { ReportModel } from '../../domain/report-model.ts'
import { composeDocument } from '../document/compose-document.ts'
import { shippedFonts } from './fonts.ts'
import { memoryOfPdf } from './memory.ts'
import { divideReport, mostPerPart } from './parts/divide.ts'
import { unprintable } from './printable.ts'

/**
 * What is to be known of the PDF of a report before it is asked for: each character of the whole report in any language
 * that it prints by its number, once and in their order, and in how many files the public version comes.
 */
export function pdfTrouble(model: ReportModel, most = mostPerPart): PdfTrouble {
  const found = new Set<string>()
  let parts = 1
  for (const language of languages) {
    const whole = composeDocument(model, { audience: 'coordinators', language })
    addUnprintable(found, whole)
    // The public version says less: where all of it fits one PDF, it need not be composed too.
    if (language === model.programme.language && memoryOfPdf(whole) > most) parts = partsForPublic(model, most)
  }
  return { unprintable: [...found].sort(), parts }
}

function partsForPublic(model: ReportModel, most: number): number {
  const { language } = model.programme
  const { contents } = divideReport(composeDocument(model, { audience: 'public', language }), most)
  return Math.max(1, contents.length)
}

function addUnprintable(found: Set<string>, value: unknown): void {
  if (typeof value === 'string') for (const name of unprintable(value, shippedFonts())) found.add(name)
  else if (typeof value === 'object' && value !== null)
    for (const each of Object.values(value)) addUnprintable(found, each)
}
