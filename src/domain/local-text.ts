export const languages = ['fi', 'sv', 'en'] as const
export type Language = (typeof languages)[number]

/** Text that people read: one string for all, or one per language. */
export type LocalText = string | { readonly [L in Language]?: string }

/**
 * The text in the reader's language, else in the programme's, else in any.
 * Never undefined: a label in the wrong language beats a hole in a card.
 */
export function textIn(text: LocalText, language: Language, fallback: Language): string {
  if (typeof text === 'string') return text
  return text[language] ?? text[fallback] ?? text.fi ?? text.sv ?? text.en ?? ''
}

/** Which language `textIn` gives, so that a page can mark text in another one; undefined for a plain string. */
export function languageOf(text: LocalText, language: Language, fallback: Language): Language | undefined {
  if (typeof text === 'string') return undefined
  return [language, fallback, ...languages].find((each) => text[each] !== undefined)
}

/** The text in every language that it is given in. */
export function localTexts(text: LocalText): readonly string[] {
  return typeof text === 'string' ? [text] : languages.flatMap((language) => text[language] ?? [])
}

export function isLanguage(value: unknown): value is Language {
  return languages.some((each) => each === value)
}

/** A name after the number that the register gives it, in every language the name has. */
export function numberedName(number: number | undefined, name: LocalText): LocalText {
  return number === undefined ? name : joinedText([`${number}.`, name], ' ')
}

/** Several texts as one, in every language that one of them has. */
export function joinedText(texts: readonly LocalText[], between: string): LocalText {
  const spoken = languages.filter((each) => texts.some((text) => typeof text !== 'string' && text[each] !== undefined))
  const [first = 'fi'] = spoken
  const inOne = (language: Language): string => texts.map((text) => textIn(text, language, first)).join(between)
  return spoken.length === 0 ? inOne(first) : Object.fromEntries(spoken.map((each) => [each, inOne(each)]))
}
