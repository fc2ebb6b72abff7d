import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Clock, Links, ReportLink } from '../actions/ports.ts'
import { addSeconds } from '../domain/instant.ts'
import { isLanguage } from '../domain/local-text.ts'
import { isReportFormat } from '../domain/report-format.ts'

export type LinkCheck =
  | { readonly ok: true; readonly link: ReportLink }
  | { readonly ok: false; readonly status: 403 | 410 }

export interface SignedLinks extends Links {
  /** Checks a request's path and query as the text that was issued. */
  readonly check: (pathAndQuery: string) => LinkCheck
}

const daySeconds = 86_400
const foreign: LinkCheck = { ok: false, status: 403 }

/** Links of which every byte is signed (HMAC-SHA-256) and which expire by the programme's clock. */
export function createSignedLinks(options: {
  readonly publicUrl: string
  readonly secret: string
  readonly days: number
  readonly clock: Clock
}): SignedLinks {
  const sign = (text: string): string => createHmac('sha256', options.secret).update(text).digest('base64url')
  return {
    report({ round, edition, audience, format, language }) {
      const query = new URLSearchParams({
        round,
        edition: String(edition),
        audience,
        format,
        language,
        expires: addSeconds(options.clock.now(), options.days * daySeconds),
      })
      const signed = `/report?${query}`
      return `${options.publicUrl}${signed}&signature=${sign(signed)}`
    },
    check(pathAndQuery) {
      const [signed, signature, ...rest] = pathAndQuery.split('&signature=')
      if (signed === undefined || signature === undefined || rest.length > 0) return foreign
      if (!equal(sign(signed), signature)) return foreign
      const query = new URLSearchParams(signed.split('?')[1] ?? '')
      if ((query.get('expires') ?? '') <= options.clock.now()) return { ok: false, status: 410 }
      const link = namedBy(query)
      return link === undefined ? foreign : { ok: true, link }
    },
  }
}

/** What the query names; undefined for what this version has never issued. */
function namedBy(query: URLSearchParams): ReportLink | undefined {
  const format = query.get('format') ?? ''
  const language = query.get('language') ?? ''
  const audience = query.get('audience')
  if (!isReportFormat(format) || !isLanguage(language)) return undefined
  if (audience !== 'public' && audience !== 'coordinators') return undefined
  return { round: query.get('round') ?? '', edition: Number(query.get('edition')), audience, format, language }
}

function equal(expected: string, given: string): boolean {
  const one = Buffer.from(expected)
  const other = Buffer.from(given)
  return one.length === other.length && timingSafeEqual(one, other)
}
