import { expect, test } from 'vitest'
import { type Language, languages } from '../../src/domain/local-text.ts'
import { translator } from '../../src/locales/translate.ts'
import { commands } from '../../src/teams/commands/registry.ts'

/** What stands before the dash of each line; some lines name two commands. */
function toldBy(language: Language): readonly string[] {
  const t = translator(language)
  const parts = ['help.owner', 'help.coordinator', 'help.register', 'help.local'] as const
  return parts.flatMap((part) => t(part).split('\n')).flatMap((line) => (line.split(' – ')[0] ?? '').split(', '))
}

test.each(languages)('the help in %s names every command but itself', (language) => {
  const told = toldBy(language)
  const untold = commands.filter(
    ({ words }) => !words[language].some((word) => told.some((line) => `${line} `.startsWith(`${word} `))),
  )
  expect(untold.map(({ words }) => words.en[0])).toEqual(['help'])
})
