import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { ActionContext } from '../actions/context.ts'
import { isKnown, nameOf } from '../domain/access.ts'
import type { Email, Programme } from '../domain/programme.ts'
import { installInTeam } from './install-in-team.ts'
import { startPlayground } from './playground.ts'

/** The Playground, opened as somebody who owns projects and coordinates, in a team with the project channel. */
export interface LocalClient {
  readonly url: string
  readonly stop: () => Promise<void>
}

const tenantId = '00000000-0000-4000-8000-00000000000f'
const channelId = '19:raportointi@thread.tacv2'
/** How many people beside the current user the Playground knows. */
const others = 5

export async function startLocalClient(
  bot: { readonly programme: Programme; readonly actions: ActionContext },
  config: { readonly dataDir: string; readonly playground: { readonly port: number } },
  botUrl: string,
): Promise<LocalClient> {
  const { programme } = bot
  const { team, channel } = programme.channel ?? { team: 'Hanke', channel: 'Raportointi' }
  const currentUser = localUser(programme)
  const owners = [...new Set(programme.projects.flatMap((project) => project.owners))]
  const company = [...owners, ...programme.coordinators, ...programme.people.map(({ email }) => email), ...spare]
  const people = [...new Set([currentUser, ...company])].slice(0, others + 1)
  const playground = await startPlayground({
    botUrl: `${botUrl}/api/messages`,
    port: config.playground.port,
    folder: join(config.dataDir, 'playground'),
    users: people.map((email) => ({ email, name: nameOf(programme, email), aadObjectId: objectIdOf(email) })),
    currentUser,
    team: { id: '19:team@thread.tacv2', name: team, channels: [{ id: channelId, name: channel }] },
    tenantId,
  })
  await installInTeam(bot.actions, playground.url, {
    channel: channelId,
    forReports: programme.channel !== undefined,
    members: people.filter((email) => isKnown(programme, email)),
  })
  return playground
}

/** A small register may have fewer people than the Playground wants. */
const spare: readonly Email[] = Array.from({ length: others }, (_, index) => `visitor-${index + 1}@example.fi`)

/** The coordinator who owns the most projects, so that both sides can be tried in one window. */
function localUser(programme: Programme): Email {
  const owned = (email: Email): number => programme.projects.filter(({ owners }) => owners.includes(email)).length
  const [first] = [...programme.coordinators].sort((one, other) => owned(other) - owned(one))
  return first ?? 'coordinator@example.fi'
}

/** A stable id that looks like Entra's, so that a second start knows the same people. */
function objectIdOf(email: Email): string {
  const hex = createHash('sha256').update(email).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
