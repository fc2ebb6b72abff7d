import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Clock, Links } from '../actions/ports.ts'
import { addSeconds, type Instant } from '../domain/instant.ts'
import type { Audience } from '../domain/report-model.ts'

/** What a link to a report names; all of it is signed. */
export interface ReportLink {
  readonly round: string
  readonly edition: number
  readonly audience: Audience
}

export type LinkCheck =
  | { readonly ok: true; readonly link: ReportLink }
  | { readonly ok: false; readonly status: 403 | 410 }

export interface SignedLinks extends Links {
  /** Checks a request's path and query as the text that was issued. */
  readonly check: (pathAndQuery: string) => LinkCheck
}

const daySeconds = 86_400

/** Links of which every byte is signed (HMAC-SHA-256) and which expire by the programme's clock. */
export function createSignedLinks(options: {
  readonly publicUrl: string
  readonly secret: string
  readonly days: number
  readonly clock: Clock
}): SignedLinks {
  const sign = (text: string): string => createHmac('sha256', options.secret).update(text).digest('base64url')
  return {
    report(round, edition, audience) {
      const query = new URLSearchParams({
        round,
        edition: String(edition),
        audience,
        expires: addSeconds(options.clock.now(), options.days * daySeconds),
      })
      const signed = `/report?${query}`
      return `${options.publicUrl}${signed}&signature=${sign(signed)}`
    },
    check(pathAndQuery) {
      const [signed, signature, ...rest] = pathAndQuery.split('&signature=')
      if (signed === undefined || signature === undefined || rest.length > 0 || !equal(sign(signed), signature)) {
        return { ok: false, status: 403 }
      }
      const query = new URLSearchParams(signed.split('?')[1] ?? '')
      if (expiryOf(query) <= options.clock.now()) return { ok: false, status: 410 }
      const audience = query.get('audience') === 'coordinators' ? 'coordinators' : 'public'
      return { ok: true, link: { round: query.get('round') ?? '', edition: Number(query.get('edition')), audience } }
    },
  }
}

function expiryOf(query: URLSearchParams): Instant {
  return query.get('expires') ?? ''
}

function equal(expected: string, given: string): boolean {
  const one = Buffer.from(expected)
  const other = Buffer.from(given)
  return one.length === other.length && timingSafeEqual(one, other)
}
