import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { z } from 'zod/v4'

/** A bot in a process of its own, so that what is measured is its work alone. */
export interface BotProcess {
  readonly url: string
  readonly usage: () => Promise<Usage>
  /** Lets it finish what it does and resolves when it has ended. */
  readonly stop: () => Promise<void>
}

/** What the process has used since it started. */
export interface Usage {
  readonly cpuMs: number
  /** Handed to the disk. */
  readonly bytes: number
}

const fromBot = z.object({ url: z.string(), cpuMs: z.number(), bytes: z.number() })

export async function startBotProcess(file: string, settings: Readonly<Record<string, string>>): Promise<BotProcess> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), {
    env: { ...process.env, ...settings },
    execArgv: ['--import', 'tsx'],
    // Standard output is for the figures alone.
    stdio: ['ignore', 2, 2, 'ipc'],
  })
  const { url } = await nextMessage(child)
  return {
    url,
    async usage() {
      const answer = nextMessage(child)
      child.send('usage')
      return answer
    },
    async stop() {
      const ended = once(child, 'exit')
      child.disconnect()
      const [code] = await ended
      if (code !== 0) throw new Error(`${file} ended with ${code}.`)
    },
  }
}

/** To be called in the bot's process when it can serve. */
export function serveBench(bot: {
  readonly url: string
  readonly bytes: () => number
  readonly stop: () => Promise<void>
}): void {
  const tell = (): void => {
    const { user, system } = process.cpuUsage()
    process.send?.({ url: bot.url, cpuMs: (user + system) / 1000, bytes: bot.bytes() })
  }
  process.on('message', tell)
  process.once('disconnect', () => void bot.stop().then(() => process.exit(0)))
  tell()
}

function nextMessage(child: ChildProcess): Promise<z.infer<typeof fromBot>> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void => reject(new Error(`The bot’s process ended with ${code}.`))
    child.once('exit', ended)
    child.once('message', (message) => {
      child.off('exit', ended)
      resolve(fromBot.parse(message))
    })
  })
}
