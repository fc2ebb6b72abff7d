import { isLanguage, type Language } from '../domain/local-text.ts'

/** The first of the languages that a browser asks for and the bot speaks. */
export function acceptedLanguage(acceptLanguage: string): Language | undefined {
  return acceptLanguage
    .split(',')
    .map((each) => each.trim().slice(0, 2).toLowerCase())
    .find(isLanguage)
}
