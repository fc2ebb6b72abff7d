import process from 'node:process'
import { setTimeout as pause } from 'node:timers/promises'
import { catchUpCards } from './actions/catch-up-cards.ts'
import type { Bot } from './compose.ts'
import { composeBot } from './compose.ts'
import type { Config } from './config/config.ts'
import { addSeconds, daySeconds, type Instant, wallTimeOf } from './domain/instant.ts'
import { AddressUnavailable } from './exit-codes.ts'
import { nextMoment } from './local/due-moments.ts'
import { type LocalClient, startLocalClient } from './local/local-client.ts'
import type { LocalStart } from './local/local-start.ts'
import { unknownManifestCommands } from './teams/manifest-commands.ts'
import type { TelemetryWithMetrics } from './telemetry/telemetry.ts'

/** A bot that serves. */
export interface RunningBot {
  readonly url: string
  /** Stops taking new work, lets what is under way finish, and closes the store. */
  readonly stop: () => Promise<void>
}

const tickMs = 60_000

/** Opens the store, listens, runs what is due at once and then every minute. */
export async function startBot(config: Config, telemetry: TelemetryWithMetrics): Promise<RunningBot> {
  for (const unknown of await unknownManifestCommands())
    telemetry.warn('the app package names a command that the bot does not know', { command: unknown })
  if (config.mode !== 'local' && !config.publicUrl.startsWith('https:'))
    telemetry.warn('PUBLIC_URL is not https: whoever is on the way can read reports and the links to them')
  const bot = await composeBot(config, telemetry)
  const port = await bot.http.listen(config.port, config.host).catch((error: unknown) => {
    throw new AddressUnavailable(config, error)
  })
  const url = `http://${config.host}:${port}`
  const client = config.playground.on ? await startLocalClient(bot, config, url) : undefined
  // The first run comes after the local client has shown who can be reached.
  const stopTimer = startTimer(bot, telemetry, config.mode === 'local')
  await catchUpCards(bot.actions)
  bot.http.setReady(true)
  telemetry.info('ready', { mode: config.mode, url })
  if (config.mode === 'local') await tellLocal(bot, url, client?.url)
  return {
    url,
    async stop() {
      bot.http.setReady(false)
      telemetry.info('stopping')
      stopTimer()
      const inTime = await Promise.race([stopAll(bot, client).then(() => true), pause(stopWithinMs, false)])
      if (inTime) telemetry.info('stopped')
      else telemetry.warn('stopped in the middle', { afterMs: stopWithinMs })
    },
  }
}

/** Whoever runs the process takes it away after ten seconds; what is acknowledged is durable at any moment. */
const stopWithinMs = 9000
/** So long whoever leads people here has to see that it is not ready; what still comes is answered. */
const farewellMs = 1000

async function stopAll({ actions, dueRunner, http, endpoint, close }: Bot, client: LocalClient | undefined) {
  actions.pace.stop()
  await Promise.all([dueRunner.stop(), actions.cardUpdates.stop(), pause(farewellMs).then(() => http.close())])
  await endpoint.idle()
  await client?.stop()
  await close()
}

function startTimer(bot: Bot, telemetry: TelemetryWithMetrics, local: boolean): () => void {
  const tick = async (): Promise<void> => {
    try {
      if (local) await bot.actions.store.noteMoment(bot.actions.clock.now())
      await bot.dueRunner.run()
    } catch (error) {
      telemetry.error('due run failed', error)
    }
  }
  void tick()
  const timer = setInterval(() => void tick(), tickMs)
  return () => clearInterval(timer)
}

const startReasons: Readonly<Record<LocalStart, string>> = {
  asked: 'The clock starts where CLOCK says.',
  seen: 'The clock goes on from the latest moment that the data folder has seen.',
  'real-time': 'A round is open or to come, so the clock starts at the real time.',
  'eve-of-last-opening': 'No round is open or to come, so the clock starts on the eve of the last round’s opening.',
}

/** For the person at the keyboard; the log on standard output stays JSON lines. */
async function tellLocal({ programme, actions, localStart }: Bot, url: string, playground?: string): Promise<void> {
  const now = actions.clock.now()
  const onWall = (instant: Instant): string => wallTimeOf(instant, programme.timeZone)
  // A moment that is past would be refused.
  const next = onWall((await nextMoment(actions)) ?? addSeconds(now, daySeconds))
  const lines = [
    '',
    'LOCAL MODE: no BOT_ID is set. Requests are not authenticated; only this machine can reach the bot.',
    `The bot listens at ${url}. Its clock shows ${onWall(now)} (${programme.timeZone}).`,
    ...(localStart === undefined ? [] : [startReasons[localStart]]),
    playground === undefined ? 'No Playground was started (PLAYGROUND=off).' : `Open ${playground} and write: help`,
    `Move the clock to what happens next by writing "clock ${next}" to the bot, or: curl -X PUT ${url}/local/clock -H 'content-type: application/json' -d '{"now":"${next.replace(' ', 'T')}"}'`,
    '',
  ]
  process.stderr.write(`${lines.join('\n')}\n`)
}
