import { findReport } from '../actions/compile-report.ts'
import type { ReadingContext } from '../actions/context.ts'
import { loadProgramme } from '../actions/load-round.ts'
import {
  FormatUnavailable,
  type ReportFile,
  type ReportFiles,
  type ReportLink,
  ReportTooLarge,
} from '../actions/ports.ts'
import { isForOffice } from '../actions/report-links.ts'
import { isCoordinator } from '../domain/access.ts'
import { isLanguage, type Language } from '../domain/local-text.ts'
import type { Page } from './page.ts'
import { sentence } from './plain-page.ts'
import { nothingLoads } from './security-headers.ts'
import type { SignedLinks } from './signed-links.ts'

/** The report behind a signed link, in the format it names, or a plain page that says why there is none. */
export function createReportPage(
  context: ReadingContext,
  options: { readonly links: SignedLinks; readonly files: ReportFiles; readonly language: Language },
): (pathAndQuery: string, acceptLanguage: string) => Promise<Page> {
  return async (pathAndQuery, acceptLanguage) => {
    const language = preferred(acceptLanguage) ?? options.language
    const check = options.links.check(pathAndQuery)
    if (!check.ok) return sentence(check.status, check.status === 410 ? 'link.expired' : 'link.broken', language)
    const { link } = check
    if (!(await mayOpen(context, link))) return sentence(403, 'refusal.not-for-you', language)
    const model = await findReport(context, link.round, link.edition)
    if (model === undefined) return sentence(404, 'link.gone', language)
    try {
      return served(await options.files.file(model, link.format, optionsOf(link)))
    } catch (error) {
      if (error instanceof ReportTooLarge) return sentence(501, 'link.too-large', language)
      if (error instanceof FormatUnavailable) return sentence(501, 'link.no-such-format', language)
      throw error
    }
  }
}

/** Rights are the store's: who was a coordinator when the link was made may be none any more. */
async function mayOpen(context: ReadingContext, { person, ...link }: ReportLink): Promise<boolean> {
  if (!isForOffice(link)) return true
  return person !== undefined && isCoordinator(await loadProgramme(context), person)
}

function optionsOf({ audience, language }: ReportLink) {
  return { audience, language }
}

function served({ content, contentType, contentSecurityPolicy, name, opensInBrowser }: ReportFile): Page {
  return {
    status: 200,
    body: content,
    contentType,
    contentSecurityPolicy:
      contentSecurityPolicy === undefined ? nothingLoads : `${nothingLoads}; ${contentSecurityPolicy}`,
    contentDisposition: `${opensInBrowser ? 'inline' : 'attachment'}; filename="${name}"`,
  }
}

function preferred(acceptLanguage: string): Language | undefined {
  return acceptLanguage
    .split(',')
    .map((each) => each.trim().slice(0, 2).toLowerCase())
    .find(isLanguage)
}
