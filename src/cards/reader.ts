import { type Language, type LocalText, textIn } from '../domain/local-text.ts'
import type { Programme } from '../domain/programme.ts'
import { type Translate, translator } from '../locales/translate.ts'

/** For whom a card is drawn: their words, and the programme's texts in their language. */
export interface Reader {
  readonly language: Language
  readonly t: Translate
  readonly text: (text: LocalText) => string
}

export function readerOf(language: Language, programme: Pick<Programme, 'language'>): Reader {
  return { language, t: translator(language), text: (text) => textIn(text, language, programme.language) }
}
