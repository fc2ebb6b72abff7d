import { beforeEach, describe, expect, test } from 'vitest'
import { openSheet } from '../../src/actions/open-sheet.ts'
import { savePage } from '../../src/actions/save-page.ts'
import type { Shown } from '../../src/actions/shown.ts'
import type { ReasonRule } from '../../src/domain/reasons.ts'
import { translator } from '../../src/locales/translate.ts'
import { level, owner, results, values } from '../builders.ts'
import type { TestContext } from '../fakes/action-context.ts'
import {
  about,
  answeredBefore,
  answerTo,
  aPageRequest,
  aSheetRequest,
  cardOf,
  inputsOf,
  openContext,
  press,
  round,
  sentTo,
  sheet,
  threeLines,
} from './answering.ts'

const line = about('availability')
const reason = 'Mittari vaihtui kesällä.'
const words = translator('fi')

describe.each<[ReasonRule, readonly number[], Readonly<Record<string, string>>]>([
  ['fell', [50], { level: '25', results: 'Työ jatkuu.' }],
  ['jumped', [0], { level: '75', results: 'Työ jatkuu.' }],
  ['done-without-results', [75], { level: '100' }],
  ['stood-still', [25, 25], { level: '25', results: 'Työ jatkuu.' }],
])('a level that %s', (rule, levels, typed) => {
  let context: TestContext
  let first: Shown

  beforeEach(async () => {
    context = await openContext(threeLines(answeredBefore('availability', ...levels)))
    first = await press(context, await openSheet(context, aSheetRequest()), 'save', { typed })
  })

  test('brings its page back, kept, with the sentence and a place for the reason', async () => {
    expect(first).toMatchObject({ kind: 'page', key: { subject: line }, notice: 'asks', revision: 1 })
    expect(await answerTo(context, line)).toMatchObject({ kind: 'values', values: { level: Number(typed.level) } })
    expect(inputsOf(first)).toMatchObject(typed)
    expect(cardOf(first).text).toContain(words(`ask.${rule}`))
    expect(cardOf(first).inputs.filter(({ id }) => id === 'level-why')).toMatchObject([{ value: '' }])
  })

  test('passes when it is saved again without a reason', async () => {
    expect(await press(context, first, 'save')).toMatchObject({ key: { subject: about('prevention') } })
  })

  test('is kept with the reason that is typed, and asks for it no more', async () => {
    await press(context, first, 'save', { typed: { 'level-why': reason } })
    expect(await answerTo(context, line)).toMatchObject({ values: { 'level-why': reason } })
    const again = await press(context, await showFirst(context), 'save')
    expect(again).toMatchObject({ key: { subject: about('prevention') } })
  })

  test('never holds up the way back', async () => {
    const below = await openContext(threeLines(answeredBefore('prevention', ...levels)))
    const top = await press(below, await openSheet(below, aSheetRequest()), 'save')
    const back = await press(below, top, 'back', { typed })
    expect(back).toMatchObject({ kind: 'page', key: { subject: line } })
    expect(back).not.toHaveProperty('notice')
    expect(await answerTo(below, about('prevention'))).toMatchObject({ values: { level: Number(typed.level) } })
  })

  test('is not sent without a reason, and the review names what is missing', async () => {
    await fillOthers(context)
    const sent = await press(context, await reviewAfter(context, first), 'send')
    expect(sent).toMatchObject({ kind: 'review', notice: 'incomplete' })
    expect(cardOf(sent).text).toContain(words('review.item-unexplained', { names: 'Taso' }))
    expect(await sentTo(context, line)).toBeUndefined()
  })
})

describe('a level that fell, once it is explained', () => {
  test('is found from the review, sent with its reason and shown with it', async () => {
    const context = await openContext(threeLines(answeredBefore('availability', 50)))
    await fillOthers(context)
    const page = await press(context, await showFirst(context), 'save', { typed: { level: '25', results: 'Jatkuu.' } })
    const review = await reviewAfter(context, page)
    const chosen = await press(context, review, 'page', { on: { subject: line } })
    expect(cardOf(chosen).inputs.map(({ id }) => id)).toContain('level-why')
    await press(context, chosen, 'save', { typed: { 'level-why': reason } })
    const ready = await openSheet(context, aSheetRequest())
    expect(cardOf(ready).text).toContain(reason)
    const receipt = await press(context, ready, 'send')
    expect(receipt).toMatchObject({ kind: 'receipt', sent: { number: 1 } })
    expect(cardOf(receipt).text).toContain(reason)
    expect(await sentTo(context, line)).toMatchObject(values({ level: 25, results: 'Jatkuu.', 'level-why': reason }))
  })

  test('loses its reason by emptying it, and then asks for it again before it is sent', async () => {
    const context = await openContext(threeLines(answeredBefore('availability', 50)))
    await fillOthers(context)
    const page = await explained(context)
    await press(context, page, 'save', { typed: { 'level-why': '' } })
    expect(await answerTo(context, line)).toMatchObject(values({ level: 25, results: 'Jatkuu.' }))
    expect(await openSheet(context, aSheetRequest())).toMatchObject({ kind: 'page', key: { subject: line } })
  })

  test('keeps its reason aside while the level asks for none, and sends it only when it asks again', async () => {
    const context = await openContext(threeLines(answeredBefore('availability', 50)))
    await fillOthers(context)
    const higher = await press(context, await explained(context), 'save', { typed: { level: '50' } })
    await press(context, await reviewAfter(context, higher), 'send')
    expect(await sentTo(context, line)).toMatchObject({ values: { level: 50, results: 'Jatkuu.' } })
    expect(await sentTo(context, line)).not.toHaveProperty('values.level-why')
    expect(await answerTo(context, line)).toMatchObject({ values: { 'level-why': reason } })
    const again = await press(context, await showFirst(context), 'save', { typed: { level: '25' } })
    expect(cardOf(again).inputs).toContainEqual(expect.objectContaining({ id: 'level-why', value: reason }))
  })

  test('comes back with a reason that cannot be kept, and keeps the rest', async () => {
    const context = await openContext(threeLines(answeredBefore('availability', 50)))
    const tooLong = 'a'.repeat(501)
    const typed = { level: '25', results: 'Jatkuu.', 'level-why': tooLong }
    const shown = await savePage(context, aPageRequest({ typed, asked: ['level'] }), 'next')
    expect(shown).toMatchObject({ notice: 'faults' })
    expect(cardOf(shown).inputs).toContainEqual(expect.objectContaining({ id: 'level-why', value: tooLong }))
    expect(cardOf(shown).text).toContain(words('fault.reason', { limit: 500 }))
    expect(await answerTo(context, line)).toEqual(values({ level: 25, results: 'Jatkuu.' }))
  })
})

describe('results of figures alone', () => {
  test('get the programme’s guidance once, and are neither held up nor changed', async () => {
    const register = threeLines()
    const questions = [level, { ...results, hint: 'Kerro, mitä luku tarkoittaa.' }]
    const series = register.series.map((each) => ({ ...each, questions }))
    const context = await openContext({ ...register, series })
    await fillOthers(context)
    const typed = { level: '25', results: '12 %' }
    const first = await press(context, await showFirst(context), 'save', { typed })
    expect(first).toMatchObject({ key: { subject: line }, notice: 'asks' })
    expect(cardOf(first).text).toContain(words('ask.only-figures', { hint: 'Kerro, mitä luku tarkoittaa.' }))
    expect(cardOf(first).inputs.map(({ id }) => id)).not.toContain('results-why')
    expect(await press(context, first, 'save')).toMatchObject({ key: { subject: about('prevention') } })
    const review = await openSheet(context, aSheetRequest())
    expect(await press(context, review, 'send')).toMatchObject({ kind: 'receipt' })
    expect(await sentTo(context, line)).toMatchObject(values({ level: 25, results: '12 %' }))
  })
})

async function showFirst(context: TestContext): Promise<Shown> {
  return press(context, await reviewAfter(context, await openSheet(context, aSheetRequest())), 'page', {
    on: { subject: line },
  })
}

/** The first line at a level that fell, explained; its page. */
async function explained(context: TestContext): Promise<Shown> {
  const page = await press(context, await showFirst(context), 'save', { typed: { level: '25', results: 'Jatkuu.' } })
  await press(context, page, 'save', { typed: { 'level-why': reason } })
  return showFirst(context)
}

const mostPresses = 10

/** Whatever is open, through every page to the review. */
async function reviewAfter(context: TestContext, shown: Shown): Promise<Shown> {
  let now = shown
  for (let presses = 0; 'kind' in now && now.kind === 'page'; presses += 1) {
    if (presses > mostPresses) throw new Error('A page comes back for ever.')
    now = await press(context, now, 'save')
  }
  return now
}

async function fillOthers({ store, clock }: TestContext): Promise<void> {
  for (const goal of ['prevention', 'costs']) {
    const save = { round, sheet, subject: about(goal), expectedRevision: 0, answer: values() }
    await store.saveDraft({ ...save, at: clock.now(), by: owner })
  }
}
