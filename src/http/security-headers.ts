import type { Response } from 'restify'

/** A page that loads nothing, sends nothing, and stands in no frame. */
export const nothingLoads = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** On every answer, whatever it is; a page that needs more says its own policy. */
const headers: Readonly<Record<string, string>> = {
  'content-security-policy': nothingLoads,
  'cache-control': 'no-store',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex',
}

const yearSeconds = 31_536_000

export function setSecurityHeaders(response: Response, overTls: boolean): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  if (overTls) response.setHeader('strict-transport-security', `max-age=${yearSeconds}`)
}
