import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { readProgrammeFile } from '../../src/programme-file/programme-from-disk.ts'
import { notePerson, noteWritten } from '../fakes/run-record.ts'
import { type ClockAnswer, freePort, moveClock } from '../fakes/test-bot.ts'

/** The bot as it is run in earnest: a process of its own. */
export interface BotProcess {
  readonly pid: number
  readonly url: string
  readonly playgroundUrl: string
  /** Everything on its standard output so far. */
  readonly log: () => string
  readonly moveClock: (to: string) => Promise<ClockAnswer>
  /** Asks it to end, as a process manager does, and returns its exit code. */
  readonly end: () => Promise<number | null>
  readonly signal: (signal: NodeJS.Signals) => void
  /** Resolves with its exit code. */
  readonly ended: Promise<number | null>
  /** Takes it away between one instruction and the next. */
  readonly kill: () => Promise<void>
}

export interface BotProcessSettings {
  readonly folder: string
  readonly programme: string
  readonly playground: 'on' | 'off'
  readonly clock?: string
  readonly env?: Readonly<Record<string, string>>
}

const startLimitMs = 60_000

/** Starts the bot in local mode on free ports and resolves when it says that it can serve. */
export async function startBotProcess(settings: BotProcessSettings): Promise<BotProcess> {
  const [port, playgroundPort] = [await freePort(), await freePort()]
  const { people } = await readProgrammeFile(settings.programme)
  for (const person of people) notePerson(person)
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    env: {
      PATH,
      HOME,
      PORT: `${port}`,
      PLAYGROUND_PORT: `${playgroundPort}`,
      PLAYGROUND: settings.playground,
      PROGRAMME: settings.programme,
      DATA_DIR: settings.folder,
      SEND_RATE: '50',
      ...(settings.clock === undefined ? {} : { CLOCK: settings.clock }),
      ...settings.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = { log: '', errors: '' }
  child.stdout.setEncoding('utf8')
  child.stderr.setEncoding('utf8')
  child.stdout.on('data', (chunk) => {
    output.log += chunk
    noteWritten(chunk)
  })
  child.stderr.on('data', (chunk) => {
    output.errors += chunk
    noteWritten(chunk)
  })
  const ended = once(child, 'exit').then(() => child.exitCode)
  await ready(child, output)
  const url = `http://127.0.0.1:${port}`
  return {
    pid: child.pid ?? 0,
    url,
    playgroundUrl: `http://127.0.0.1:${playgroundPort}`,
    log: () => output.log,
    moveClock: (to) => moveClock(url, to),
    async end() {
      await stop(child, 'SIGTERM')
      return child.exitCode
    },
    signal: (signal) => void child.kill(signal),
    ended,
    kill: () => stop(child, 'SIGKILL'),
  }
}

async function ready(child: ChildProcess, output: { readonly log: string; readonly errors: string }): Promise<void> {
  const giveUpAt = performance.now() + startLimitMs
  while (!output.log.includes('"msg":"ready"')) {
    if (child.exitCode !== null || performance.now() > giveUpAt) {
      child.kill('SIGKILL')
      throw new Error(`The bot did not start (exit code ${child.exitCode}):\n${output.errors}${output.log}`)
    }
    await pause(20)
  }
}

async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}
