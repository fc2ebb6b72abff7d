import type { Language } from '../domain/local-text.ts'
import { type TextKey, translator } from '../locales/translate.ts'
import type { Page } from './page.ts'
import { nothingLoads } from './security-headers.ts'

/** A page that says one thing: why there is nothing behind a link. */
export function sentence(status: number, key: TextKey, language: Language): Page {
  const text = translator(language)(key)
  const body = `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${text}</title><main><h1>${text}</h1></main></html>`
  return { status, body, contentType: 'text/html; charset=utf-8', contentSecurityPolicy: nothingLoads }
}
