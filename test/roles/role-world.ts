import { refusals } from '../../src/locales/en/refusals.ts'
import { hastyDisk } from '../answering/answering-bot.ts'
import { type FakeConnector, startFakeConnector } from '../fakes/connector.ts'
import { startTestBot, type TestBot } from '../fakes/test-bot.ts'
import { publishedEditions } from '../published-editions.ts'
import { readCard } from '../round/cards.ts'
import { type Role, roles } from './rights-table.ts'

export const openRound = 'review:2021-11-15'
const channel = '19:reports@thread.tacv2'

/** A bot with an open round and somebody in each role, whom it has met. */
export interface RoleWorld {
  /** The code of the refusal that the press was answered with; undefined when it was done. */
  readonly press: (role: Role, data: Readonly<Record<string, unknown>>) => Promise<string | undefined>
  readonly say: (role: Role, place: 'chat' | 'channel', text: string) => Promise<string | undefined>
  /** Everything that somebody's act could change. */
  readonly contents: () => Promise<string>
  readonly dispose: () => Promise<void>
}

export async function startRoleWorld(): Promise<RoleWorld> {
  const connector = await startFakeConnector({
    users: roles.map((role) => ({ email: emailOf(role), name: role })),
    team: { id: '19:team@thread.tacv2', name: 'Team', channels: [{ id: channel, name: 'Reports' }] },
  })
  const bot = await startTestBot({ programme: 'test/roles/programme.yaml', clock: '2021-10-17T09:00', disk: hastyDisk })
  connector.connectTo(`${bot.url}/api/messages`)
  for (const role of roles) await connector.install(emailOf(role))
  await bot.moveClock('2021-10-18T09:00')
  return {
    press: (role, data) => press(connector, role, data),
    say: (role, place, text) => say(connector, role, place, text),
    contents: () => contents(bot),
    async dispose() {
      await bot.dispose()
      await connector.stop()
    },
  }
}

async function press(connector: FakeConnector, role: Role, data: Readonly<Record<string, unknown>>) {
  const message = connector.messagesTo(emailOf(role)).at(-1)?.id ?? ''
  const reply = await connector.pressRaw(emailOf(role), message, { type: 'Action.Execute', verb: data.verb, data })
  if (reply.status !== 200) throw new Error(`The press was answered with ${reply.status}.`)
  return refusalIn(JSON.stringify(reply.body))
}

async function say(connector: FakeConnector, role: Role, place: 'chat' | 'channel', text: string) {
  const email = emailOf(role)
  if (place === 'chat') {
    await connector.say(email, text)
    return refusalIn(cardText(connector.messagesTo(email).at(-1)?.activity.attachments?.[0]?.content))
  }
  const { conversationId } = await connector.sayInChannel(email, text, channel)
  const answers = connector.messagesIn(conversationId)
  return refusalIn(answers.map(({ activity }) => cardText(activity.attachments?.[0]?.content)).join(' '))
}

async function contents({ bot }: TestBot): Promise<string> {
  const { store } = bot.actions
  const rounds = await store.rounds()
  const parts = await Promise.all([
    store.register(),
    store.channel(),
    ...rounds.flatMap(({ round: { id } }) => [store.sheets(id), publishedEditions(store, id)]),
  ])
  return JSON.stringify([rounds, parts])
}

function cardText(card: unknown): string {
  return card === undefined ? '' : readCard(card).text
}

/** The sentences of the catalogue, with anything where a value is filled in. */
const sentences = Object.entries(refusals)
  .filter(([key]) => key.startsWith('refusal.'))
  .map(([key, text]) => ({
    code: key.slice('refusal.'.length),
    pattern: new RegExp(
      text
        .split(/\{\{\w+\}\}/)
        .map(escaped)
        .join('.+'),
    ),
  }))

function escaped(text: string): string {
  // JSON writes a quotation mark with a backslash before it.
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('"', '\\\\?"')
}

function refusalIn(said: string): string | undefined {
  return sentences.find(({ pattern }) => pattern.test(said))?.code
}

function emailOf(role: Role): string {
  return `${role}@example.fi`
}
