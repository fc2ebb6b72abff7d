import { type ParagraphChild, TextRun } from 'docx'
import type { Language } from '../../domain/local-text.ts'
import type { Piece, Text, Words } from '../document/document.ts'
import { xmlText } from '../xml-text.ts'

const tags: Readonly<Record<Language, string>> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }

export function languageTag(language: Language): string {
  return tags[language]
}

/** What stands in a line, each part with its character style. */
export function wordsRuns(words: Words, style?: string): ParagraphChild[] {
  return words.flatMap((piece) => pieceRuns(piece, style))
}

function pieceRuns(piece: Piece, style: string | undefined): ParagraphChild[] {
  if (typeof piece === 'string') return textRuns({ text: piece }, style)
  switch (piece.kind) {
    case 'text':
      return textRuns(piece, style)
    case 'note':
      return wordsRuns(piece.words, 'Note')
    case 'mark':
      return textRuns({ text: `(${piece.text})` }, piece.alert ? 'AlertMark' : 'Mark')
    case 'lead':
      return wordsRuns(piece.words, style)
  }
}

/** Text with its line breaks, marked where it is in another language than the document. */
export function textRuns({ text, language }: Text, style?: string): ParagraphChild[] {
  return xmlText(text)
    .split(/\r\n|\r|\n/)
    .map(
      (line, index) =>
        new TextRun({
          text: line,
          ...(index === 0 ? {} : { break: 1 }),
          ...(language === undefined ? {} : { language: { value: languageTag(language) } }),
          ...(style === undefined ? {} : { style }),
        }),
    )
}
