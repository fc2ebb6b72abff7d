/** A person as the Playground knows people. */
export interface PlaygroundPerson {
  readonly email: string
  readonly name: string
  readonly aadObjectId: string
}

export interface PlaygroundTeam {
  readonly id: string
  readonly name: string
  readonly channels: readonly { readonly id: string; readonly name: string }[]
}

export interface PlaygroundConfigOptions {
  readonly users: readonly PlaygroundPerson[]
  /** E-mail address of the one whose chats the page shows. */
  readonly currentUser: string
  readonly team: PlaygroundTeam
  readonly tenantId: string
}

interface ConfigUser {
  readonly id: string
  readonly name: string
  /** Spelled so in the Playground's own schema. */
  readonly userPrincipleName: string
  readonly aadObjectId: string
  readonly givenName: string
  readonly surname: string
  readonly email: string
}

/** The content of `.m365agentsplayground.yml`, schema 0.1.1. */
export interface PlaygroundConfig {
  readonly version: '0.1.1'
  readonly tenantId: string
  readonly bot: { readonly id: string; readonly name: string }
  readonly currentUser: ConfigUser
  readonly users: readonly ConfigUser[]
  readonly personalChat: { readonly id: string }
  readonly groupChat: { readonly id: string; readonly name: string }
  readonly team: {
    readonly id: string
    readonly name: string
    readonly aadGroupId: string
    readonly channels: readonly { readonly id: string; readonly name: string }[]
  }
}

const bot = { id: '28:oma-arviointi', name: 'Oma-arviointi' }

/** The Playground's schema wants exactly five people beside the current user. */
const otherPeople = 5

/** Describes the users and the team to the Playground, or throws a sentence that says what is missing. */
export function playgroundConfig(options: PlaygroundConfigOptions): PlaygroundConfig {
  const { users, team, tenantId } = options
  const isCurrent = (user: PlaygroundPerson) => user.email.toLowerCase() === options.currentUser.toLowerCase()
  const current = users.find(isCurrent)
  if (current === undefined) {
    throw new Error(`The Playground cannot show ${options.currentUser}: that address is not among its users.`)
  }
  const others = users.filter((user) => user.aadObjectId !== current.aadObjectId)
  if (others.length < otherPeople) {
    throw new Error(`The Playground needs five people beside ${current.email}, and there are ${others.length}.`)
  }
  return {
    version: '0.1.1',
    tenantId,
    bot,
    currentUser: configUser(current),
    users: others.slice(0, otherPeople).map(configUser),
    // A chat of its own for each: a conversation stored for one person must never lead to another.
    personalChat: { id: `a:${current.aadObjectId}` },
    groupChat: { id: '19:group@thread.v2', name: 'Group' },
    team: { id: team.id, name: team.name, aadGroupId: team.id, channels: extraChannels(team) },
  }
}

/** The general channel, whose id is the team's, is always there; the schema has room for one more. */
function extraChannels(team: PlaygroundTeam): PlaygroundTeam['channels'] {
  const channels = team.channels.filter((channel) => channel.id !== team.id)
  if (channels.length > 1) {
    throw new Error(`The Playground shows one channel beside the general one, and ${channels.length} were given.`)
  }
  return channels.map(({ id, name }) => ({ id, name }))
}

function configUser({ email, name, aadObjectId }: PlaygroundPerson): ConfigUser {
  const [givenName = '', ...rest] = name.split(' ')
  return {
    // Not `29:…`: the Playground finds people by this id alone, Teams by the object id too.
    id: aadObjectId,
    name,
    userPrincipleName: email,
    aadObjectId,
    givenName,
    surname: rest.join(' '),
    email,
  }
}
