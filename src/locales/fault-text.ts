import type { FaultWords } from '../domain/file-fault.ts'
import type { Language } from '../domain/local-text.ts'
import { translator } from './translate.ts'

/** What is wrong with a file and what to do, with the word that was probably meant. */
export function faultText({ code, values = {}, near }: FaultWords, language: Language): string {
  const t = translator(language)
  const shown = Object.entries(values).map(
    ([name, value]) => [name, typeof value === 'object' ? t(`fault.word.${value.word}`) : value] as const,
  )
  const sentence = t(`fault.${code}`, Object.fromEntries(shown))
  return near === undefined ? sentence : `${sentence} ${t('fault.near', { near })}`
}
