import { isLanguage, type Language } from '../domain/local-text.ts'

/** `sv-FI` → `sv`; undefined for a language the bot does not speak. */
export function localeOf(locale: string | null | undefined): Language | undefined {
  const language = locale?.split('-')[0]?.toLowerCase()
  return language !== undefined && isLanguage(language) ? language : undefined
}
