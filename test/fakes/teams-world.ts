import type { MessageActivity } from './connector-schema.ts'

export const fakeTenantId = '7e9a1000-0000-4000-8000-000000000001'

export interface FakeUserInput {
  readonly email: string
  readonly name: string
  readonly aadObjectId?: string
  /** Where it differs from the e-mail address, as it often does. */
  readonly userPrincipalName?: string
  readonly locale?: string
  readonly userRole?: 'user' | 'guest'
}

export interface FakeUser extends Required<FakeUserInput> {
  /** The id the bot knows the user by, `29:…`. */
  readonly userId: string
  /** The 1:1 chat with the bot, the same for ever. */
  readonly conversationId: string
}

export interface FakeTeam {
  readonly id: string
  readonly name: string
  readonly aadGroupId?: string
  /** The general channel has the team's id. */
  readonly channels: readonly { readonly id: string; readonly name: string }[]
  /** E-mail addresses; all users if left out. */
  readonly members?: readonly string[]
}

export interface FakeMessage {
  readonly id: string
  /** The thread, in a channel. */
  readonly conversationId: string
  /** What it says now, after every edit. */
  readonly activity: MessageActivity
  readonly edits: number
  /** Milliseconds since 1970, with fractions. */
  readonly receivedAt: number
}

export type TeamsWorld = ReturnType<typeof createTeamsWorld>

/** The people, the team and the messages that a fake Teams holds. */
export function createTeamsWorld(options: { users: readonly FakeUserInput[]; team?: FakeTeam | undefined }) {
  const { team } = options
  const users = options.users.map(fakeUser)
  const byKey = new Map<string, FakeUser>()
  const ownerOf = new Map<string, FakeUser>()
  for (const user of users) {
    for (const key of [user.email, user.userPrincipalName, user.aadObjectId, user.userId]) {
      byKey.set(key.toLowerCase(), user)
    }
    ownerOf.set(user.conversationId, user)
  }
  const teamMembers = team?.members ? team.members.map(user) : users
  const removed = new Set<string>()
  const messages = new Map<string, FakeMessage>()
  const idsIn = new Map<string, string[]>()
  let lastNumber = 1_700_000_000_000

  /** Finds a user by e-mail address, UPN, object id or `29:` id. */
  function findUser(key: string): FakeUser | undefined {
    return byKey.get(key.toLowerCase())
  }

  function user(key: string): FakeUser {
    const found = findUser(key)
    if (found === undefined) throw new Error(`The fake Teams has no user ${key}.`)
    return found
  }

  function isChannel(conversationId: string): boolean {
    return team !== undefined && [team.id, ...team.channels.map(({ id }) => id)].includes(channelOf(conversationId))
  }

  /** Those who are in a conversation, or undefined where there is none. */
  function membersOf(conversationId: string): readonly FakeUser[] | undefined {
    const owner = ownerOf.get(conversationId)
    if (owner !== undefined) return [owner]
    return isChannel(conversationId) ? teamMembers : undefined
  }

  /** Adds a message; in a channel named without a thread it starts one. */
  function post(conversationId: string, activity: MessageActivity): FakeMessage {
    lastNumber += 1
    const id = `${lastNumber}`
    const startsThread = isChannel(conversationId) && channelOf(conversationId) === conversationId
    const thread = startsThread ? `${conversationId};messageid=${id}` : conversationId
    const message = { id, conversationId: thread, activity, edits: 0, receivedAt: wallClock() }
    messages.set(id, message)
    for (const key of new Set([thread, channelOf(thread)])) {
      const ids = idsIn.get(key) ?? []
      idsIn.set(key, ids)
      ids.push(id)
    }
    return message
  }

  function find(conversationId: string, id: string): FakeMessage | undefined {
    const message = messages.get(id)
    return message && [message.conversationId, channelOf(message.conversationId)].includes(conversationId)
      ? message
      : undefined
  }

  function message(id: string): FakeMessage {
    const found = messages.get(id)
    if (found === undefined) throw new Error(`The fake Teams has no message ${id}.`)
    return found
  }

  function edit(existing: FakeMessage, activity: MessageActivity): void {
    messages.set(existing.id, { ...existing, activity, edits: existing.edits + 1 })
  }

  /** In order of arrival; of a channel, those of all its threads. */
  function messagesIn(conversationId: string): readonly FakeMessage[] {
    return (idsIn.get(conversationId) ?? []).flatMap((id) => messages.get(id) ?? [])
  }

  return {
    users,
    team,
    teamMembers,
    findUser,
    user,
    membersOf,
    ownerOf: (conversationId: string) => ownerOf.get(conversationId),
    isChannel,
    post,
    find,
    message,
    edit,
    remove: (id: string) => messages.delete(id),
    messagesIn,
    block: ({ conversationId }: FakeUser) => removed.add(conversationId),
    unblock: ({ conversationId }: FakeUser) => removed.delete(conversationId),
    isBlocked: (conversationId: string) => removed.has(conversationId),
  }
}

/** Drops the thread from a channel conversation's id. */
export function channelOf(conversationId: string): string {
  return conversationId.replace(/;messageid=\d+$/, '')
}

/** Finer than `Date.now()`, so that rates can be measured. */
export function wallClock(): number {
  return performance.timeOrigin + performance.now()
}

function fakeUser(input: FakeUserInput, index: number): FakeUser {
  const aadObjectId = input.aadObjectId ?? `a0000000-0000-4000-8000-${`${index + 1}`.padStart(12, '0')}`
  return {
    userPrincipalName: input.email,
    locale: 'fi-FI',
    userRole: 'user',
    ...input,
    aadObjectId,
    userId: `29:${aadObjectId}`,
    conversationId: `a:${aadObjectId}`,
  }
}
