import { AlignmentType, type IPropertiesOptions, LevelFormat } from 'docx'
import type { Language } from '../../domain/local-text.ts'
import { languageTag } from './words.ts'

const accent = '0B57A4'
const quiet = '48525C'
const alert = '96270F'

/** Word's own styles where it has them, so that its navigation, its contents and its themes know them. */
export function styles(language: Language): NonNullable<IPropertiesOptions['styles']> {
  const next = { basedOn: 'Normal', next: 'Normal' }
  return {
    default: {
      document: {
        run: { font: 'Calibri', size: 21, language: { value: languageTag(language) } },
        paragraph: { spacing: { after: 80 } },
      },
      title: { run: { size: 44, bold: true }, paragraph: { spacing: { after: 160 } } },
      heading1: {
        run: { size: 32, bold: true, color: accent },
        paragraph: { spacing: { before: 360, after: 160 }, keepNext: true },
      },
      heading2: { run: { size: 26, bold: true }, paragraph: { spacing: { before: 280, after: 120 }, keepNext: true } },
      heading3: { run: { size: 23, bold: true }, paragraph: { spacing: { before: 220, after: 80 }, keepNext: true } },
      heading4: { run: { size: 21, bold: true }, paragraph: { spacing: { before: 160, after: 60 }, keepNext: true } },
    },
    paragraphStyles: [
      { id: 'Subtitle', name: 'Subtitle', ...next, run: { bold: true, color: accent } },
      { id: 'Caption', name: 'caption', ...next, run: { bold: true, color: quiet } },
      {
        id: 'ContentsHeading',
        name: 'TOC Heading',
        ...next,
        run: { bold: true, size: 26, color: accent },
        paragraph: { spacing: { before: 280 } },
      },
      { id: 'Hint', name: 'Hint', ...next, run: { color: quiet } },
      {
        id: 'Label',
        name: 'Label',
        ...next,
        run: { bold: true, size: 18, color: quiet },
        paragraph: { spacing: { before: 120, after: 20 }, keepNext: true },
      },
      { id: 'Alert', name: 'Alert', ...next, run: { bold: true, color: alert } },
      { id: 'Notice', name: 'Notice', ...next, run: { bold: true, color: alert } },
      {
        id: 'RoundName',
        name: 'Round',
        ...next,
        run: { bold: true },
        paragraph: { spacing: { before: 120 }, keepNext: true },
      },
      { id: 'CellHeading', name: 'Cell Heading', ...next, run: { bold: true } },
      { id: 'Movement', name: 'Movement', ...next, run: { bold: true } },
      { id: 'Edge', name: 'Edge', ...next, run: { size: 16, color: quiet } },
    ],
    characterStyles: [
      { id: 'Note', name: 'Note', run: { size: 18, color: quiet, bold: false } },
      { id: 'Mark', name: 'Mark', run: { bold: true, color: accent } },
      { id: 'AlertMark', name: 'Alert Mark', run: { bold: true, color: alert } },
    ],
  }
}

export const numbering: NonNullable<IPropertiesOptions['numbering']> = {
  config: [
    {
      reference: 'bullets',
      levels: [
        {
          level: 0,
          format: LevelFormat.BULLET,
          text: '•',
          alignment: AlignmentType.LEFT,
          style: { paragraph: { indent: { left: 284, hanging: 284 } } },
        },
      ],
    },
  ],
}
