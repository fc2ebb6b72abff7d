import type { PdfTrouble } from '../../actions/ports.ts'
import { languages } from '../../domain/local-text.ts'
import type { ReportModel } from '../../domain/report-model.ts'
import { composeDocument } from '../document/compose-document.ts'
import { shippedFonts } from './fonts.ts'
import { memoryOfPdf } from './memory.ts'
import { unprintable } from './printable.ts'

/** What the PDF of a report cannot do, where drawing it may take so much memory. */
export function pdfTrouble(model: ReportModel, memory: number): PdfTrouble {
  const { language } = model.programme
  const forPublic = composeDocument(model, { audience: 'public', language })
  return { unprintable: unprintableCharacters(model), tooLarge: memoryOfPdf(forPublic) > memory }
}

/** Every character of the whole report in any language that the PDF prints by its number, each once, in their order. */
export function unprintableCharacters(model: ReportModel): readonly string[] {
  const fonts = shippedFonts()
  const found = new Set<string>()
  const look = (value: unknown): void => {
    if (typeof value === 'string') for (const name of unprintable(value, fonts)) found.add(name)
    else if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) look(each)
  }
  for (const language of languages) look(composeDocument(model, { audience: 'coordinators', language }))
  return [...found].sort()
}
