import type { Server } from 'node:http'

/** How long the server waits for whom; who is slower is cut off. */
export interface Patience {
  readonly headersMs: number
  readonly requestMs: number
  /** How often it looks for those who are too slow. */
  readonly lookMs: number
}

export const patience: Patience = { headersMs: 10_000, requestMs: 30_000, lookMs: 1000 }

/** Longer than a proxy in front keeps its own side open, or it would send into a closed connection. */
const keepAliveMs = 75_000
const mostConnections = 2000

export function limitPatience(server: Server, { headersMs, requestMs, lookMs }: Patience): void {
  server.headersTimeout = headersMs
  server.requestTimeout = requestMs
  server.keepAliveTimeout = keepAliveMs
  server.maxConnections = mostConnections
  // An option of Node's own `createServer`, which restify calls without any; by itself Node looks every 30 s.
  Object.assign(server, { connectionsCheckingInterval: lookMs })
}
