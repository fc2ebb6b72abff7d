import type { Request } from 'restify'
import { largestForm } from './read-form.ts'

export const largestBody = 256 * 1024

/** Before anything is parsed: who may come, and that a body is plain JSON of this size; the status of a refusal. */
export function refusedBeforeParsing(
  request: Request,
  options: { readonly loopbackOnly: boolean },
): number | undefined {
  if (options.loopbackOnly && !isFromHere(request)) return 403
  if (request.method !== 'POST' && request.method !== 'PUT') return undefined
  if (request.headers['content-encoding'] !== undefined) return 415
  if (isForm(request)) return Number(request.headers['content-length'] ?? 0) > largestForm ? 413 : undefined
  if (!isPlainJson(request.headers['content-type'] ?? '')) return 415
  return Number(request.headers['content-length'] ?? 0) > largestBody ? 413 : undefined
}

/** In UTF-8, as JSON is: what is written otherwise would be read as other letters. */
function isPlainJson(type: string): boolean {
  const charset = /;\s*charset\s*=\s*"?([^\s";]*)/i.exec(type)?.[1] ?? 'utf-8'
  return /^application\/json\s*(;|$)/i.test(type) && /^utf-?8$/i.test(charset)
}

/** The one place that takes a form is the page on which a register is handed in. */
function isForm(request: Request): boolean {
  const type = request.headers['content-type'] ?? ''
  return request.path() === '/import' && /^multipart\/form-data\s*;/i.test(type)
}

/**
 * From this machine, to a name of this machine: a page on the web can make a browser here call a name that it
 * has led to this address. A request that a proxy hands on comes from elsewhere.
 */
function isFromHere({ socket, headers }: Request): boolean {
  const isHandedOn = ['forwarded', 'x-forwarded-for', 'x-real-ip'].some((name) => headers[name] !== undefined)
  return !isHandedOn && isLoopback(socket.remoteAddress ?? '') && namesThisMachine(headers.host ?? '')
}

function isLoopback(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address)
}

function namesThisMachine(host: string): boolean {
  const name = host.replace(/:\d+$/, '')
  return ['localhost', '127.0.0.1', '[::1]'].includes(name)
}
