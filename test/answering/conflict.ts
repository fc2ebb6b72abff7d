import { expect } from 'vitest'
import { typedValues } from '../../src/domain/answer.ts'
import type { JsonObject } from '../fakes/connector-schema.ts'
import { type AnsweringBot, round } from './answering-bot.ts'
import { hasFrame, hasLines } from './card-law.ts'
import { type Chat, cardOf } from './chat.ts'
import { cardLines, inputsOf } from './shown-text.ts'

/** The law of two owners who write into the same page at once. */
export interface Conflict {
  /** Of two texts that can be kept the first is, and the second is not lost. */
  readonly losesNothing: (first: string, second: string) => Promise<void>
}

const page = { round, sheet: 'project/neuvonta', subject: 'line/neuvonta/access' }

export async function createConflict({ onDisk }: AnsweringBot, one: Chat, other: Chat): Promise<Conflict> {
  const usual = 'Tavallinen teksti: toisen vastaajan'
  const ordinary = await collide(usual, 'Oma teksti.')

  async function save(chat: Chat, results: string): Promise<void> {
    await chat.call('page', page)
    await chat.press('save', { level: '0', results })
  }

  async function collide(first: string, second: string): Promise<JsonObject> {
    await save(one, 'Ennen kumpaakaan.')
    await other.call('page', page)
    await save(one, first)
    return cardOf(await other.press('save', { level: '100', results: second }))
  }

  async function stored(): Promise<unknown> {
    const sheet = await onDisk((store) => store.sheet(round, page.sheet))
    return typedValues(sheet.drafts[page.subject]?.answer).results
  }

  return {
    async losesNothing(first, second) {
      const card = await collide(first, second)
      hasFrame(card, ordinary, 'results')
      hasLines(card, ordinary, { usual: [usual], shown: cardLines(first), typed: first })
      expect(inputsOf(card)).toMatchObject({ level: '100', results: second })
      expect(await stored()).toBe(first)
      // Nothing is typed any more: what stands in the inputs is what is kept.
      await other.press('save')
      expect(await stored()).toBe(second)
    },
  }
}
