import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Authority } from '../../src/teams/authority.ts'

export type Claims = Readonly<Record<string, unknown>>

export interface TokenParts {
  readonly claims: Claims
  readonly header?: Claims
  /** Signed with; the server's own key if left out. */
  readonly key?: KeyObject
}

/** What the server gives in the place of its metadata or its keys. */
export type KeyTrouble = { readonly status: number; readonly body: string } | 'hang'

export interface OpenIdServer {
  readonly authority: Authority
  readonly publicKey: KeyObject
  /** Nothing goes wrong at first. */
  trouble: (path: string) => KeyTrouble | undefined
  readonly sign: (parts: TokenParts) => string
  readonly stop: () => Promise<void>
}

const keyId = 'key-1'
export const issuer = 'https://issuer.example.fi'
const path = '/.well-known/openidconfiguration'

/** The service that vouches for requests to the bot: OpenID metadata, a key, and tokens signed with it. */
export async function startOpenIdServer(): Promise<OpenIdServer> {
  const { publicKey, privateKey } = newKeyPair()
  const endorsed = { ...publicKey.export({ format: 'jwk' }), kid: keyId, use: 'sig', endorsements: ['msteams'] }
  const elsewhere = { ...publicKey.export({ format: 'jwk' }), kid: 'key-for-webchat', endorsements: ['webchat'] }
  const server = createServer((request, response) => {
    const trouble = openId.trouble(request.url ?? '')
    if (trouble === 'hang') return
    response.writeHead(trouble?.status ?? 200, { 'content-type': 'application/json' })
    response.end(trouble?.body ?? JSON.stringify(request.url === path ? { jwks_uri: `${url}/keys` } : keys))
  })
  const keys = { keys: [endorsed, elsewhere] }
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The key server has no port.')
  const url = `http://127.0.0.1:${address.port}`
  const openId: OpenIdServer = {
    authority: { issuer, metadataUrl: `${url}${path}`, accessToken: 'given-in-a-test' },
    publicKey,
    trouble: () => undefined,
    sign: ({ claims, header = {}, key = privateKey }) => signed({ alg: 'RS256', kid: keyId, ...header }, claims, key),
    async stop() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
  return openId
}

export function newKeyPair() {
  return generateKeyPairSync('rsa', { modulusLength: 2048 })
}

function signed(header: Claims, claims: Claims, key: KeyObject): string {
  const text = `${encoded({ typ: 'JWT', ...header })}.${encoded(claims)}`
  if (header.alg === 'none') return `${text}.`
  if (header.alg === 'HS256') {
    // The public key taken for a shared secret: what a confused checker would accept.
    const secret = key.export({ format: 'pem', type: 'spki' })
    return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
  }
  return `${text}.${createSign('RSA-SHA256').update(text).sign(key, 'base64url')}`
}

function encoded(part: Claims): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url')
}
