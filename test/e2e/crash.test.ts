import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod/v4'
import { readProgrammeFile } from '../../src/programme-file/programme-from-disk.ts'
import { type FakeConnector, startFakeConnector } from '../fakes/connector.ts'
import { ownerAt, type Typing } from '../round/owner.ts'
import { type BotProcess, startBotProcess } from './bot-process.ts'

const programme = 'programmes/lansi-uusimaa.yaml'
const channel = '19:reports@thread.tacv2'
const coordinator = 'coordinator@example.fi'
const drafting = 'sari.myllyniemi@example.fi'

/** What a round has come to, whatever happened to the process on the way. */
interface Outcome {
  /** The title of every message as it was sent, by conversation, in order. */
  readonly sent: Readonly<Record<string, readonly string[]>>
  readonly report: unknown
}

type Step = (scene: { readonly connector: FakeConnector; readonly bot: BotProcess }) => Promise<unknown>

const steps: Readonly<Record<string, Step>> = {
  'the bot is added to the team': ({ connector }) => connector.installTeam(),
  'the channel is chosen': ({ connector }) => connector.sayInChannel(coordinator, 'channel here'),
  opening: ({ bot }) => bot.moveClock('2021-10-18T09:00'),
  async 'half the answers'({ connector }) {
    await answer(connector, 'aino.virtanen@example.fi')
    await answer(connector, 'juha.kettunen@example.fi')
  },
  async 'a draft in the middle of a sheet'({ connector }) {
    const owner = ownerAt(connector, drafting)
    const { id } = owner.cardWith('open')
    const page = await owner.press(id, 'open')
    await owner.press(id, 'save', typing(page, 'line/ppt/availability'))
  },
  async 'the other answers'({ connector }) {
    await connector.say(drafting, 'my')
    const pages = await answer(connector, drafting)
    expect(pages).toEqual(
      ['prevention', 'quality', 'integration', 'costs'].map((goal) => `line/ppt/${goal}`).concat('project/ppt'),
    )
    await answer(connector, 'maria.nordlund@example.fi')
  },
  reminder: ({ bot }) => bot.moveClock('2021-11-01T09:00'),
  report: ({ bot }) => bot.moveClock('2021-11-15T12:00'),
}

let undisturbed: Outcome
let killed: Outcome

beforeAll(async () => {
  ;[undisturbed, killed] = await Promise.all([play({ kill: false }), play({ kill: true })])
})

describe('a round during which the process is killed after every step', () => {
  it('sends everybody what an undisturbed one sends, and nothing twice', () => {
    expect(Object.keys(undisturbed.sent).length).toBeGreaterThan(15)
    expect(killed.sent).toEqual(undisturbed.sent)
    expect(killed.sent[channel]).toHaveLength(1)
  })

  it('publishes the same answers', () => {
    expect(killed.report).toMatchObject({ edition: 1, counts: { expected: 95, answered: 26 } })
    expect(killed.report).toEqual(undisturbed.report)
  })
})

async function play({ kill }: { readonly kill: boolean }): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'oma-arviointi-'))
  const connector = await connectorFor(programme)
  const sent: Record<string, string[]> = {}
  connector.faults = ({ method, segments, body }) => {
    if (method === 'POST' && segments.at(-1) === 'activities') note(sent, segments.at(-2) ?? '', body)
    return undefined
  }
  let bot: BotProcess | undefined
  try {
    for (const step of Object.values(steps)) {
      bot ??= await start(folder, connector)
      await step({ connector, bot })
      if (!kill) continue
      await bot.kill()
      bot = undefined
    }
    // Whatever were still to be sent again would be sent now.
    bot ??= await start(folder, connector)
    await connector.settled(300)
    expect(await bot.end()).toBe(0)
    return { sent, report: await report(folder) }
  } finally {
    await bot?.kill()
    await connector.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function start(folder: string, connector: FakeConnector): Promise<BotProcess> {
  const bot = await startBotProcess({ folder, programme, playground: 'off', clock: '2021-10-17T09:00' })
  connector.connectTo(`${bot.url}/api/messages`)
  return bot
}

async function connectorFor(file: string): Promise<FakeConnector> {
  const { people } = await readProgrammeFile(file)
  return startFakeConnector({
    users: people.map(({ email, name = email }) => ({ email, name })),
    team: { id: '19:team@thread.tacv2', name: 'Hanke', channels: [{ id: channel, name: 'Raportointi' }] },
  })
}

const message = z.looseObject({ summary: z.string() })

function note(sent: Record<string, string[]>, conversation: string, body: unknown): void {
  sent[conversation] = [...(sent[conversation] ?? []), message.parse(body).summary]
}

/** Sends every sheet that the newest card offers, and tells the pages that were shown for it. */
async function answer(connector: FakeConnector, email: string): Promise<readonly string[]> {
  const owner = ownerAt(connector, email)
  const { id, card } = owner.cardWith('open')
  const pages: string[] = []
  for (const { data } of card.buttons.filter(({ verb }) => verb === 'open')) {
    await owner.answer(id, String(data.sheet), (page, subject) => {
      pages.push(subject)
      return typing(page, subject)
    })
  }
  return pages
}

/** Where another level would have to be explained. */
const risen = new Set(['line/ppt/availability', 'line/ppt/integration'])

const typing: Typing = (page, subject) =>
  page.inputs.some(({ id }) => id === 'level')
    ? { level: risen.has(subject) ? '50' : '25', results: `${subject}\n- *toinen* rivi & <b>` }
    : { status: 'on-track' }

/** Read from outside, as an operator would. */
async function report(folder: string): Promise<unknown> {
  const call = ['report', '--round', '2021-11-15', '--format', 'json', '--audience', 'coordinators']
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...call], {
    env: { PATH: process.env.PATH, DATA_DIR: folder },
  })
  return JSON.parse(stdout)
}
