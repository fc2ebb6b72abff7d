import type { ShownCard } from '../../src/domain/shown-card.ts'
import type { Disk } from '../../src/storage/lowdb/disk.ts'
import type { FakeConnector } from '../fakes/connector.ts'
import type { TestBot } from '../fakes/test-bot.ts'
import { type ReadCard, readCard } from './cards.ts'
import { type Owner, ownerAt, type Typing } from './owner.ts'
import { startReportingTeam } from './reporting-team.ts'

export const round = 'oma-arviointi:2021-11-15'
export const coordinator = 'coordinator@example.fi'
/** Owns a project together with the co-owner, and another one alone. */
export const owner = 'maria.nordlund@example.fi'
export const coOwner = 'fredrik.sandholm@example.fi'
/** Owns projects of which nobody else is an owner. */
export const other = 'david.miller@example.fi'
export const shared = 'project/perhekeskus-sv'

/** The bot with Länsi-Uusimaa before its autumn round; two of its owners share a project. */
export interface Sharing {
  readonly bot: TestBot
  readonly connector: FakeConnector
  readonly at: (email: string) => Owner
  /** The messages of the person's chat that show duties or more: without greetings. */
  readonly roundMessages: (email: string) => readonly string[]
  /** What the service itself holds of a message: what every device shows after a reload. */
  readonly kept: (email: string, message: string) => KeptMessage
  readonly shownCards: (email: string) => Promise<readonly ShownCard[]>
  readonly open: () => Promise<void>
  /** Resolves when every edit has ended that somebody's act has brought about. */
  readonly quiet: () => Promise<void>
  readonly dispose: () => Promise<void>
}

export interface KeptMessage {
  readonly card: ReadCard
  readonly edits: number
}

/** Levels and results of lines, and a status that is no news. */
export const plainAnswer: Typing = (page, subject) =>
  page.inputs.some(({ id }) => id === 'level')
    ? { level: '50', results: `Resultat: ${subject}` }
    : { status: 'on-track' }

export async function startSharing(
  settings: { readonly disk?: Disk; readonly log?: (line: string) => void } = {},
): Promise<Sharing> {
  const people = [coordinator, owner, coOwner, other]
  const { bot, connector, dispose } = await startReportingTeam({
    programme: 'programmes/lansi-uusimaa.yaml',
    people: people.map((email) => ({ email })),
    clock: '2021-10-17T09:00',
    ...settings,
  })
  for (const email of people) await connector.install(email)
  const greetings = new Set(people.flatMap((email) => connector.messagesTo(email).map(({ id }) => id)))
  const { actions, endpoint } = bot.bot

  function kept(email: string, message: string): KeptMessage {
    const found = connector.messagesTo(email).find(({ id }) => id === message)
    if (found === undefined) throw new Error(`${email} has no message ${message}`)
    return { card: readCard(found.activity.attachments?.[0]?.content), edits: found.edits }
  }

  async function quiet(): Promise<void> {
    await actions.cardUpdates.idle()
    await endpoint.idle()
    await connector.settled()
  }

  return {
    bot,
    connector,
    kept,
    quiet,
    at: (email) => ownerAt(connector, email),
    roundMessages: (email) => connector.messagesTo(email).flatMap(({ id }) => (greetings.has(id) ? [] : [id])),
    shownCards: (email) => actions.store.shownCards(round, email),
    async open() {
      await bot.moveClock('2021-10-18T09:00')
    },
    async dispose() {
      await quiet()
      await dispose()
    },
  }
}
