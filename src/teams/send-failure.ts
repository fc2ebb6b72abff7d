import { z } from 'zod/v4'
import type { SendFailure } from '../actions/messenger-port.ts'
import { NoAnswer, ServiceUrlRefused, SignInFailed } from './connector.ts'

const restError = z.looseObject({
  statusCode: z.number().optional(),
  code: z.string().optional(),
  name: z.string().optional(),
  message: z.string().optional(),
  details: z.unknown(),
  response: z
    .looseObject({ headers: z.custom<{ get: (name: string) => string | undefined }>(hasGet).optional() })
    .optional(),
})

/** Worth another try, as Teams asks; anything else must not be repeated. */
const retried = new Set([412, 429, 502, 503, 504])
/** The request never left: it cannot have arrived. */
const neverLeft = new Set(['ECONNREFUSED', 'EAI_AGAIN', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH'])

/** What a failed call to the connector means. Without an answer it may have arrived, unless it never left. */
export function sendFailure(error: unknown, now: number): SendFailure {
  // Nobody can be sent anything now, and nothing has left: all wait and try again.
  if (error instanceof SignInFailed) return { outcome: 'retry', code: 'sign-in-failed', throttled: true }
  if (error instanceof ServiceUrlRefused) return { outcome: 'failed', code: 'service-url-refused' }
  if (error instanceof NoAnswer) return { outcome: 'unknown', code: 'timeout' }
  const parsed = restError.safeParse(error)
  if (!parsed.success) return { outcome: 'failed', code: 'unreadable-error' }
  const { statusCode, code, name, message, details, response } = parsed.data
  if (statusCode === undefined) {
    if (code !== undefined && neverLeft.has(code)) return { outcome: 'retry', code, throttled: false }
    if (name === 'AbortError') return { outcome: 'unknown', code: 'timeout' }
    if (name === 'RestError' || code !== undefined) return { outcome: 'unknown', code: code ?? 'no-answer' }
    return { outcome: 'failed', code: 'defect' }
  }
  // It was accepted, and what else the answer said could not be read.
  if (statusCode < 300) return { outcome: 'unknown', code: 'unreadable-answer' }
  const reason = reasonOf(code, details) ?? `http-${statusCode}`
  if (retried.has(statusCode)) {
    const seconds = retryAfter(response?.headers?.get('retry-after'), now)
    const asked = seconds === undefined ? {} : { afterSeconds: seconds }
    return { outcome: 'retry', code: reason, status: statusCode, ...asked, throttled: statusCode === 429 }
  }
  const text = `${reason} ${message ?? ''} ${JSON.stringify(details ?? '')}`
  const blocked = /ConversationBlockedByUser|MessageWritesBlocked/.test(text)
  const gone = statusCode === 403 && /NotInConversationRoster|ForbiddenOperation/.test(text)
  return {
    outcome: 'failed',
    code: reason,
    status: statusCode,
    ...(blocked ? { reach: 'blocked' as const } : gone ? { reach: 'uninstalled' as const } : {}),
  }
}

/** The service's own word for what happened; an older kind of answer hides it inside a text. */
function reasonOf(code: string | undefined, details: unknown): string | undefined {
  const hidden = /subCode\W+(\w+)/.exec(JSON.stringify(details ?? ''))?.[1]
  return [code, hidden].find((each) => each !== undefined && /^[\w.-]{1,64}$/.test(each))
}

/** Retry-After in seconds or as a date; undefined where there is none. */
function retryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined || header === '') return undefined
  const seconds = Number(header)
  if (Number.isFinite(seconds)) return Math.max(0, seconds)
  const date = Date.parse(header)
  return Number.isNaN(date) ? undefined : Math.max(0, (date - now) / 1000)
}

function hasGet(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'get' in value && typeof value.get === 'function'
}
