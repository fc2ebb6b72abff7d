import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Clock } from '../actions/ports.ts'
import { addSeconds } from '../domain/instant.ts'

export type OpenedLink =
  | { readonly ok: true; readonly path: string; readonly query: URLSearchParams }
  | { readonly ok: false; readonly status: 403 | 410 }

export interface LinkSigner {
  readonly issue: (path: string, named: Readonly<Record<string, string>>, seconds: number) => string
  /** A request's path and query, if they are word for word what was issued and still in time. */
  readonly open: (pathAndQuery: string) => OpenedLink
}

/** Links of which every byte is signed (HMAC-SHA-256), the path too, and which expire by the programme's clock. */
export function createLinkSigner(options: {
  readonly publicUrl: string
  readonly secret: string
  readonly clock: Clock
}): LinkSigner {
  const sign = (text: string): string => createHmac('sha256', options.secret).update(text).digest('base64url')
  return {
    issue(path, named, seconds) {
      const query = new URLSearchParams({ ...named, expires: addSeconds(options.clock.now(), seconds) })
      const signed = `${path}?${query}`
      return `${options.publicUrl}${signed}&signature=${sign(signed)}`
    },
    open(pathAndQuery) {
      const [signed, signature, ...rest] = pathAndQuery.split('&signature=')
      if (signed === undefined || signature === undefined || rest.length > 0) return { ok: false, status: 403 }
      if (!equal(sign(signed), signature)) return { ok: false, status: 403 }
      const [path = '', text] = signed.split('?')
      const query = new URLSearchParams(text)
      if ((query.get('expires') ?? '') <= options.clock.now()) return { ok: false, status: 410 }
      return { ok: true, path, query }
    },
  }
}

function equal(expected: string, given: string): boolean {
  const one = Buffer.from(expected)
  const other = Buffer.from(given)
  return one.length === other.length && timingSafeEqual(one, other)
}
