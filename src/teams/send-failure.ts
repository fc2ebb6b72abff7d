import { z } from 'zod/v4'
import type { SendOutcome } from '../actions/ports.ts'

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

const retried = new Set([408, 412, 429, 500, 502, 503, 504])
const networkCodes = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'ENOTFOUND',
  'REQUEST_SEND_ERROR',
])

type Failure = Exclude<SendOutcome, { outcome: 'sent' }>

/** What a failed call to the connector means: worth another try, or not until something changes. */
export function sendFailure(error: unknown, now: () => number): Failure {
  const parsed = restError.safeParse(error)
  if (!parsed.success) return { outcome: 'failed', code: 'unreadable-error' }
  const { statusCode, code, name, message, details, response } = parsed.data
  if (statusCode === undefined) {
    const temporary = name === 'AbortError' || (code !== undefined && networkCodes.has(code))
    return temporary ? { outcome: 'retry', code: code ?? 'timeout' } : { outcome: 'failed', code: code ?? 'unknown' }
  }
  const reason = code ?? `http-${statusCode}`
  if (retried.has(statusCode)) {
    const seconds = retryAfter(response?.headers?.get('retry-after'), now())
    return {
      outcome: 'retry',
      code: reason,
      status: statusCode,
      ...(seconds === undefined ? {} : { afterSeconds: seconds }),
    }
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
