import type { Authority } from '../../src/teams/authority.ts'
import { anAccount } from '../builders.ts'
import { type Claims, issuer } from './open-id-server.ts'
import { fakeTenantId } from './teams-world.ts'
import { startTestBot, type TestBot } from './test-bot.ts'

export const botId = 'b0700000-0000-4000-8000-000000000001'
export const serviceUrl = 'https://smba.trafficmanager.net/emea/'
const ownerObjectId = 'a0000000-0000-4000-8000-000000000001'

/** The bot as it runs in Teams: it answers only to whom this authority vouches for. */
export function startTeamsBot({
  authority,
  env = {},
}: {
  readonly authority: Authority
  readonly env?: Readonly<Record<string, string>>
}): Promise<TestBot> {
  return startTestBot({
    programme: 'test/roles/programme.yaml',
    teams: {
      authority,
      env: {
        BOT_ID: botId,
        BOT_PASSWORD: 'secret',
        BOT_TENANT_ID: fakeTenantId,
        PUBLIC_URL: 'https://bot.example.fi',
        LINK_SECRET: 'x'.repeat(32),
        METRICS_TOKEN: 'metrics',
        ...env,
      },
    },
  })
}

/** Makes an owner known, so that nobody is asked who presses. */
export function meetOwner({ bot }: TestBot): Promise<void> {
  return bot.actions.store.saveAccount(
    anAccount({
      email: 'owner@example.fi',
      objectId: ownerObjectId,
      tenant: fakeTenantId,
      chat: { serviceUrl, conversation: 'a:chat', bot: `28:${botId}`, tenant: fakeTenantId },
      reachedVia: { serviceUrl, bot: `28:${botId}` },
    }),
  )
}

/** What a token says that holds for an hour; `via` is the service URL that it vouches for. */
export function channelClaims(via = serviceUrl) {
  const now = Math.floor(Date.now() / 1000)
  return { iss: issuer, aud: botId, serviceurl: via, nbf: now - 60, exp: now + 3600 } satisfies Claims
}

/** The owner's press on a button that every role has, as JSON. */
export function ownersPress(changes: object = {}): string {
  return JSON.stringify({
    type: 'invoke',
    name: 'adaptiveCard/action',
    id: 'f:1',
    channelId: 'msteams',
    serviceUrl,
    from: { id: '29:owner', aadObjectId: ownerObjectId },
    recipient: { id: `28:${botId}` },
    conversation: personalChat(fakeTenantId),
    channelData: { tenant: { id: fakeTenantId } },
    value: { action: { type: 'Action.Execute', verb: 'status', data: { verb: 'status', round: 'x' } } },
    ...changes,
  })
}

export function personalChat(tenantId: string) {
  return { id: 'a:chat', conversationType: 'personal', tenantId }
}
