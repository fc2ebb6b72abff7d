import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { anAccount } from '../builders.ts'
import { type BotReply, type FakeConnector, startFakeConnector } from '../fakes/connector.ts'
import { divertHttps } from '../fakes/diverted-https.ts'
import { type OpenIdServer, startOpenIdServer } from '../fakes/open-id-server.ts'
import { botId, channelClaims, serviceUrl, startTeamsBot } from '../fakes/teams-mode.ts'
import { fakeTenantId } from '../fakes/teams-world.ts'
import type { TestBot } from '../fakes/test-bot.ts'
import { readCard } from '../round/cards.ts'

const owner = 'owner@example.fi'
const guest = 'guest@partner.example.fi'
const invitedOwner = 'second@example.fi'
const partnerTenant = '7e9a1000-0000-4000-8000-000000000002'
const foreignTenant = '7e9a1000-0000-4000-8000-000000000003'
const notFound = 'cannot find you in the programme’s register'

let openId: OpenIdServer
let connector: FakeConnector
let diverted: ReturnType<typeof divertHttps>
let bot: TestBot

beforeEach(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  openId = await startOpenIdServer()
  connector = await startFakeConnector({
    users: [
      { email: owner, name: 'Olli Omistaja' },
      { email: guest, name: 'Vieno Vieras', userRole: 'guest' },
      { email: invitedOwner, name: 'Toini Toinen', userRole: 'guest' },
    ],
  })
  diverted = divertHttps(connector.serviceUrl)
  bot = await startTeamsBot({
    authority: openId.authority,
    env: { ALLOWED_TENANTS: `${fakeTenantId},${partnerTenant}` },
  })
})

afterEach(async () => {
  await bot.dispose()
  diverted.stop()
  await connector.stop()
  await openId.stop()
  vi.restoreAllMocks()
})

describe('somebody whom the register does not know', () => {
  test.each([
    ['as a guest of the allowed tenant', fakeTenantId],
    ['from another tenant that is allowed', partnerTenant],
  ])('hears one sentence %s, and is not stored', async (_, tenant) => {
    expect(await say(guest, tenant)).toEqual({ status: 200, body: undefined })
    expect(textsTo(guest)).toEqual([expect.stringContaining(notFound)])
    expect(await bot.bot.actions.store.accounts()).toEqual([])
  })

  test('hears nothing from a tenant that is not allowed, and nobody is asked who it is', async () => {
    expect(await say(guest, foreignTenant)).toEqual({ status: 403, body: undefined })
    expect(diverted.requests).toEqual([])
    expect(await bot.bot.actions.store.accounts()).toEqual([])
  })
})

test('a guest of the allowed tenant who is in the register is answered', async () => {
  await say(invitedOwner, fakeTenantId)
  expect(textsTo(invitedOwner)).toHaveLength(1)
  expect(textsTo(invitedOwner)[0]).not.toContain(notFound)
  expect(await bot.bot.actions.store.accountByEmail(invitedOwner)).toMatchObject({ reach: 'installed' })
})

describe('what the bot sends', () => {
  test('as a reply goes to the service URL that the activity came from, with the bot’s own token', async () => {
    await say(owner, fakeTenantId)
    expect(textsTo(owner)).toHaveLength(1)
    const asked = diverted.requests.map(({ host, path }) => `https://${host}${path}`)
    expect(asked.filter((url) => !url.startsWith(serviceUrl))).toEqual([])
    expect(asked.some((url) => url.includes('/activities'))).toBe(true)
    expect(new Set(diverted.requests.map(({ authorization }) => authorization))).toEqual(
      new Set([`Bearer ${openId.authority.accessToken}`]),
    )
  })

  test('by itself goes where it has last seen the person', async () => {
    const moved = 'https://smba.trafficmanager.net/amer/'
    await say(owner, fakeTenantId)
    await say(owner, fakeTenantId, moved)
    const account = await bot.bot.actions.store.accountByEmail(owner)
    if (account === undefined) throw new Error('The owner was met.')
    expect(account.reachedVia.serviceUrl).toBe(moved)
    const before = diverted.requests.length
    expect(await bot.bot.actions.messenger.openChat(account)).toMatchObject({ outcome: 'opened' })
    expect(diverted.requests.slice(before)).toEqual([
      {
        host: 'smba.trafficmanager.net',
        path: '/amer/v3/conversations',
        authorization: `Bearer ${openId.authority.accessToken}`,
      },
    ])
  })

  test('never goes where only an activity whose token fails has come from', async () => {
    await say(owner, fakeTenantId)
    const before = diverted.requests.length
    const elsewhere = 'https://smba.trafficmanager.net/amer/'
    expect(await say(owner, fakeTenantId, elsewhere, serviceUrl)).toEqual({ status: 401, body: undefined })
    expect((await bot.bot.actions.store.accountByEmail(owner))?.reachedVia.serviceUrl).toBe(serviceUrl)
    expect(diverted.requests).toHaveLength(before)
  })

  test.each([
    ['elsewhere', 'https://smba.trafficmanager.net.example.fi/emea/'],
    ['without TLS', 'http://smba.trafficmanager.net/emea/'],
    ['on this machine', 'https://127.0.0.1/emea/'],
  ])('never goes to a service URL %s, nor is that remembered', async (_, elsewhere) => {
    await say(owner, fakeTenantId)
    const before = diverted.requests.length
    expect(await say(owner, fakeTenantId, elsewhere)).toEqual({ status: 403, body: undefined })
    expect((await bot.bot.actions.store.accountByEmail(owner))?.reachedVia.serviceUrl).toBe(serviceUrl)
    const stored = anAccount({ reachedVia: { serviceUrl: elsewhere, bot: `28:${botId}` } })
    expect(await bot.bot.actions.messenger.openChat(stored)).toEqual({
      outcome: 'failed',
      code: 'service-url-refused',
    })
    expect(diverted.requests).toHaveLength(before)
    expect(connector.log).toHaveLength(before)
  })
})

/** What each of the bot's messages to the person says, the oldest first. */
function textsTo(email: string): readonly string[] {
  return connector.messagesTo(email).map(({ activity }) => readCard(activity.attachments?.[0]?.content).text)
}

/** A message of the person in their own chat, from this tenant and by way of this service URL; the token vouches for it. */
function say(email: string, tenant: string, via = serviceUrl, vouchedFor = via): Promise<BotReply> {
  const claims = channelClaims(vouchedFor)
  connector.connectTo(`${bot.url}/api/messages`, { authorization: `Bearer ${openId.sign({ claims })}` })
  const conversation = { id: connector.user(email).conversationId, conversationType: 'personal', tenantId: tenant }
  return connector.say(email, 'help', { serviceUrl: via, conversation, channelData: { tenant: { id: tenant } } })
}
