import { describe, expect, test } from 'vitest'
import type { PageRequest } from '../../src/actions/keep-page.ts'
import { openSheet } from '../../src/actions/open-sheet.ts'
import { savePage, showPage } from '../../src/actions/save-page.ts'
import { sendSheet } from '../../src/actions/send-sheet.ts'
import type { Shown } from '../../src/actions/shown.ts'
import { pageCard } from '../../src/cards/page-card.ts'
import { readerOf } from '../../src/cards/reader.ts'
import type { Answer } from '../../src/domain/answer.ts'
import { results, secondOwner, values } from '../builders.ts'
import { type TestContext, withFullDisk } from '../fakes/action-context.ts'
import {
  about,
  answeredBefore,
  answerQuickly,
  aPageRequest,
  aSheetRequest,
  cardOf,
  inputsOf,
  locked,
  openContext,
  pageOf,
  press,
  register,
  round,
  sheet,
  subject,
  threeLines,
} from './answering.ts'

const project = 'project/perhekeskus'
const typed = { level: '75', results: 'Oma pitkä tekstini.' }

describe('a quick answer', () => {
  const pressing = (quick: string, reason = '', overrides: Partial<PageRequest> = {}) => {
    const request = aPageRequest(overrides)
    return { ...request, quick, typed: { ...request.typed, 'answer-why': reason } }
  }

  test('answers the page and shows the next one', async () => {
    const context = await openContext(register)
    expect(await answerQuickly(context, pressing('nothing', '', { typed: {} }))).toMatchObject({
      key: { subject: project },
    })
    expect(await draft(context)).toMatchObject({ answer: { kind: 'quick', quick: 'nothing' } })
  })

  test('keeps what had been typed beside it', async () => {
    const context = await openContext(register)
    await answerQuickly(context, pressing('nothing', '', { typed }))
    expect(await answerIn(context)).toEqual({
      kind: 'quick',
      quick: 'nothing',
      kept: { level: 75, results: typed.results },
    })
  })

  test('keeps its reason', async () => {
    const context = await openContext(register)
    await answerQuickly(context, pressing('no-actions', 'Loma-aika', { typed: {} }))
    expect(await answerIn(context)).toEqual({ kind: 'quick', quick: 'no-actions', reason: 'Loma-aika' })
  })

  test('keeps a reason that was typed although it asks for none', async () => {
    const context = await openContext(register)
    await answerQuickly(context, pressing('nothing', 'Loma-aika', { typed: {} }))
    expect(await answerIn(context)).toEqual({ kind: 'quick', quick: 'nothing', reason: 'Loma-aika' })
  })

  test('that needs a reason asks for it, brings back what was typed and keeps it as a draft', async () => {
    const context = await openContext(register)
    const shown = await answerQuickly(context, pressing('paused', '  ', { typed }))
    expect(inputsOf(shown)).toEqual(typed)
    expect(shown).toMatchObject({ notice: 'reason-missing', revision: 1 })
    expect((await draft(context))?.answer).toMatchObject({ kind: 'values', values: { results: typed.results } })
  })

  test('over somebody else’s newer draft shows both', async () => {
    const context = await openContext(register)
    await savePage(context, aPageRequest({ person: secondOwner }), 'next')
    expect(await answerQuickly(context, pressing('nothing', '', { typed }))).toMatchObject({
      notice: 'conflict',
      conflict: { savedBy: secondOwner },
    })
  })

  test('in a locked round brings back what was typed', async () => {
    const context = await openContext(register)
    context.clock.moveTo(locked)
    const shown = await answerQuickly(context, pressing('nothing', '', { typed }))
    expect(inputsOf(shown)).toEqual(typed)
    expect(shown).toMatchObject({ notice: 'round-locked' })
  })

  test.each([
    ['an unknown one', 'gone', subject],
    ['one on the page of a project', 'nothing', project],
  ])('that is %s is refused', async (_, quick, about) => {
    const context = await openContext(register)
    expect(await answerQuickly(context, pressing(quick, '', { subject: about, typed: {} }))).toMatchObject({
      refused: 'unknown-quick-answer',
    })
  })

  test('is taken back by the press that asks for words, and what had been typed is there again', async () => {
    const context = await openContext(register)
    await answerQuickly(context, pressing('no-actions', 'Loma-aika', { typed }))
    const shown = await answerQuickly(context, pressing('in-words', 'Loma-aika', { typed, revision: 1 }))
    expect(inputsOf(shown)).toEqual(typed)
    expect(await answerIn(context)).toMatchObject({ kind: 'values', values: { level: 75 }, keptReason: 'Loma-aika' })
  })

  test('gives way to values once the page is changed', async () => {
    const context = await openContext(register)
    await answerQuickly(context, pressing('nothing', '', { typed: {} }))
    await savePage(context, aPageRequest({ revision: 1 }), 'next')
    expect(await answerIn(context)).toEqual(values())
  })
})

describe('a quick answer by its own card', () => {
  test.each([
    ['without a reason', 'nothing', ''],
    ['with a reason', 'no-actions', 'Loma-aika'],
    ['with the reason it needs', 'paused', 'Rahoitus viipyy.'],
  ])('is one press, %s', async (_, answer, reason) => {
    const context = await openContext(threeLines())
    const page = await openSheet(context, aSheetRequest())
    const next = await press(context, page, 'quick', { typed: { 'answer-why': reason }, on: { answer } })
    expect(next).toMatchObject({ key: { subject: about('prevention') } })
    const quick = { kind: 'quick', quick: answer, language: 'fi' }
    expect(await answerIn(context)).toEqual(reason === '' ? quick : { ...quick, reason })
  })

  test('brings everything typed before back with the wish for words, also what explained a level', async () => {
    const context = await openContext(threeLines(answeredBefore('availability', 100)))
    const words = { ...typed, 'level-why': 'Mittari vaihtui.' }
    const asking = await press(context, await openSheet(context, aSheetRequest()), 'save', { typed })
    await press(context, asking, 'quick', { typed: { 'level-why': words['level-why'] }, on: { answer: 'nothing' } })
    expect(await answerIn(context)).toMatchObject({ kind: 'quick', kept: { ...words, level: 75 } })
    const chosen = await showPage(context, aPageRequest())
    const back = await press(context, chosen, 'quick', { on: { answer: 'in-words' } })
    expect(Object.fromEntries(cardOf(back).inputs.map(({ id, value }) => [id, value]))).toMatchObject(words)
  })

  test('keeps its reason when the next page of the same line is saved', async () => {
    const { series, ...rest } = threeLines()
    const more = { ...results, id: 'more' }
    const parted = series.map((each) => ({ ...each, questions: [...each.questions, more] }))
    const context = await openContext({ ...rest, series: parted })
    const page = await openSheet(context, aSheetRequest())
    await press(context, page, 'quick', { typed: { 'answer-why': 'Loma-aika' }, on: { answer: 'no-actions' } })
    await press(context, await showPage(context, aPageRequest({ part: 1 })), 'save')
    expect(await answerIn(context)).toMatchObject({ kind: 'quick', reason: 'Loma-aika' })
  })

  test('that needs a reason is not sent once that has been emptied', async () => {
    const context = await openContext(threeLines())
    for (const goal of ['availability', 'prevention', 'costs']) {
      const page = await showPage(context, aPageRequest({ subject: about(goal) }))
      await press(context, page, 'quick', { typed: { 'answer-why': 'Rahoitus viipyy.' }, on: { answer: 'paused' } })
    }
    await press(context, await showPage(context, aPageRequest()), 'save', { typed: { 'answer-why': '' } })
    expect(await sendSheet(context, aSheetRequest())).toMatchObject({ kind: 'review', notice: 'incomplete' })
  })
})

describe('the reason typed beside a quick answer comes back', () => {
  const reason = 'Syy, jonka kirjoittamiseen meni hetki.'
  const pressed = { ...aPageRequest({ typed: { 'answer-why': reason } }), quick: 'no-actions' }
  const cardText = (shown: Shown): string => JSON.stringify(pageCard(pageOf(shown), readerOf('fi', register)).content)

  test('when the disk is full', async () => {
    const context = await openContext(register)
    expect(cardText(await answerQuickly(withFullDisk(context, 'saveDraft'), pressed))).toContain(reason)
  })

  test('when the round is locked', async () => {
    const context = await openContext(register)
    context.clock.moveTo(locked)
    expect(cardText(await answerQuickly(context, pressed))).toContain(reason)
  })

  test('when somebody else has saved meanwhile', async () => {
    const context = await openContext(register)
    await savePage(context, aPageRequest({ person: secondOwner }), 'next')
    expect(cardText(await answerQuickly(context, pressed))).toContain(reason)
  })

  test('when it is too long', async () => {
    const tooLong = 'a'.repeat(501)
    const shown = await answerQuickly(await openContext(register), { ...pressed, typed: { 'answer-why': tooLong } })
    expect(cardText(shown)).toContain(tooLong)
  })
})

async function draft({ store }: TestContext) {
  return (await store.sheet(round, sheet)).drafts[subject]
}

async function answerIn(context: TestContext): Promise<Answer | undefined> {
  return (await draft(context))?.answer
}
