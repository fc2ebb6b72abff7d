import type { Links, ReportLink } from '../actions/page-ports.ts'
import type { Clock } from '../actions/ports.ts'
import { isForOffice } from '../actions/report-links.ts'
import { addSeconds, daySeconds, type Instant } from '../domain/instant.ts'
import { isLanguage } from '../domain/local-text.ts'
import { isReportFormat } from '../domain/report-format.ts'
import { createLinkSigner } from './link-signer.ts'
import { type RegisterLinks, registerLinks } from './register-links.ts'

export type LinkCheck =
  | { readonly ok: true; readonly link: ReportLink; readonly expires: Instant }
  | { readonly ok: false; readonly status: 403 | 410 }

export interface SignedLinks extends Links, RegisterLinks {
  /** Checks a request's path and query as the text that was issued. */
  readonly check: (pathAndQuery: string) => LinkCheck
  /** A link to a part of what this link opens, good for as long. */
  readonly part: (link: ReportLink, expires: Instant, part: number) => string
}

const foreign: LinkCheck = { ok: false, status: 403 }

/** Links to reports, which live for days, and to the register, which one person opens within the hour. */
export function createSignedLinks(options: {
  readonly publicUrl: string
  readonly secret: string
  /** The key before: what it has signed stays good as long as it is given. */
  readonly earlierSecret?: string
  readonly days: number
  readonly clock: Clock
}): SignedLinks {
  const signer = createLinkSigner(options)
  return {
    report: (link) =>
      signer.issue('/report', namesOf(link), addSeconds(options.clock.now(), options.days * daySeconds)),
    part: (link, expires, part) => signer.issue('/report', namesOf({ ...link, part }), expires),
    check(pathAndQuery) {
      const opened = signer.open(pathAndQuery)
      if (!opened.ok) return opened
      const link = opened.path === '/report' ? namedBy(opened.query) : undefined
      return link === undefined ? foreign : { ok: true, link, expires: opened.expires }
    },
    ...registerLinks(signer, options.clock),
  }
}

function namesOf({ round, edition, audience, format, language, person, part }: ReportLink) {
  return {
    round,
    edition: String(edition),
    audience,
    format,
    language,
    ...(person === undefined ? {} : { person }),
    ...(part === undefined ? {} : { part: String(part) }),
  }
}

/** What the query names; undefined for what this version never issues, as a report of the office's for nobody. */
function namedBy(query: URLSearchParams): ReportLink | undefined {
  const format = query.get('format') ?? ''
  const language = query.get('language') ?? ''
  const audience = query.get('audience')
  if (!isReportFormat(format) || !isLanguage(language)) return undefined
  if (audience !== 'public' && audience !== 'coordinators') return undefined
  const [round, edition] = [query.get('round') ?? '', Number(query.get('edition'))]
  const part = query.get('part')
  const which = part === null ? {} : { part: Number(part) }
  const link: ReportLink = { round, edition, audience, format, language, ...which }
  const person = query.get('person')
  if (person !== null) return { ...link, person }
  return isForOffice(link) ? undefined : link
}
