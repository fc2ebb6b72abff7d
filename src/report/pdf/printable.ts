import type { Fonts } from './fonts.ts'

/** What people are almost always content with: letters of Europe, digits and marks, which every weight has. */
const plainText = /^[\n\u0020-\u007e\u00a1-\u00ac\u00ae-\u017f–—‘’“”•…]*$/
const lineBreaks = /\r\n|[\r\u0085\u2028\u2029]/g
/** Characters that only steer others and need no glyph. */
const steering = /^\p{Default_Ignorable_Code_Point}$/u
/** A reader of the file could not tell these from a fault in it, and PDF/UA forbids them. */
const forbidden: ReadonlySet<number> = new Set([0x0000, 0xfeff, 0xfffe, 0xffff])
/** Every column has room for a word of 24 characters. Looked for from where a word begins: a text is gone through once. */
const longWord = /(?<![^\s\u200b-])[^\s\u200b-]{25,}/gu
const fullLine = /.{24}(?=.)/gu

/** Text that the fonts can print: line breaks are line feeds, and what has no glyph stands as `[U+05D0]`. */
export function printable(text: string, fonts: Pick<Fonts, 'has'>): string {
  const plain = plainText.test(text) ? text : withNames(text.replace(lineBreaks, '\n'), fonts)
  // Where a word is too long for its column, it may break; nothing is printed there.
  return plain.length > 24 ? plain.replace(longWord, (word) => word.replace(fullLine, '$&\u200b')) : plain
}

/** The characters of a text that are not printed as such, as `U+05D0`. */
export function unprintable(text: string, fonts: Pick<Fonts, 'has'>): readonly string[] {
  if (plainText.test(text)) return []
  const missing = [...text.replace(lineBreaks, '\n')].filter((character) => !isPrintable(character, fonts))
  return [...new Set(missing)].map(codeName)
}

function withNames(text: string, fonts: Pick<Fonts, 'has'>): string {
  return Array.from(text, (character) => {
    if (character === '\t') return '\u00a0\u00a0\u00a0 '
    return isPrintable(character, fonts) ? character : `[${codeName(character)}]`
  }).join('')
}

function isPrintable(character: string, fonts: Pick<Fonts, 'has'>): boolean {
  const code = codeOf(character)
  if (character === '\n' || character === '\t') return true
  return !forbidden.has(code) && (fonts.has(code) || steering.test(character))
}

function codeName(character: string): string {
  return `U+${codeOf(character).toString(16).toUpperCase().padStart(4, '0')}`
}

/** Half a pair of a character is written as the replacement character. */
function codeOf(character: string): number {
  const code = character.codePointAt(0) ?? 0xfffd
  return code >= 0xd800 && code <= 0xdfff ? 0xfffd : code
}
