import { type ChildProcess, fork } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { composeBot } from '../src/compose.ts'
import { readConfig } from '../src/config/config.ts'
import { createTelemetry } from '../src/telemetry/telemetry.ts'
import { anAccount } from '../test/builders.ts'
import { openingRound, ownerNumber, programmeFileOf } from '../test/delivery/large-programme.ts'
import { fakeTenantId } from '../test/fakes/teams-world.ts'
import { freePort, moveClock } from '../test/fakes/test-bot.ts'
import { startTestServer } from '../test/postgres/test-server.ts'
import { figure, note, percentile } from './figure.ts'
import type { FromPeer, Presses, ToPeer } from './teams-peer-messages.ts'

/**
 * The opening of a large programme, at the rate of a fresh installation, while owners who have
 * their prompt already are answering. Nobody has a chat yet: each needs two requests.
 */
const quick = process.argv.includes('--quick')
/** On PostgreSQL instead of a folder, with a country's owners. */
const onPostgres = process.argv.includes('--postgres')
const size = quick ? 500 : onPostgres ? 10_000 : 2000
const sendRate = 25
/** Out of step with the sends, so that every phase between two of them is met. */
const pressEveryMs = 97
/** Presses with nothing else going on: enough for a steady p99. */
const mostAlone = 1000
const pressers = 20
const botId = '28:b0700000-0000-4000-8000-000000000001'

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

const folder = await mkdtemp(join(tmpdir(), 'oma-arviointi-bench-'))
const programme = join(folder, 'programme.yaml')
await writeFile(programme, programmeFileOf(size))
const database = onPostgres ? await startTestServer() : undefined
const peer = await startPeer()
const port = await freePort()
const bot = await startBot(port)
const botUrl = `http://127.0.0.1:${port}`
const presses: Presses = {
  kind: 'press',
  botUrl: `${botUrl}/api/messages`,
  serviceUrl: peer.url,
  round: openingRound,
  owners: Array.from({ length: pressers }, (_, index) => ({
    objectId: objectIdOf(index),
    sheet: `project/project-${index + 1}`,
  })),
  everyMs: pressEveryMs,
  most: 1_000_000,
}

const heapBefore = usedHeap()
const delay = monitorEventLoopDelay({ resolution: 5 })
delay.enable()
const startedAt = performance.now()
const opening = moveClock(botUrl, '2021-10-18T09:00')
await prompted(pressers)
const pressed = peer.press(presses)
const { sent } = await opening
const seconds = (performance.now() - startedAt) / 1000
delay.disable()
peer.tell({ kind: 'stop' })
const during = await pressed
const { posts, throttled } = await peer.count()
const heapAfter = usedHeap()
const alone = await peer.press({ ...presses, most: Math.min(during.length, mostAlone) })

const delivered = sent.filter(({ outcome }) => outcome === 'sent').length
if (delivered !== size) throw new Error(`Only ${delivered} of ${size} were sent their prompt.`)
figure('delivery.over_ideal', seconds / (posts / sendRate), 'ratio')
figure('delivery.heap_growth_mb', (heapAfter - heapBefore) / 2 ** 20, 'MB')
figure('delivery.live_p99_ratio', percentile(during, 0.99) / percentile(alone, 0.99), 'ratio')
const ms = (values: readonly number[], share: number): string => percentile(values, share).toFixed(1)
note(`${size} owners, ${posts} requests in ${seconds.toFixed(1)} s at ${sendRate}/s, ${throttled} throttled`)
note(`event-loop delay p99 ${(delay.percentile(99) / 1e6).toFixed(1)} ms, most ${(delay.max / 1e6).toFixed(1)} ms`)
note(`live turn during the run: p50 ${ms(during, 0.5)} ms, p99 ${ms(during, 0.99)} ms of ${during.length}`)
note(`live turn alone: p50 ${ms(alone, 0.5)} ms, p99 ${ms(alone, 0.99)} ms of ${alone.length}`)

await bot.http.close()
await bot.endpoint.idle()
await bot.close()
peer.stop()
await database?.dispose()
await rm(folder, { recursive: true, force: true })

async function startBot(port: number) {
  const reading = readConfig({
    PORT: `${port}`,
    PLAYGROUND: 'off',
    PROGRAMME: programme,
    DATA_DIR: join(folder, 'data'),
    ...(database === undefined ? {} : { DATABASE_URL: database.url('postgres') }),
    CLOCK: '2021-10-17T09:00',
    SEND_RATE: `${sendRate}`,
    LOG_LEVEL: 'silent',
  })
  if (!reading.ok) throw new Error(reading.faults.join('\n'))
  const bot = await composeBot(reading.config, createTelemetry('silent', { write: () => undefined }))
  await Promise.all(
    Array.from({ length: size }, (_, index) =>
      bot.actions.store.saveAccount(
        anAccount({
          email: ownerNumber(index),
          tenant: fakeTenantId,
          objectId: objectIdOf(index),
          userId: `29:${objectIdOf(index)}`,
          reachedVia: { serviceUrl: peer.url, bot: botId },
          reach: 'roster',
        }),
      ),
    ),
  )
  await bot.http.listen(port, '127.0.0.1')
  return bot
}

/** Resolves when the first so many owners have their prompt: from then on they answer. */
async function prompted(count: number): Promise<void> {
  const { store, clock } = bot.actions
  for (let index = 0; index < count; index += 1) {
    while ((await store.accountByEmail(ownerNumber(index)))?.chat === undefined) await clock.wait(0.05)
  }
}

function objectIdOf(index: number): string {
  return `a0000000-0000-4000-8000-${`${index + 1}`.padStart(12, '0')}`
}

function usedHeap(): number {
  collect()
  return process.memoryUsage().heapUsed
}

async function startPeer() {
  const child = fork(fileURLToPath(new URL('./teams-peer.ts', import.meta.url)), { execArgv: ['--import', 'tsx'] })
  const { url } = await answer(child, 'listening')
  const tell = (message: ToPeer): void => {
    child.send(message)
  }
  return {
    url,
    tell,
    async press(order: Presses) {
      const done = answer(child, 'pressed')
      tell(order)
      return (await done).latencies
    },
    async count() {
      const done = answer(child, 'counted')
      tell({ kind: 'count' })
      return done
    },
    stop: () => child.disconnect(),
  }
}

function answer<Kind extends FromPeer['kind']>(
  child: ChildProcess,
  kind: Kind,
): Promise<Extract<FromPeer, { readonly kind: Kind }>> {
  return new Promise((resolve, reject) => {
    child.on('message', (message: FromPeer) => {
      if (isOf(message, kind)) resolve(message)
    })
    child.once('exit', (code) => reject(new Error(`The peer process ended with ${code}.`)))
  })
}

function isOf<Kind extends FromPeer['kind']>(
  message: FromPeer,
  kind: Kind,
): message is Extract<FromPeer, { readonly kind: Kind }> {
  return message.kind === kind
}
