import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { IncomingMessage, request } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { json } from 'node:stream/consumers'
import { z } from 'zod/v4'
import { type Bot, composeBot } from '../../src/compose.ts'
import { type Config, readConfig } from '../../src/config/config.ts'
import type { Disk } from '../../src/storage/lowdb/disk.ts'
import { type AdmissionLimits, admissionLimits } from '../../src/teams/admission.ts'
import type { Authority } from '../../src/teams/authority.ts'
import { createTelemetry } from '../../src/telemetry/telemetry.ts'
import { notePerson, noteWritten } from './run-record.ts'

/** The whole bot in this process, on a free port of this machine. */
export interface TestBot {
  readonly bot: Bot
  readonly url: string
  readonly folder: string
  /** Moves the clock as a developer would, over HTTP. */
  readonly moveClock: (to: string) => Promise<ClockAnswer>
  readonly stop: () => Promise<void>
  /** Stops and removes the data folder. */
  readonly dispose: () => Promise<void>
}

/** Tests press faster than hands do; those of the limits name their own. */
const unhurried: AdmissionLimits = { ...admissionLimits, person: { burst: 10_000, perSecond: 1000 } }

export interface ClockAnswer {
  readonly now: string
  readonly sent: readonly { readonly step: string; readonly recipient: string; readonly outcome: string }[]
}

const clockAnswer = z.object({
  now: z.string(),
  sent: z.array(z.object({ step: z.string(), recipient: z.string(), outcome: z.string() })),
})

export async function startTestBot(settings: {
  readonly programme: string
  readonly clock?: string
  readonly folder?: string
  /** Instead of the folder: the address of a PostgreSQL database. */
  readonly database?: string
  readonly log?: (line: string) => void
  /** A disk that fails when the test wants it to. */
  readonly disk?: Disk
  readonly limits?: AdmissionLimits
  /** In Teams mode, for requests that this authority vouches for. */
  readonly teams?: { readonly authority: Authority; readonly env: Readonly<Record<string, string>> }
}): Promise<TestBot> {
  const folder = settings.folder ?? (await mkdtemp(join(tmpdir(), 'oma-arviointi-')))
  const port = await freePort()
  const { database, disk, limits, teams } = settings
  const config = testConfig({
    PORT: `${port}`,
    PROGRAMME: settings.programme,
    DATA_DIR: folder,
    CLOCK: settings.clock ?? '',
    ...(database === undefined ? {} : { DATABASE_URL: database }),
    ...teams?.env,
  })
  const telemetry = createTelemetry('info', {
    write(line) {
      noteWritten(line)
      settings.log?.(line)
    },
  })
  const bot = await composeBot(config, telemetry, {
    ...(disk === undefined ? {} : { disk }),
    limits: limits ?? unhurried,
    ...(teams === undefined ? {} : { authority: teams.authority }),
  })
  for (const person of bot.programme.people) notePerson(person)
  const url = `http://127.0.0.1:${await bot.http.listen(port, '127.0.0.1')}`
  bot.http.setReady(true)
  await bot.dueRunner.run()
  const stop = async (): Promise<void> => {
    await bot.http.close()
    await bot.actions.cardUpdates.stop()
    await bot.endpoint.idle()
    noteWritten(await telemetry.metrics())
    await bot.close()
  }
  return {
    bot,
    url,
    folder,
    moveClock: (to) => moveClock(url, to),
    stop,
    async dispose() {
      await stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export async function moveClock(url: string, to: string): Promise<ClockAnswer> {
  // Not `fetch`, which gives up after five minutes: the messages of a large round take longer than that.
  const asked = request(`${url}/local/clock`, { method: 'PUT', headers: { 'content-type': 'application/json' } })
  asked.end(JSON.stringify({ now: to }))
  const [response] = z.tuple([z.instanceof(IncomingMessage)]).parse(await once(asked, 'response'))
  return clockAnswer.parse(await json(response))
}

/** Links name the port, so it must be known before the server listens. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('The port of a TCP server is a number.')
  return address.port
}

function testConfig(env: Readonly<Record<string, string>>): Config {
  const reading = readConfig({ PLAYGROUND: 'off', SEND_RATE: '50', ...env })
  if (!reading.ok) throw new Error(reading.faults.join('\n'))
  return reading.config
}
