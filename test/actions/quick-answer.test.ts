import { describe, expect, test } from 'vitest'
import type { PageRequest } from '../../src/actions/keep-page.ts'
import { savePage } from '../../src/actions/save-page.ts'
import type { Shown } from '../../src/actions/shown.ts'
import { pageCard } from '../../src/cards/page-card.ts'
import { readerOf } from '../../src/cards/reader.ts'
import type { Answer } from '../../src/domain/answer.ts'
import { secondOwner, values } from '../builders.ts'
import { type TestContext, withFullDisk } from '../fakes/action-context.ts'
import {
  answerQuickly,
  aPageRequest,
  inputsOf,
  locked,
  openContext,
  pageOf,
  register,
  round,
  sheet,
  subject,
} from './answering.ts'

const project = 'project/perhekeskus'
const typed = { level: '75', results: 'Oma pitkä tekstini.' }

describe('a quick answer', () => {
  const press = (quick: string, reason = '', overrides: Partial<PageRequest> = {}) => {
    const request = aPageRequest(overrides)
    return { ...request, quick, typed: { ...request.typed, 'answer-why': reason } }
  }

  test('answers the page and shows the next one', async () => {
    const context = await openContext(register)
    expect(await answerQuickly(context, press('nothing', '', { typed: {} }))).toMatchObject({
      key: { subject: project },
    })
    expect(await draft(context)).toMatchObject({ answer: { kind: 'quick', quick: 'nothing' } })
  })

  test('keeps what had been typed beside it', async () => {
    const context = await openContext(register)
    await answerQuickly(context, press('nothing', '', { typed }))
    expect(await answerIn(context)).toEqual({
      kind: 'quick',
      quick: 'nothing',
      kept: { level: 75, results: typed.results },
    })
  })

  test('keeps its reason', async () => {
    const context = await openContext(register)
    await answerQuickly(context, press('no-actions', 'Loma-aika', { typed: {} }))
    expect(await answerIn(context)).toEqual({ kind: 'quick', quick: 'no-actions', reason: 'Loma-aika' })
  })

  test('keeps a reason that was typed although it asks for none', async () => {
    const context = await openContext(register)
    await answerQuickly(context, press('nothing', 'Loma-aika', { typed: {} }))
    expect(await answerIn(context)).toEqual({ kind: 'quick', quick: 'nothing', reason: 'Loma-aika' })
  })

  test('that needs a reason asks for it and brings back what was typed', async () => {
    const context = await openContext(register)
    const shown = await answerQuickly(context, press('paused', '  ', { typed }))
    expect(inputsOf(shown)).toEqual(typed)
    expect(shown).toMatchObject({ notice: 'reason-missing' })
    expect(await draft(context)).toBeUndefined()
  })

  test('over somebody else’s newer draft shows both', async () => {
    const context = await openContext(register)
    await savePage(context, aPageRequest({ person: secondOwner }), 'next')
    expect(await answerQuickly(context, press('nothing', '', { typed }))).toMatchObject({
      notice: 'conflict',
      conflict: { savedBy: secondOwner },
    })
  })

  test('in a locked round brings back what was typed', async () => {
    const context = await openContext(register)
    context.clock.moveTo(locked)
    const shown = await answerQuickly(context, press('nothing', '', { typed }))
    expect(inputsOf(shown)).toEqual(typed)
    expect(shown).toMatchObject({ notice: 'round-locked' })
  })

  test.each([
    ['an unknown one', 'gone', subject],
    ['one on the page of a project', 'nothing', project],
  ])('that is %s is refused', async (_, quick, about) => {
    const context = await openContext(register)
    expect(await answerQuickly(context, press(quick, '', { subject: about, typed: {} }))).toMatchObject({
      refused: 'unknown-quick-answer',
    })
  })

  test('is taken back by the press that asks for words, and what had been typed is there again', async () => {
    const context = await openContext(register)
    await answerQuickly(context, press('no-actions', 'Loma-aika', { typed }))
    const shown = await answerQuickly(context, press('in-words', 'Loma-aika', { typed, revision: 1 }))
    expect(inputsOf(shown)).toEqual(typed)
    expect(await answerIn(context)).toMatchObject({ kind: 'values', values: { level: 75 }, keptReason: 'Loma-aika' })
  })

  test('gives way to values once the page is changed', async () => {
    const context = await openContext(register)
    await answerQuickly(context, press('nothing', '', { typed: {} }))
    await savePage(context, aPageRequest({ revision: 1 }), 'next')
    expect(await answerIn(context)).toEqual(values())
  })
})

describe('the reason typed beside a quick answer comes back', () => {
  const reason = 'Syy, jonka kirjoittamiseen meni hetki.'
  const press = { ...aPageRequest({ typed: { 'answer-why': reason } }), quick: 'no-actions' }
  const cardOf = (shown: Shown): string => JSON.stringify(pageCard(pageOf(shown), readerOf('fi', register)).content)

  test('when the disk is full', async () => {
    const context = await openContext(register)
    expect(cardOf(await answerQuickly(withFullDisk(context, 'saveDraft'), press))).toContain(reason)
  })

  test('when the round is locked', async () => {
    const context = await openContext(register)
    context.clock.moveTo(locked)
    expect(cardOf(await answerQuickly(context, press))).toContain(reason)
  })

  test('when somebody else has saved meanwhile', async () => {
    const context = await openContext(register)
    await savePage(context, aPageRequest({ person: secondOwner }), 'next')
    expect(cardOf(await answerQuickly(context, press))).toContain(reason)
  })

  test('when it is too long', async () => {
    const tooLong = 'a'.repeat(501)
    const shown = await answerQuickly(await openContext(register), { ...press, typed: { 'answer-why': tooLong } })
    expect(cardOf(shown)).toContain(tooLong)
  })
})

async function draft({ store }: TestContext) {
  return (await store.sheet(round, sheet)).drafts[subject]
}

async function answerIn(context: TestContext): Promise<Answer | undefined> {
  return (await draft(context))?.answer
}
