import type { ReadingContext } from '../actions/context.ts'
import type { ReportRenderer } from '../actions/ports.ts'
import { isLanguage, type Language } from '../domain/local-text.ts'
import { translator } from '../locales/translate.ts'
import type { Page } from './server.ts'
import type { SignedLinks } from './signed-links.ts'

const nothingLoads = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** The page behind a signed link: the stored edition, or a sentence why there is none. */
export function createReportPage(
  context: ReadingContext,
  options: {
    readonly links: SignedLinks
    readonly html: ReportRenderer
    readonly styleHash: string
    readonly language: Language
  },
): (pathAndQuery: string, acceptLanguage: string) => Promise<Page> {
  return async (pathAndQuery, acceptLanguage) => {
    const language = preferred(acceptLanguage) ?? options.language
    const check = options.links.check(pathAndQuery)
    if (!check.ok) return sentence(check.status, check.status === 410 ? 'link.expired' : 'link.broken', language)
    const { round, edition, audience } = check.link
    const editions = await context.store.editions(round)
    const found = editions.find(({ number }) => number === edition)
    if (found === undefined) return sentence(404, 'link.gone', language)
    return {
      status: 200,
      html: options.html.render(found.model, { audience, language }),
      contentSecurityPolicy: `${nothingLoads}; style-src 'sha256-${options.styleHash}'`,
    }
  }
}

function preferred(acceptLanguage: string): Language | undefined {
  return acceptLanguage
    .split(',')
    .map((each) => each.trim().slice(0, 2).toLowerCase())
    .find(isLanguage)
}

function sentence(status: number, key: 'link.expired' | 'link.broken' | 'link.gone', language: Language): Page {
  const text = translator(language)(key)
  const html = `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${text}</title><main><h1>${text}</h1></main></html>`
  return { status, html, contentSecurityPolicy: nothingLoads }
}
