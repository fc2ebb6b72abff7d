import { createHash, timingSafeEqual } from 'node:crypto'

/** Whether a request carries this token; any does where none is asked for. */
export function isBearer(token: string | undefined, authorization = ''): boolean {
  return token === undefined || isSame(authorization, `Bearer ${token}`)
}

/** Takes as long for a guess that is nearly right as for any other. */
function isSame(given: string, expected: string): boolean {
  const [one, other] = [given, expected].map((text) => createHash('sha256').update(text).digest())
  return one !== undefined && other !== undefined && timingSafeEqual(one, other)
}
