import type { Response } from 'botbuilder'

const retryAfterSeconds = '30'

/**
 * What the SDK answers, without what it tells: no header that names it, no reason in a refusal.
 * Turns answer for their own failures, so what the SDK calls a server error means: try again.
 */
export function quietResponse(response: Response): Response {
  let code = 200
  let body: unknown
  return {
    socket: response.socket,
    header: () => undefined,
    status(status) {
      code = status
    },
    send(content) {
      body = content
    },
    end() {
      const status = code === 500 ? 503 : code
      response.status(status)
      if (status === 503) response.header('Retry-After', retryAfterSeconds)
      if (status < 400 && body !== undefined) response.send(body)
      response.end()
    },
  }
}
