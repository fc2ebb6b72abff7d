import { conversationParameters, messageActivity } from './connector-schema.ts'
import type { ConnectorRequest, ConnectorResponse } from './connector-server.ts'
import { type FakeUser, fakeTenantId, type TeamsWorld } from './teams-world.ts'

const defaultPageSize = 200

/** Answers the Bot Connector's REST calls from the state of a fake Teams. */
export function connectorApi(world: TeamsWorld): (request: ConnectorRequest) => ConnectorResponse {
  return function answer(request) {
    const [version, resource, id = '', part, partId] = request.segments
    if (version !== 'v3') return notFound('ServiceError', `There is no ${request.path}.`)
    if (resource === 'teams') return teamCall(id, part)
    if (resource !== 'conversations') return notFound('ServiceError', `There is no ${request.path}.`)
    if (id === '') return createConversation(request.body)
    if (part === 'activities') return activityCall(request, id, partId)
    const members = world.membersOf(id)
    if (members === undefined) return notFound('ConversationNotFound', 'Conversation not found.')
    if (part === 'pagedmembers') return pagedMembers(members, request.query)
    if (part === 'members') return partId === undefined ? ok(members.map(account)) : oneMember(members, partId)
    return notFound('ServiceError', `There is no ${request.path}.`)
  }

  function createConversation(body: unknown): ConnectorResponse {
    const parsed = conversationParameters.safeParse(body)
    if (!parsed.success) return refusal(400, 'BadSyntax', parsed.error.message)
    const { members = [], channelData, activity } = parsed.data
    const channelId = channelData?.channel?.id
    if (channelId !== undefined) {
      if (!world.isChannel(channelId)) return notFound('ConversationNotFound', 'There is no such channel.')
      if (activity === undefined) return refusal(400, 'BadArgument', 'A channel thread starts with an activity.')
      const message = world.post(channelId, activity)
      return { status: 201, body: { id: message.conversationId, activityId: message.id } }
    }
    const user = world.findUser(members[0]?.id ?? '')
    if (user === undefined) return refusal(400, 'BadArgument', 'The first member is no user of the tenant.')
    if (world.isBlocked(user.conversationId)) return blocked()
    const activityId = activity && world.post(user.conversationId, activity).id
    return { status: 201, body: { id: user.conversationId, ...(activityId && { activityId }) } }
  }

  function activityCall({ method, body }: ConnectorRequest, conversationId: string, id?: string): ConnectorResponse {
    if (world.membersOf(conversationId) === undefined)
      return notFound('ConversationNotFound', 'Conversation not found.')
    if (world.isBlocked(conversationId)) return blocked()
    if (method === 'DELETE' || method === 'PUT') {
      const message = world.find(conversationId, id ?? '')
      if (message === undefined)
        return notFound('ActivityNotFoundInConversation', 'Message does not exist in the thread.')
      if (method === 'PUT') world.edit(message, messageActivity.parse(body))
      else world.remove(message.id)
      return ok({ id: message.id })
    }
    const parsed = messageActivity.safeParse(body)
    if (!parsed.success) return refusal(400, 'BadSyntax', parsed.error.message)
    if (parsed.data.type !== 'message') return { status: 202, body: {} }
    // An id in a POST's path is no message: a proactive turn makes one up.
    return { status: 201, body: { id: world.post(conversationId, parsed.data).id } }
  }

  function teamCall(id: string, part: string | undefined): ConnectorResponse {
    const { team, teamMembers } = world
    if (team === undefined || team.id !== id) return notFound('TeamNotFound', 'Team not found.')
    const extra = team.channels.filter((channel) => channel.id !== team.id)
    if (part === 'conversations') return ok({ conversations: [{ id, type: 'standard' }, ...extra] })
    return ok({
      id,
      name: team.name,
      aadGroupId: team.aadGroupId,
      tenantId: fakeTenantId,
      type: 'standard',
      channelCount: extra.length + 1,
      memberCount: teamMembers.length,
    })
  }
}

function pagedMembers(members: readonly FakeUser[], query: URLSearchParams): ConnectorResponse {
  const size = Number(query.get('pageSize') ?? defaultPageSize)
  const start = Number(query.get('continuationToken') ?? 0)
  if (!Number.isInteger(size) || size < 1 || !Number.isInteger(start)) {
    return refusal(400, 'BadArgument', 'pageSize or continuationToken is wrong.')
  }
  const end = start + size
  const page = members.slice(start, end).map(account)
  return ok(end < members.length ? { members: page, continuationToken: `${end}` } : { members: page })
}

function oneMember(members: readonly FakeUser[], key: string): ConnectorResponse {
  const wanted = key.toLowerCase()
  const user = members.find(({ userId, aadObjectId, userPrincipalName }) =>
    [userId, aadObjectId, userPrincipalName].some((id) => id.toLowerCase() === wanted),
  )
  return user ? ok(account(user)) : notFound('MemberNotFoundInConversation', 'Member not found in conversation.')
}

/** A member as the roster shows one. */
function account(user: FakeUser) {
  const [givenName, ...surname] = user.name.split(' ')
  return {
    id: user.userId,
    name: user.name,
    aadObjectId: user.aadObjectId,
    givenName,
    surname: surname.join(' '),
    email: user.email,
    userPrincipalName: user.userPrincipalName,
    tenantId: fakeTenantId,
    userRole: user.userRole,
  }
}

function ok(body: unknown): ConnectorResponse {
  return { status: 200, body }
}

function blocked(): ConnectorResponse {
  return refusal(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.')
}

function notFound(code: string, message: string): ConnectorResponse {
  return refusal(404, code, message)
}

function refusal(status: number, code: string, message: string): ConnectorResponse {
  return { status, body: { error: { code, message } } }
}
