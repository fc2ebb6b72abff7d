import { describe, expect, test } from 'vitest'
import { type Account, languageFor } from '../../src/domain/account.ts'
import type { Language } from '../../src/domain/local-text.ts'
import { anAccount, aProgramme, owner } from '../builders.ts'

describe('the language a person reads', () => {
  test.each<[string, Partial<Account> | undefined, Language | undefined, Language]>([
    ['is what they chose before all else', { language: 'en', locale: 'fi' }, 'sv', 'en'],
    ['is what the register says where they chose nothing', { locale: 'fi' }, 'sv', 'sv'],
    ['is what their client shows where the register says nothing', { locale: 'en' }, undefined, 'en'],
    ['is the programme’s where nothing is known', {}, undefined, 'fi'],
    ['is what the register says of somebody who was never met', undefined, 'sv', 'sv'],
    ['is the programme’s for somebody of whom nothing is known', undefined, undefined, 'fi'],
  ])('%s', (_, account, language, expected) => {
    const people = language === undefined ? [] : [{ email: owner, language }]
    const known = account === undefined ? undefined : anAccount(account)
    expect(languageFor(aProgramme({ people }), owner, known)).toBe(expected)
  })
})
