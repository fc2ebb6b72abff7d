import { rmSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import type { FakeUser } from '../test/fakes/teams-world.ts'
import { type Chat, createChat } from './answer-chat.ts'
import { type BotProcess, startBotProcess } from './answer-process.ts'
import { answerProgrammeFile, clientCount, sheetsOf } from './answer-programme.ts'
import { runSlice, type Slice } from './answer-slice.ts'
import { durableWriteMs, seedStore, verifyStore } from './answer-store.ts'
import { type Endpoint, endpointAt, startFakeTeams } from './answer-teams.ts'
import { bareWork, sheetWork, type Work } from './answer-work.ts'
import { figure, median, note, percentile } from './figure.ts'

/**
 * Owners who save and send as fast as they are answered, beside the least bot that answers at all.
 * Every bot is a process of its own and idle while another is measured; this process is Teams.
 */
const quick = process.argv.includes('--quick')
const pairs = quick ? 5 : 7
/** How many sheets each client fills in between two readings of the clock, each in a message of its own. */
const visits = quick ? 2 : 3

interface Bot {
  readonly process: BotProcess
  /** By client. */
  readonly desks: readonly Desk[]
  /** Stops it, and fails if anything that was acknowledged is not in its store. */
  readonly end: () => Promise<void>
}

interface Desk {
  readonly works: readonly Work[]
  readonly chats: readonly Chat[]
}

type Pair = readonly [base: Slice, compared: Slice]

const folder = await mkdtemp(join(tmpdir(), 'oma-arviointi-bench-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
const programme = join(folder, 'programme.yaml')
await writeFile(programme, answerProgrammeFile())
const load = loadavg().map((share) => share.toFixed(1))
note(`${cpus().length} processors, Node ${process.version}, load ${load.join(' ')}`)
note(`${(await durableWriteMs(folder)).toFixed(2)} ms for a durable write in ${folder}`)
const teams = await startFakeTeams(clientCount)
const bare = await startBareBot()
const six = await startRealBot(6)
const one = await startRealBot(1)
const twelve = await startRealBot(12)

const answering: Pair[] = []
const saving: Pair[] = []
for (let turn = 0; turn <= pairs; turn += 1) {
  const besideBare: Pair = [await slice(bare, turn, true), await slice(six, turn, true)]
  const besideOne: Pair = [await slice(one, turn, false), await slice(twelve, turn, false)]
  if (besideBare[0].edits < 1) throw new Error('The bare bot did not edit its message at every press.')
  // Before it has been warmed up, code is several times as slow.
  if (turn === 0) continue
  answering.push(besideBare)
  saving.push(besideOne)
}
for (const bot of [bare, six, one, twelve]) await bot.end()

ratio('answer.vs_bare_throughput', answering, ([base, real]) => real.perSecond / base.perSecond)
ratio('answer.p99_vs_bare', answering, ([base, real]) => percentile(real.times, 0.99) / percentile(base.times, 0.99))
ratio('answer.time_12_rounds_vs_1', saving, ([few, many]) => few.perSecond / many.perSecond)
ratio('answer.bytes_12_rounds_vs_1', saving, ([few, many]) => many.bytes / few.bytes)
tell('bare', answering, 0)
tell('6 earlier rounds', answering, 1)
tell('1 earlier round, saves alone', saving, 0)
tell('12 earlier rounds, saves alone', saving, 1)

await teams.stop()

async function startBareBot(): Promise<Bot> {
  const bot = await startBotProcess('./bare-bot.ts', {})
  const endpoint = endpointAt(bot.url)
  const desks = teams.owners.map((owner, client) => ({
    works: sheetsOf(client).map(() => bareWork()),
    chats: chatsOf(owner, endpoint),
  }))
  return { process: bot, desks, end: bot.stop }
}

async function startRealBot(earlierRounds: number): Promise<Bot> {
  const data = join(folder, `data-${earlierRounds}`)
  await seedStore(data, programme, teams, earlierRounds)
  const bot = await startBotProcess('./answer-bot.ts', { PROGRAMME: programme, DATA_DIR: data })
  const endpoint = endpointAt(bot.url)
  const desks = teams.owners.map((owner, client) => ({
    works: sheetsOf(client).map(sheetWork),
    chats: chatsOf(owner, endpoint),
  }))
  return {
    process: bot,
    desks,
    async end() {
      await bot.stop()
      const acknowledged = desks.flatMap(({ works }) => works).map((work) => work.acknowledged())
      await verifyStore(data, acknowledged)
      const saves = acknowledged.reduce((sum, sheet) => sum + sheet.saves, 0)
      const sends = acknowledged.reduce((sum, sheet) => sum + sheet.sends, 0)
      note(`${earlierRounds} earlier rounds: all of ${saves} saves and ${sends} sendings are in the store`)
    },
  }
}

function chatsOf(owner: FakeUser, endpoint: Endpoint): readonly Chat[] {
  return Array.from({ length: visits }, () => createChat(teams, endpoint, owner))
}

/** Each turn goes on with the sheets after those of the turn before, so that none is sent much more often than another. */
function slice({ process: bot, desks }: Bot, turn: number, sending: boolean): Promise<Slice> {
  const works = desks.map((desk) =>
    desk.chats.flatMap((chat, visit) => {
      const work = desk.works[(turn * visits + visit) % desk.works.length]
      return work === undefined ? [] : [{ work, chat }]
    }),
  )
  return runSlice({ teams, bot, works, sending })
}

function ratio(name: string, measured: readonly Pair[], of: (pair: Pair) => number): void {
  const values = measured.map(of)
  figure(name, median(values), 'ratio')
  note(`${name}: ${values.map((value) => value.toFixed(2)).join(' ')}`)
}

function tell(name: string, measured: readonly Pair[], side: 0 | 1): void {
  const slices = measured.map((pair) => pair[side])
  const middle = (of: (slice: Slice) => number): number => median(slices.map(of))
  const rate = middle(({ perSecond }) => perSecond).toFixed(0)
  const p50 = middle(({ times }) => percentile(times, 0.5)).toFixed(1)
  const p99 = middle(({ times }) => percentile(times, 0.99)).toFixed(1)
  const cpu = middle(({ cpuMs }) => cpuMs).toFixed(2)
  const bytes = middle((each) => each.bytes).toFixed(0)
  const edits = middle((each) => each.edits).toFixed(2)
  const teamsLoad = middle((each) => each.teamsLoad).toFixed(2)
  note(`${name}: ${rate}/s, p50 ${p50} ms, p99 ${p99} ms, ${cpu} ms of processor and ${bytes} bytes a press`)
  note(`  ${slices[0]?.times.length} presses a slice, ${edits} edits a press; Teams took ${teamsLoad} of a processor`)
}
