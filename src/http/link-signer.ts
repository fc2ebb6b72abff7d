import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Clock } from '../actions/ports.ts'
import type { Instant } from '../domain/instant.ts'

export type OpenedLink =
  | { readonly ok: true; readonly path: string; readonly query: URLSearchParams; readonly expires: Instant }
  | { readonly ok: false; readonly status: 403 | 410 }

export interface LinkSigner {
  readonly issue: (path: string, named: Readonly<Record<string, string>>, expires: Instant) => string
  /** A request's path and query, if they are word for word what was issued and still in time. */
  readonly open: (pathAndQuery: string) => OpenedLink
}

/** A key by the id that each link names: the id tells which key to check with, and nothing of the key. */
interface LinkKey {
  readonly id: string
  readonly sign: (text: string) => string
}

/**
 * Links of which every byte is signed (HMAC-SHA-256), the path too, and which expire by the programme's clock. The
 * first key signs; what an earlier one has signed stays good as long as it is given.
 */
export function createLinkSigner(options: {
  readonly publicUrl: string
  readonly secret: string
  readonly earlierSecret?: string
  readonly clock: Clock
}): LinkSigner {
  const current = linkKey(options.secret)
  const keys = [current, ...(options.earlierSecret === undefined ? [] : [linkKey(options.earlierSecret)])]
  return {
    issue(path, named, expires) {
      const query = new URLSearchParams({
        ...named,
        expires,
        key: current.id,
      })
      const signed = `${path}?${query}`
      return `${options.publicUrl}${signed}&signature=${current.sign(signed)}`
    },
    open(pathAndQuery) {
      const [signed, signature, ...rest] = pathAndQuery.split('&signature=')
      if (signed === undefined || signature === undefined || rest.length > 0) return { ok: false, status: 403 }
      const [path = '', text] = signed.split('?')
      const query = new URLSearchParams(text)
      const key = keys.find(({ id }) => id === query.get('key'))
      if (key === undefined || !equal(key.sign(signed), signature)) return { ok: false, status: 403 }
      const expires = query.get('expires') ?? ''
      if (expires <= options.clock.now()) return { ok: false, status: 410 }
      return { ok: true, path, query, expires }
    },
  }
}

function linkKey(secret: string): LinkKey {
  return {
    id: createHash('sha256').update(`key id of ${secret}`).digest('base64url').slice(0, 8),
    sign: (text) => createHmac('sha256', secret).update(text).digest('base64url'),
  }
}

function equal(expected: string, given: string): boolean {
  const one = Buffer.from(expected)
  const other = Buffer.from(given)
  return one.length === other.length && timingSafeEqual(one, other)
}
