import { type LocalText, languages, textIn } from './local-text.ts'

/** A name as it may be typed, in every language. */
export function foldedNames(name: LocalText): readonly string[] {
  return [...new Set(languages.map((language) => folded(textIn(name, language, language))))]
}

/** Case and spaces do not matter in what people type. */
export function folded(text: string): string {
  return text.normalize('NFC').toLocaleLowerCase('fi').replaceAll(/\s+/g, ' ').trim()
}
