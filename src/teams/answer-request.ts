import type { InvokeResponse, Response } from 'botbuilder'

const retryAfterSeconds = '30'

/** Answers a request over HTTP: a refusal says nothing, and whoever is to come again does so on another connection. */
export function answerRequest(
  response: Response,
  { status, body }: Pick<InvokeResponse<unknown>, 'status' | 'body'> = { status: 200 },
): void {
  response.status(status)
  if (status === 503) {
    response.header('Retry-After', retryAfterSeconds)
    response.header('Connection', 'close')
  }
  if (status < 400 && body !== undefined) response.send(body)
  response.end()
}
