import http from 'node:http'
import https from 'node:https'
import { vi } from 'vitest'
import { z } from 'zod/v4'

export interface DivertedRequest {
  readonly host: string
  readonly path: string
  readonly authorization: string | undefined
}

const target = z.looseObject({
  hostname: z.string(),
  path: z.string(),
  method: z.string(),
  headers: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
})

/**
 * Takes every request that would leave this machine over https to a server on it, and keeps where it was meant to go.
 * Teams' paths begin with a region, which the fake connector has not got.
 */
export function divertHttps(serverUrl: string) {
  const requests: DivertedRequest[] = []
  const { port } = new URL(serverUrl)
  const spy = vi.spyOn(https, 'request').mockImplementation((...given: readonly unknown[]) => {
    const { hostname, path, method, headers } = target.parse(given[0])
    const { authorization } = headers
    requests.push({ host: hostname, path, authorization: authorization?.toString() })
    const here = path.replace(/^\/\w+(?=\/v3\/)/, '')
    const request = http.request({ host: '127.0.0.1', port, path: here, method, headers })
    const answered = given.find((each) => typeof each === 'function')
    if (answered !== undefined) request.on('response', (response) => answered(response))
    return request
  })
  return { requests, stop: () => spy.mockRestore() }
}
