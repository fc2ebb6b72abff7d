import process from 'node:process'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { translator } from '../../src/locales/translate.ts'
import { type AnsweringBot, coOwner, hastyDisk, owner, round, startAnswering } from './answering-bot.ts'
import { type Carrying, createCarrying } from './carrying.ts'
import { type Chat, chatOf } from './chat.ts'
import { type Conflict, createConflict } from './conflict.ts'
import { anyText, figures, keepable, refused, white } from './hostile-samples.ts'
import { fateOf, type Place, places } from './places.ts'
import { inputsOf, runsOf } from './shown-text.ts'
import { openPage } from './typing.ts'

const seed = 20211115
/** A minute is time enough to find a smaller text that fails too. */
const random =
  process.env.SOAK === undefined ? { seed, numRuns: 10, interruptAfterTimeLimit: 60_000 } : { seed, numRuns: 400 }
const soakLimit = 3_600_000

let answering: AnsweringBot
let chat: Chat

beforeAll(async () => {
  answering = await startAnswering(hastyDisk)
  chat = await chatOf(answering, owner)
  for (const sheet of ['project/neuvonta', 'project/kuntoutus', 'project/kotihoito', 'project/paivystys']) {
    await chat.call('open', { round, sheet })
    await chat.press('save', { level: '50', results: 'Alku.' })
    await chat.press('save', { status: 'on-track' })
    await chat.press('send')
  }
})

afterAll(() => answering.dispose())

describe.each(places)('what is typed as $name', (place) => {
  let carrying: Carrying

  beforeAll(async () => {
    carrying = await createCarrying(answering, chat, place)
  })

  it.each(keepable)('is kept and shown letter by letter: $name', async ({ text }) => {
    expect(fateOf(place, text(place.limit))).toBe('kept')
    await carrying.carries(text(place.limit))
  })

  it.each(figures)('is kept, and asked about once where it answers a question: $name', async ({ text }) => {
    expect(fateOf(place, text(place.limit))).toMatch('kept')
    await carrying.carries(text(place.limit))
  })

  it.each(refused)('is refused with a sentence and stays in the input: $name', async ({ text }) => {
    expect(['too-long', 'unreadable']).toContain(fateOf(place, text(place.limit)))
    await carrying.carries(text(place.limit))
  })

  it.each(white)('is no answer, or kept as it is, where it is white space alone: $name', async ({ text }) => {
    await carrying.carries(text(place.limit))
  })

  it('is kept whole or refused whole, whatever it is', { timeout: soakLimit }, async () => {
    await fc.assert(
      fc.asyncProperty(anyText(place.limit), (typed) => carrying.carries(typed)),
      random,
    )
  })
})

describe('of two who write at once', () => {
  const limit = 4000
  let conflict: Conflict

  beforeAll(async () => {
    conflict = await createConflict(answering, chat, await chatOf(answering, coOwner))
  })

  it.each(keepable)('neither loses a letter: $name', async ({ text }) => {
    await conflict.losesNothing(text(limit), `${text(limit - 10)} toisin`)
  })

  it('neither loses a letter, whatever they write', { timeout: soakLimit }, async () => {
    const [place] = places
    const kept = anyText(limit).filter((typed) => place !== undefined && fateOf(place, typed) === 'kept')
    await fc.assert(
      fc.asyncProperty(kept, kept, (first, second) => conflict.losesNothing(first, second)),
      random,
    )
  })
})

describe('when the round is locked while somebody types', () => {
  const texts = [...keepable, ...refused]
  let pages: ReadonlyMap<Place, Chat>

  beforeAll(async () => {
    const opened = new Map<Place, Chat>()
    for (const place of places) {
      const page = await chatOf(answering, owner)
      await openPage(page, place)
      opened.set(place, page)
    }
    pages = opened
    await answering.bot.moveClock('2021-11-23T09:00')
  })

  it.each(places)('all that is typed as $name stays in the input, and nothing is kept', async (place) => {
    const page = pages.get(place)
    const { store } = answering.bot.bot.actions
    const before = await store.sheet(round, place.sheet)
    for (const { text } of texts) {
      const typed = text(place.limit)
      // The page offers no buttons any more; a card drawn before the lock still does.
      const { sheet, subject, button, beside, input } = place
      const pressed = { round, sheet, subject, revision: 0, ...button.where, ...beside, [input]: typed }
      const card = await page?.call(button.verb, pressed)
      expect(runsOf(card)).toContain(translator('fi')('page.notice.round-locked'))
      expect(inputsOf(card)).toMatchObject({ ...place.beside, [place.input]: typed })
    }
    expect(await store.sheet(round, place.sheet)).toEqual(before)
  })
})
