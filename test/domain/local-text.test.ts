import { describe, expect, test } from 'vitest'
import { isLanguage, type Language, type LocalText, languageOf, textIn } from '../../src/domain/local-text.ts'

describe('text in the reader’s language', () => {
  test.each<[LocalText, Language, Language, string, Language | undefined]>([
    ['Kaikille', 'sv', 'fi', 'Kaikille', undefined],
    [{ fi: 'Suomi', sv: 'Svenska' }, 'sv', 'fi', 'Svenska', 'sv'],
    [{ fi: 'Suomi', sv: 'Svenska' }, 'en', 'sv', 'Svenska', 'sv'],
    [{ sv: 'Svenska', en: 'English' }, 'fi', 'fi', 'Svenska', 'sv'],
    [{ en: 'English' }, 'fi', 'sv', 'English', 'en'],
    [{ fi: 'Suomi' }, 'en', 'sv', 'Suomi', 'fi'],
    [{}, 'fi', 'sv', '', undefined],
  ])('of %j in %s, else %s, is %j', (text, language, fallback, shown, shownIn) => {
    expect(textIn(text, language, fallback)).toBe(shown)
    expect(languageOf(text, language, fallback)).toBe(shownIn)
  })
})

test.each([
  ['fi', true],
  ['sv', true],
  ['en', true],
  ['FI', false],
  ['no', false],
  ['', false],
])('%j is a language of the bot: %s', (value, known) => {
  expect(isLanguage(value)).toBe(known)
})
