import { performance } from 'node:perf_hooks'
import process from 'node:process'
import type { Chat } from './answer-chat.ts'
import type { BotProcess } from './answer-process.ts'
import type { FakeTeams } from './answer-teams.ts'
import type { Work } from './answer-work.ts'

/** One stretch of presses by all clients at once, each in a closed loop. */
export interface Slice {
  readonly perSecond: number
  readonly times: readonly number[]
  /** Of the bot's process, per press. */
  readonly cpuMs: number
  readonly bytes: number
  /** Of messages, per press; below 1 where a newer card has overtaken an edit. */
  readonly edits: number
  /** How much of one processor this process took: near 1, Teams itself would be the limit. */
  readonly teamsLoad: number
}

export interface SliceOptions {
  readonly teams: FakeTeams
  readonly bot: BotProcess
  /** By client, in the order in which each does them, and in which message. */
  readonly works: readonly (readonly { readonly work: Work; readonly chat: Chat }[])[]
  readonly sending: boolean
}

/** The time runs until the last edit has arrived too: what is answered and still to be done is not free. */
export async function runSlice({ teams, bot, works, sending }: SliceOptions): Promise<Slice> {
  await Promise.all(
    works.map(async (own) => {
      for (const { work, chat } of own) await work.prepare(chat)
    }),
  )
  await teams.settled()
  const before = await bot.usage()
  const editsBefore = teams.edits()
  const ownBefore = process.cpuUsage()
  const start = performance.now()
  const perClient = await Promise.all(
    works.map(async (own) => {
      const times: number[] = []
      for (const { work, chat } of own) times.push(...(await work.run(chat, { sending })))
      return times
    }),
  )
  const answered = performance.now()
  const end = Math.max(answered, await teams.settled())
  const own = process.cpuUsage(ownBefore)
  const after = await bot.usage()
  const times = perClient.flat()
  return {
    perSecond: times.length / ((end - start) / 1000),
    times,
    cpuMs: (after.cpuMs - before.cpuMs) / times.length,
    bytes: (after.bytes - before.bytes) / times.length,
    edits: (teams.edits() - editsBefore) / times.length,
    teamsLoad: (own.user + own.system) / 1000 / (end - start),
  }
}
