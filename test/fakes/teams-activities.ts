import { randomUUID } from 'node:crypto'
import type { JsonObject } from './connector-schema.ts'
import { channelOf, type FakeTeam, type FakeUser, fakeTenantId } from './teams-world.ts'

export interface FakeBot {
  /** `28:` and the app id. */
  readonly id: string
  readonly name: string
}

export interface Scene {
  readonly serviceUrl: string
  readonly bot: FakeBot
  readonly team: FakeTeam | undefined
}

/** A message in the 1:1 chat. */
export function personalMessage(scene: Scene, user: FakeUser, text: string): JsonObject {
  return { ...said(scene, user, text), conversation: personalConversation(user), channelData: { tenant } }
}

/** A message in a channel that mentions the bot; `conversationId` names its thread. */
export function channelMessage(scene: Scene, user: FakeUser, conversationId: string, text: string): JsonObject {
  const mention = `<at>${scene.bot.name}</at>`
  const entity = { type: 'mention', mentioned: scene.bot, text: mention }
  return {
    ...said(scene, user, `${mention} ${text}`),
    entities: [entity, clientInfo(user)],
    conversation: channelConversation(conversationId),
    channelData: channelData(scene, conversationId),
  }
}

/** A press on a card's Action.Execute. */
export function cardInvoke(
  scene: Scene,
  user: FakeUser,
  on: { readonly id: string; readonly conversationId: string },
  action: JsonObject,
): JsonObject {
  const inChannel = on.conversationId !== user.conversationId
  return {
    ...base(scene, user, 'invoke'),
    name: 'adaptiveCard/action',
    replyToId: on.id,
    value: { action, trigger: 'manual' },
    conversation: inChannel ? channelConversation(on.conversationId) : personalConversation(user),
    channelData: {
      ...(inChannel ? channelData(scene, on.conversationId) : { tenant }),
      source: { name: 'message' },
      legacy: { replyToId: on.id },
    },
  }
}

/** Both events that Teams sends, in no sure order, when a user adds the app. */
export function personalInstall(scene: Scene, user: FakeUser): readonly JsonObject[] {
  const conversation = personalConversation(user)
  const members = [{ id: user.userId, aadObjectId: user.aadObjectId }, { id: scene.bot.id }]
  return [
    { ...base(scene, user, 'installationUpdate'), action: 'add', conversation, channelData: { tenant } },
    { ...base(scene, user, 'conversationUpdate'), membersAdded: members, conversation, channelData: { tenant } },
  ]
}

/** The one event that is left when a user removes the app. */
export function personalUninstall(scene: Scene, user: FakeUser): JsonObject {
  const conversation = personalConversation(user)
  return { ...base(scene, user, 'installationUpdate'), action: 'remove', conversation, channelData: { tenant } }
}

/** Both events that Teams sends when a user adds the app to the team. */
export function teamInstall(scene: Scene, user: FakeUser, team: FakeTeam): readonly JsonObject[] {
  const conversation = channelConversation(team.id)
  const data = channelData(scene, team.id)
  const settings = { selectedChannel: { id: team.id } }
  return [
    { ...base(scene, user, 'installationUpdate'), action: 'add', conversation, channelData: { ...data, settings } },
    {
      ...base(scene, user, 'conversationUpdate'),
      membersAdded: [{ id: scene.bot.id }],
      conversation,
      channelData: { ...data, eventType: 'teamMemberAdded' },
    },
  ]
}

const tenant = { id: fakeTenantId }

function said(scene: Scene, user: FakeUser, text: string): JsonObject {
  return { ...base(scene, user, 'message'), text, textFormat: 'plain' }
}

function base({ serviceUrl, bot }: Scene, user: FakeUser, type: string): JsonObject {
  const timestamp = new Date().toISOString()
  return {
    type,
    id: type === 'message' ? `${Date.now()}` : `f:${randomUUID()}`,
    timestamp,
    localTimestamp: timestamp,
    serviceUrl,
    channelId: 'msteams',
    from: { id: user.userId, name: user.name, aadObjectId: user.aadObjectId },
    recipient: bot,
    locale: user.locale,
    entities: [clientInfo(user)],
  }
}

function clientInfo({ locale }: FakeUser): JsonObject {
  return { type: 'clientInfo', locale, country: 'FI', platform: 'Web', timezone: 'Europe/Helsinki' }
}

function personalConversation({ conversationId }: FakeUser): JsonObject {
  return { id: conversationId, conversationType: 'personal', tenantId: fakeTenantId }
}

function channelConversation(id: string): JsonObject {
  return { id, isGroup: true, conversationType: 'channel', tenantId: fakeTenantId }
}

function channelData({ team }: Scene, conversationId: string): JsonObject {
  const channelId = channelOf(conversationId)
  return {
    tenant,
    teamsTeamId: team?.id,
    teamsChannelId: channelId,
    team: { id: team?.id, name: team?.name, aadGroupId: team?.aadGroupId },
    channel: { id: channelId },
  }
}
