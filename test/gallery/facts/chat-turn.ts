import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Card } from '../../../src/cards/template.ts'
import { composeBot } from '../../../src/compose.ts'
import { readConfig } from '../../../src/config/config.ts'
import type { Language } from '../../../src/domain/local-text.ts'
import { createTurn, type LocalMode, type Turn } from '../../../src/teams/turn.ts'
import { createTelemetry } from '../../../src/telemetry/telemetry.ts'
import { anAccount } from '../../builders.ts'
import { moments, opened, there } from './round-facts.ts'

/** Local mode with a clock whose next stop is known. */
export const atTheClock: LocalMode = {
  nextMoment: async () => opened.round.dueAt,
  moveClock: async () => ({ now: moments.underWay, sent: 0 }),
}

/** The first card that the bot answers somebody in the personal chat while the round is open. */
export async function answered(
  who: { readonly email: string; readonly language: Language; readonly local?: LocalMode },
  answer: (turn: Turn) => Promise<readonly Card[]>,
): Promise<Card> {
  const folder = await mkdtemp(join(tmpdir(), 'oma-arviointi-'))
  const reading = readConfig({ DATA_DIR: folder, CLOCK: '2021-11-01T10:00', PLAYGROUND: 'off' })
  if (!reading.ok) throw new Error(reading.faults.join('\n'))
  // The whole bot, which listens to nobody: its commands are asked here.
  const bot = await composeBot(reading.config, createTelemetry('silent', { write: () => undefined }))
  try {
    await bot.actions.store.openRound({ round: opened.round, at: opened.openedAt, sheets: opened.sheets })
    const { actions, dueRunner, programme } = bot
    const context = { actions, dueRunner, ...(who.local === undefined ? {} : { local: who.local }) }
    const account = anAccount({ email: who.email, language: who.language })
    return there((await answer(createTurn(context, message, programme, account)))[0])
  } finally {
    await bot.dueRunner.stop()
    await bot.close()
    await rm(folder, { recursive: true, force: true })
  }
}

const message = {
  type: 'message',
  channelId: 'msteams',
  serviceUrl: 'https://smba.example/emea/',
  from: { id: '29:person' },
  recipient: { id: '28:bot' },
  conversation: { id: 'chat', conversationType: 'personal' },
  value: undefined,
}
