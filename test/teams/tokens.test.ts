import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { newKeyPair, type OpenIdServer, startOpenIdServer, type TokenParts } from '../fakes/open-id-server.ts'
import {
  botId,
  channelClaims,
  meetOwner,
  ownersPress,
  personalChat,
  serviceUrl,
  startTeamsBot,
} from '../fakes/teams-mode.ts'
import type { TestBot } from '../fakes/test-bot.ts'

const claims = channelClaims()
const hour = 3600

const onConsole = vi.spyOn(console, 'error').mockImplementation(() => undefined)
let openId: OpenIdServer
let bot: TestBot

beforeAll(async () => {
  openId = await startOpenIdServer()
  bot = await startHurriedBot(openId)
})

afterAll(async () => {
  await bot.dispose()
  await openId.stop()
  vi.restoreAllMocks()
})

describe('a token of the channel', () => {
  test('lets a person press a button', async () => {
    const response = await post(`Bearer ${openId.sign({ claims })}`)
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ statusCode: 200 })
  })

  test('names no software and sets no cookie', async () => {
    const { headers } = await post(`Bearer ${openId.sign({ claims })}`)
    expect(['server', 'user-agent', 'x-powered-by', 'set-cookie'].filter((name) => headers.has(name))).toEqual([])
  })
})

const stranger = newKeyPair().privateKey

const faulty: readonly { readonly name: string; readonly token: (server: OpenIdServer) => string | undefined }[] = [
  { name: 'no token', token: () => undefined },
  { name: 'an empty header', token: () => '' },
  { name: 'another scheme', token: (server) => `Basic ${server.sign({ claims })}` },
  { name: 'a scheme alone', token: () => 'Bearer' },
  { name: 'no token but text', token: () => 'Bearer nothing' },
  { name: 'three parts of nothing', token: () => 'Bearer a.b.c' },
  { name: 'parts that are no JSON', token: () => `Bearer ${['{', 'null', 'x'].map(base64).join('.')}` },
  {
    name: 'claims that are null',
    token: () => `Bearer ${['{"alg":"RS256","typ":"JWT"}', 'null', 'x'].map(base64).join('.')}`,
  },
  bearer('another issuer', { claims: { ...claims, iss: 'https://api.botframework.com.example.fi' } }),
  bearer('no issuer', { claims: { ...claims, iss: undefined } }),
  bearer('another bot’s audience', { claims: { ...claims, aud: 'b0700000-0000-4000-8000-000000000002' } }),
  bearer('no audience', { claims: { ...claims, aud: undefined } }),
  bearer('a key that nobody knows', { claims, header: { kid: 'key-2' } }),
  bearer('no key id', { claims, header: { kid: undefined } }),
  bearer('another’s key under a known name', { claims, key: stranger }),
  bearer('a key endorsed for another channel', { claims, header: { kid: 'key-for-webchat' } }),
  bearer('another service URL', { claims: { ...claims, serviceurl: 'https://smba.trafficmanager.net/amer/' } }),
  bearer('no service URL', { claims: { ...claims, serviceurl: undefined } }),
  bearer('a time that is past', { claims: { ...claims, exp: claims.exp - 2 * hour } }),
  bearer('a time to come', { claims: { ...claims, nbf: claims.nbf + hour } }),
  bearer('alg: none', { claims, header: { alg: 'none' } }),
  {
    name: 'the public key taken for a shared secret',
    token: ({ sign, publicKey }) => `Bearer ${sign({ claims, header: { alg: 'HS256' }, key: publicKey })}`,
  },
  { name: 'claims changed after signing', token: (server) => `Bearer ${tampered(server.sign({ claims }))}` },
  { name: 'a signature cut off', token: (server) => `Bearer ${server.sign({ claims }).slice(0, -20)}` },
  bearer('the emulator’s issuer', {
    claims: {
      ...claims,
      iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
      ver: '1.0',
      appid: botId,
    },
  }),
  bearer('another bot’s issuer', {
    claims: {
      ...claims,
      iss: 'https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0',
      ver: '2.0',
      azp: 'b0700000-0000-4000-8000-000000000009',
    },
  }),
]

const now = Math.floor(Date.now() / 1000)
const ownKey = newKeyPair()

/** What a checker takes that is less strict than this one, or that follows what a token says of itself. */
const odd: readonly { readonly name: string; readonly token: (server: OpenIdServer) => string }[] = [
  { name: 'a scheme in small letters', token: (server) => `bearer ${server.sign({ claims })}` },
  { name: 'two spaces', token: (server) => `Bearer  ${server.sign({ claims })}` },
  { name: 'a word behind it', token: (server) => `Bearer ${server.sign({ claims })} x` },
  { name: 'two of them', token: (server) => `Bearer ${server.sign({ claims })}, Bearer ${server.sign({ claims })}` },
  { name: 'ten thousand letters', token: () => `Bearer ${'a'.repeat(10_000)}` },
  bearer('a path as key id', { claims, header: { kid: '../../../../etc/hostname' } }),
  bearer('a key id that every object has', { claims, header: { kid: '__proto__' } }),
  bearer('a number as key id', { claims, header: { kid: 1 } }),
  bearer('a list as key id', { claims, header: { kid: ['key-1'] } }),
  bearer('a key of its own', {
    claims,
    header: { jwk: ownKey.publicKey.export({ format: 'jwk' }) },
    key: ownKey.privateKey,
  }),
  bearer('a signature of another kind', { claims, header: { alg: 'PS256' } }),
  bearer('a list of algorithms', { claims, header: { alg: ['RS256'] } }),
  bearer('alg: None', { claims, header: { alg: 'None' } }),
  bearer('no end', { claims: { ...claims, exp: undefined } }),
  bearer('an end that is null', { claims: { ...claims, exp: null } }),
  bearer('an end in words', { claims: { ...claims, exp: `${now + hour}` } }),
  bearer('a beginning in words', { claims: { ...claims, nbf: `${now - hour}` } }),
  bearer('an end six minutes ago, with which a clock may not differ', { claims: { ...claims, exp: now - 360 } }),
  bearer('a list of audiences', { claims: { ...claims, aud: [botId, 'b0700000-0000-4000-8000-000000000002'] } }),
  bearer('the audience in capitals', { claims: { ...claims, aud: botId.toUpperCase() } }),
  bearer('a list of issuers', { claims: { ...claims, iss: [claims.iss] } }),
  bearer('an issuer with a slash', { claims: { ...claims, iss: `${claims.iss}/` } }),
  bearer('the service URL in capitals', { claims: { ...claims, serviceurl: serviceUrl.toUpperCase() } }),
  bearer('the service URL without its slash', { claims: { ...claims, serviceurl: serviceUrl.slice(0, -1) } }),
  bearer('a list of service URLs', { claims: { ...claims, serviceurl: [serviceUrl] } }),
]

describe('a token is refused with 401 and no word', () => {
  test.each([...faulty, ...odd])('$name', async ({ token }) => {
    const response = await post(token(openId))
    expect([response.status, await response.text()]).toEqual([401, ''])
    // Left alone the SDK writes there why it did not like a token, and whose key it has.
    expect(onConsole).not.toHaveBeenCalled()
  })
})

test.each(['jku', 'x5u'])('nobody is asked for keys at an address that a token gives as its %s', async (name) => {
  const elsewhere = await startOpenIdServer()
  const asked = vi.fn(() => undefined)
  elsewhere.trouble = asked
  const url = elsewhere.authority.metadataUrl.replace(/\.well-known.*/, 'keys')
  const response = await post(`Bearer ${elsewhere.sign({ claims, header: { [name]: url } })}`)
  await elsewhere.stop()
  expect(response.status).toBe(401)
  expect(asked).not.toHaveBeenCalled()
})

test('of two tokens in two headers the first one counts', async () => {
  const [good, bad] = [`Bearer ${openId.sign({ claims })}`, 'Bearer nothing']
  expect(await statusWith([good, bad])).toBe(200)
  expect(await statusWith([bad, good])).toBe(401)
})

describe('an activity is refused with 403 and no word, whatever its token', () => {
  test.each([
    ['another tenant', { channelData: { tenant: { id: 'other' } }, conversation: personalChat('other') }],
    ['a tenant in its conversation that is not that of its channel', { conversation: personalChat('other') }],
    ['no tenant', { channelData: {}, conversation: { id: 'a:chat', conversationType: 'personal' } }],
    ['another channel', { channelId: 'webchat' }],
    ['the channel of App Service', { channelId: 'AseChannel' }],
    ['a service URL elsewhere', { serviceUrl: 'https://smba.trafficmanager.net.example.fi/' }],
    ['a service URL without TLS', { serviceUrl: 'http://smba.trafficmanager.net/emea/' }],
    ['a service URL with a name in it', { serviceUrl: 'https://teams@smba.trafficmanager.net/' }],
    ['a service URL at another port', { serviceUrl: 'https://smba.trafficmanager.net:8443/emea/' }],
    ['a service URL with a question', { serviceUrl: 'https://smba.trafficmanager.net/?to=' }],
    ['a service URL on this machine', { serviceUrl: 'http://127.0.0.1:9/' }],
  ])('%s', async (_, changes) => {
    const signed = openId.sign({
      claims: channelClaims('serviceUrl' in changes ? changes.serviceUrl : serviceUrl),
    })
    const response = await post(`Bearer ${signed}`, changes)
    expect([response.status, await response.text()]).toEqual([403, ''])
  })
})

describe('without signing keys the sender is asked to come again', () => {
  test.each<readonly [string, OpenIdServer['trouble']]>([
    ['the metadata fails', () => ({ status: 500, body: '' })],
    ['the metadata is no JSON', () => ({ status: 200, body: '<html>token</html>' })],
    ['the keys fail', (path) => (path === '/keys' ? { status: 503, body: '' } : undefined)],
    ['the keys are no JSON', (path) => (path === '/keys' ? { status: 200, body: 'signature' } : undefined)],
    ['there is no key', (path) => (path === '/keys' ? { status: 200, body: '{"keys":[]}' } : undefined)],
  ])('when %s', async (_, trouble) => {
    await withFreshServer(async (server, own) => {
      server.trouble = trouble
      const response = await post(`Bearer ${server.sign({ claims })}`, {}, own)
      expect([response.status, response.headers.get('retry-after'), await response.text()]).toEqual([503, '30', ''])
      server.trouble = () => undefined
      expect((await post(`Bearer ${server.sign({ claims })}`, {}, own)).status).toBe(200)
    })
  })

  test('when nobody answers in time', async () => {
    await withFreshServer(async (server, own) => {
      server.trouble = () => 'hang'
      expect((await post(`Bearer ${server.sign({ claims })}`, {}, own)).status).toBe(503)
    })
  })
})

function bearer(name: string, parts: TokenParts) {
  return { name, token: (server: OpenIdServer) => `Bearer ${server.sign(parts)}` }
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64url')
}

function tampered(token: string): string {
  const [header, , signature] = token.split('.')
  return [header, base64(JSON.stringify({ ...claims, exp: claims.exp + hour })), signature].join('.')
}

/** With an authority that is given up on soon. */
async function startHurriedBot({ authority }: OpenIdServer): Promise<TestBot> {
  const started = await startTeamsBot({ authority: { ...authority, withinMs: 500 } })
  await meetOwner(started)
  return started
}

/** The SDK keeps the keys of an address for a day, so trouble needs an address of its own. */
async function withFreshServer(test: (server: OpenIdServer, bot: TestBot) => Promise<void>): Promise<void> {
  const server = await startOpenIdServer()
  const own = await startHurriedBot(server)
  try {
    await test(server, own)
  } finally {
    await own.dispose()
    await server.stop()
  }
}

/** As they are sent: `fetch` would make one header of them. */
async function statusWith(authorization: readonly string[]): Promise<number> {
  const body = ownersPress()
  const { port, host } = new URL(bot.url)
  const socket = connect(Number(port), '127.0.0.1')
  const headers = authorization.map((each) => `authorization: ${each}`)
  const about = [`host: ${host}`, 'content-type: application/json', `content-length: ${body.length}`]
  socket.end(['POST /api/messages HTTP/1.1', ...about, 'connection: close', ...headers, '', body].join('\r\n'))
  return Number((await text(socket)).split(' ')[1])
}

/** A press on a button that every role has. */
function post(authorization: string | undefined, changes: object = {}, { url }: TestBot = bot): Promise<Response> {
  return fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization === undefined ? {} : { authorization }) },
    body: ownersPress(changes),
  })
}
