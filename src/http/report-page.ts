import { findReport } from '../actions/compile-report.ts'
import type { ReadingContext } from '../actions/context.ts'
import { loadProgramme } from '../actions/load-round.ts'
import type { PartsPage, ReportLink } from '../actions/page-ports.ts'
import {
  FormatUnavailable,
  type PartContents,
  type ReportFile,
  type ReportFiles,
  ReportInParts,
  ReportTooLarge,
} from '../actions/ports.ts'
import { isForOffice } from '../actions/report-links.ts'
import { isCoordinator } from '../domain/access.ts'
import type { Instant } from '../domain/instant.ts'
import type { Language } from '../domain/local-text.ts'
import type { ReportModel } from '../domain/report-model.ts'
import { acceptedLanguage } from './accepted-language.ts'
import type { Page } from './page.ts'
import { sentence } from './plain-page.ts'
import { nothingLoads } from './security-headers.ts'
import type { LinkCheck, SignedLinks } from './signed-links.ts'

/** Each holds its report in memory while it waits to be drawn, one after the other; a link may be anywhere by now. */
export const mostReportsAtOnce = 30

/**
 * The report behind a signed link, in the format it names; where that comes in parts, a page that leads to each, and
 * where there is none, one that says why.
 */
export function createReportPage(
  context: ReadingContext,
  options: {
    readonly links: SignedLinks
    readonly files: ReportFiles
    readonly partsPage: PartsPage
    readonly language: Language
  },
): (pathAndQuery: string, acceptLanguage: string) => Promise<Page> {
  let atOnce = 0
  return async (pathAndQuery, acceptLanguage) => {
    const language = acceptedLanguage(acceptLanguage) ?? options.language
    const check = options.links.check(pathAndQuery)
    if (!check.ok) return sentence(check.status, check.status === 410 ? 'link.expired' : 'link.broken', language)
    if (atOnce >= mostReportsAtOnce) return sentence(503, 'link.busy', language)
    atOnce += 1
    try {
      return await open(check, language)
    } finally {
      atOnce -= 1
    }
  }

  async function open({ link, expires }: LinkCheck & { readonly ok: true }, language: Language): Promise<Page> {
    if (!(await mayOpen(context, link))) return sentence(403, 'refusal.not-for-you', language)
    const model = await findReport(context, link.round, link.edition)
    if (model === undefined) return sentence(404, 'link.gone', language)
    try {
      return served(await options.files.file(model, link.format, optionsOf(link)))
    } catch (error) {
      if (error instanceof ReportInParts) {
        if (link.part !== undefined) return sentence(404, 'link.no-such-part', language)
        return partsOf(model, { link, expires }, error.parts, language)
      }
      if (error instanceof ReportTooLarge) return sentence(501, 'link.too-large', language)
      if (error instanceof FormatUnavailable) return sentence(501, 'link.no-such-format', language)
      throw error
    }
  }

  /** Their links end when this one does: opening it again and again would not make it live longer. */
  function partsOf(
    model: ReportModel,
    { link, expires }: { readonly link: ReportLink; readonly expires: Instant },
    contents: readonly PartContents[],
    language: Language,
  ): Page {
    const parts = contents.map((lines, index) => ({
      url: options.links.part(link, expires, index + 1),
      contents: lines,
    }))
    const { audience, language: spoken } = link
    const { body, contentSecurityPolicy } = options.partsPage({ language, model, audience, spoken, parts })
    return {
      status: 200,
      body,
      contentType: 'text/html; charset=utf-8',
      contentSecurityPolicy: `${nothingLoads}; ${contentSecurityPolicy}`,
    }
  }
}

/** Rights are the store's: who was a coordinator when the link was made may be none any more. */
async function mayOpen(context: ReadingContext, { person, ...link }: ReportLink): Promise<boolean> {
  if (!isForOffice(link)) return true
  return person !== undefined && isCoordinator(await loadProgramme(context), person)
}

function optionsOf({ audience, language, part }: ReportLink) {
  return { audience, language, ...(part === undefined ? {} : { part }) }
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
