import { expect } from 'vitest'
import type { Answer } from '../../src/domain/answer.ts'
import type { JsonObject } from '../fakes/connector-schema.ts'
import { type AnsweringBot, round } from './answering-bot.ts'
import { hasFrame, hasLines } from './card-law.ts'
import { type Chat, cardOf, type Reply } from './chat.ts'
import { fateOf, type Place } from './places.ts'
import { answersIn, linesInMarkdown, type Reports, readPage, writtenLines } from './report-text.ts'
import { blocksOf, inputsOf, isWhole } from './shown-text.ts'
import { openPage, walkAfter } from './typing.ts'

/** The law of what is typed into one place, checked against what stands there when somebody writes as people do. */
export interface Carrying {
  /** Types the text and follows it wherever it may go. */
  readonly carries: (typed: string) => Promise<void>
}

export async function createCarrying(answering: AnsweringBot, chat: Chat, place: Place): Promise<Carrying> {
  const usual = `Tavallinen teksti: ${place.name}`
  const next = cardOf((await type(usual)).reply)
  const walk = await walkAfter(answering, chat)
  const faulty = {
    'too-long': cardOf((await type('x'.repeat(place.limit + 1))).reply),
    unreadable: cardOf((await type('\u0000')).reply),
  }

  /** The page before anything was typed, and the answer to the press. */
  async function type(typed: string): Promise<{ readonly opened: JsonObject; readonly reply: Reply }> {
    const opened = await openPage(chat, place)
    const { input, button, beside } = place
    const reply = await chat.press(button.verb, { ...beside, [input]: typed }, button.where)
    // Other devices are shown the very same.
    expect(chat.kept().card).toEqual(cardOf(reply))
    return { opened, reply }
  }

  async function stored(): Promise<Answer | undefined> {
    return (await answering.bot.bot.actions.store.sheet(round, place.sheet)).drafts[place.subject]?.answer
  }

  async function sentOnDisk(): Promise<Answer | undefined> {
    const sheet = await answering.onDisk((store) => store.sheet(round, place.sheet))
    return sheet.revisions.at(-1)?.answers[place.subject]
  }

  async function isKept(typed: string, reply: Reply): Promise<void> {
    hasFrame(cardOf(reply), next, place.input)
    expect(place.stored(await stored())).toBe(typed)
    const found = await walkAfter(answering, chat)
    expect(place.stored(await stored())).toBe(typed)
    expect(place.stored(await sentOnDisk())).toBe(typed)
    expect(found.summary).toBe(walk.summary)
    expect(inputsOf(found.page)[place.input]).toBe(typed)
    for (const name of ['page', 'review', 'receipt'] as const) hasFrame(found[name], walk[name], place.input)
    const lines = { usual: place.shown(usual), shown: place.shown(typed), typed }
    for (const name of ['review', 'receipt'] as const) hasLines(found[name], walk[name], lines)
    if (place.news !== undefined) {
      hasFrame(found.news, walk.news, place.input)
      hasLines(found.news, walk.news, { usual: place.news(usual), shown: place.news(typed), typed })
    }
    expect(answersIn(found.reports.json, place.subject)).toEqual(place.flat(typed))
    onPage(found.reports, typed)
    inMarkdown(found.reports, typed)
  }

  async function isEmpty(): Promise<void> {
    const { sheet, subject, input } = place
    expect(place.stored(await stored())).toBeUndefined()
    expect(inputsOf(await chat.call('page', { round, sheet, subject }))[input]).toBe('')
  }

  /** A bare figure is kept and asked about once, unless the page asked already when it was opened. */
  async function isAskedAbout(typed: string, reply: Reply): Promise<void> {
    expect(place.stored(await stored())).toBe(typed)
    const asks = inputsOf(reply)[place.input] !== undefined
    expect(inputsOf(asks ? reply : await chat.press('back'))[place.input]).toBe(typed)
    expect(inputsOf(await chat.press('save'))).not.toHaveProperty(place.input)
  }

  function onPage({ html }: Reports, typed: string): void {
    const page = readPage(html)
    const before = readPage(walk.reports.html)
    expect(isWhole(html)).toBe(true)
    expect(before.written).toContain(usual)
    expect(page.elements).toEqual(before.elements)
    expect(page.others).toEqual(before.others)
    expect(page.written).toEqual(before.written.map((text) => (text === usual ? typed : text)))
  }

  function inMarkdown({ md }: Reports, typed: string): void {
    const { lines, markup, around, usualAround } = linesInMarkdown(md, { markdown: walk.reports.md, line: usual })
    expect(around).toEqual(usualAround)
    expect(markup).toEqual([])
    expect(lines).toEqual(writtenLines(typed))
  }

  return {
    async carries(typed) {
      const before = await stored()
      const { opened, reply } = await type(typed)
      expect(inputsOf(opened)[place.input] ?? '').toBe(place.stored(before) ?? '')
      const fate = fateOf(place, typed)
      if (fate === 'kept') return isKept(typed, reply)
      if (fate === 'empty') return isEmpty()
      if (fate === 'kept, with a question') return isAskedAbout(typed, reply)
      hasFrame(cardOf(reply), faulty[fate], place.input)
      expect(blocksOf(reply)).toContain(fate === 'too-long' ? place.faults.tooLong(typed) : place.faults.unreadable)
      expect(inputsOf(reply)[place.input]).toBe(typed)
      expect(await stored()).toEqual(before)
    },
  }
}
