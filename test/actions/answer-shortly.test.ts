import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerShortly, type Press } from '../../src/actions/answer-shortly.ts'
import { openSheet } from '../../src/actions/open-sheet.ts'
import { savePage, showPage } from '../../src/actions/save-page.ts'
import type { Shown } from '../../src/actions/shown.ts'
import { typedReason, typedValues } from '../../src/domain/answer.ts'
import { translator } from '../../src/locales/translate.ts'
import { anExemption, results, secondOwner, spring, values } from '../builders.ts'
import { type TestContext, withFullDisk } from '../fakes/action-context.ts'
import {
  about,
  answeredBefore,
  answerTo,
  aPageRequest,
  aSheetRequest,
  cardOf,
  inputsOf,
  isPress,
  locked,
  openContext,
  press,
  round,
  sentTo,
  sheet,
  subject,
  threeLines,
} from './answering.ts'

const goals = ['availability', 'prevention', 'costs']
const first = about('availability')
const second = about('prevention')
const third = about('costs')
const typed = { level: '75', results: 'Oma pitkä tekstini.' }

describe('“no change”', () => {
  const opened = async (...levels: readonly number[]): Promise<readonly [TestContext, Shown]> => {
    const context = await openContext(threeLines(answeredBefore('availability', ...levels)))
    return [context, await openSheet(context, aSheetRequest())]
  }

  test('keeps the last level, says since when, and goes on', async () => {
    const [context, page] = await opened(25)
    expect(await press(context, page, 'unchanged')).toMatchObject({ key: { subject: second } })
    const answer = { kind: 'unchanged', since: spring, values: { level: 25 }, language: 'fi' }
    expect(await answerTo(context, subject)).toEqual(answer)
  })

  test('keeps aside what had been typed, which comes back with the wish for words', async () => {
    const [context, page] = await opened(25)
    await press(context, page, 'unchanged', { typed })
    expect(await answerTo(context, subject)).toMatchObject({ values: { level: 25 }, kept: { level: 75 } })
    const inWords = await press(context, await shownFirst(context), 'quick', { on: { answer: 'in-words' } })
    expect(inputsOf(inWords)).toEqual(typed)
    expect(await answerTo(context, subject)).toMatchObject(values({ level: 75, results: typed.results }))
  })

  test('may carry a reason', async () => {
    const [context, page] = await opened(25)
    await press(context, page, 'unchanged', { typed: { 'answer-why': 'Loma-aika' } })
    expect(await answerTo(context, subject)).toMatchObject({ kind: 'unchanged', reason: 'Loma-aika' })
  })

  test.each(['', '  '])('of a level that stood still already is not taken without a reason (%j)', async (blank) => {
    const [context, page] = await opened(25, 25)
    const shown = await press(context, page, 'unchanged', { typed: { ...typed, 'answer-why': blank } })
    expect(shown).toMatchObject({ kind: 'page', key: { subject }, notice: 'stood-still' })
    expect(inputsOf(shown)).toEqual(typed)
    expect(await answerTo(context, subject)).not.toMatchObject({ kind: 'unchanged' })
    await press(context, shown, 'unchanged', { typed: { 'answer-why': 'Rekrytointi viivästyi.' } })
    expect(await answerTo(context, subject)).toMatchObject({ kind: 'unchanged', reason: 'Rekrytointi viivästyi.' })
  })

  test('of a level that stood still already is not sent once its reason has been emptied', async () => {
    const [context, page] = await opened(25, 25)
    await fill(context, second, third)
    await press(context, page, 'unchanged', { typed: { 'answer-why': 'Rekrytointi viivästyi.' } })
    await press(context, await shownFirst(context), 'save', { typed: { 'answer-why': '' } })
    expect(await review(context)).toMatchObject({ kind: 'page', key: { subject } })
    const insisted = await press(context, await reviewAnyway(context), 'send')
    expect(insisted).toMatchObject({ notice: 'incomplete' })
    expect(cardOf(insisted).text).toContain(translator('fi')('review.item-reason'))
  })

  test('at the end of the scale is taken without a reason, however long it has been there', async () => {
    const [context, page] = await opened(100, 100, 100)
    expect(await press(context, page, 'unchanged')).toMatchObject({ key: { subject: second } })
  })

  test('is refused where it is not offered', async () => {
    const [context] = await opened()
    const refused = await answerShortly(context, aPageRequest({ typed: {} }), { kind: 'unchanged' })
    expect(refused).toMatchObject({ refused: 'unknown-quick-answer' })
  })
})

describe('“as under another goal”', () => {
  test('is offered once something stands there, and is written once', async () => {
    const context = await openContext(threeLines())
    const page = await openSheet(context, aSheetRequest())
    expect(cardOf(page).buttons.map(({ verb }) => verb)).not.toContain('same')
    const next = await press(context, page, 'save', { typed: { level: '25', results: 'Yhteinen työ.' } })
    await press(context, next, 'same', { on: { goal: 'availability' } })
    const answer = { kind: 'same', goal: 'availability', values: { level: 25 }, language: 'fi' }
    expect(await answerTo(context, second)).toEqual(answer)
  })

  test('is sent with the level that the other has by then', async () => {
    const context = await referring()
    const higher = { typed: { level: '50', results: 'Etenee.' } }
    await press(context, await shownFirst(context), 'save', higher)
    await press(context, await review(context), 'send')
    expect(await sentTo(context, second)).toMatchObject({ kind: 'same', goal: 'availability', values: { level: 50 } })
  })

  test('is sent anew with the other’s new level', async () => {
    const context = await referring()
    await press(context, await review(context), 'send')
    expect(await sentTo(context, second)).toMatchObject({ values: { level: 25 } })
    await press(context, await shownFirst(context), 'save', { typed: { level: '50' } })
    expect(await press(context, await review(context), 'send')).toMatchObject({ sent: { number: 2 } })
    expect(await sentTo(context, second)).toMatchObject({ values: { level: 50 } })
  })

  test('is missing once the other is emptied', async () => {
    const context = await referring()
    await press(context, await shownFirst(context), 'save', { typed: { level: '', results: '' } })
    expect(await review(context)).toMatchObject({ kind: 'page', key: { subject: first } })
    expect(await press(context, await reviewAnyway(context), 'send')).toMatchObject({
      notice: 'incomplete',
      items: [{ missing: [{}, {}] }, { missing: [{}, {}] }, { missing: [] }],
    })
  })

  test('is missing once the other is exempt', async () => {
    const context = await referring()
    await context.store.actOnRound(round, anExemption(first))
    expect(await review(context)).toMatchObject({ kind: 'page', key: { subject: second } })
  })

  test('is refused from a card that was drawn before the other came to refer here', async () => {
    const context = await openContext(threeLines())
    await fill(context, first, second)
    const old = await shownFirst(context)
    await press(context, await shown(context, second), 'same', { on: { goal: 'availability' } })
    expect(await press(context, old, 'same', { on: { goal: 'prevention' } })).toMatchObject({
      refused: 'unknown-quick-answer',
    })
  })

  test('never leads in a circle, pressed on both pages at the same time', async () => {
    const context = await openContext(threeLines())
    await fill(context, first, second)
    const pages = [await shownFirst(context), await shown(context, second)] as const
    const after = await Promise.all([
      press(context, pages[0], 'same', { typed, on: { goal: 'prevention' } }),
      press(context, pages[1], 'same', { typed, on: { goal: 'availability' } }),
    ])
    const late = after.filter((shown) => 'notice' in shown && shown.notice === 'conflict')
    expect(late.map(inputsOf)).toEqual([typed])
    const kinds = await Promise.all([first, second].map(async (each) => (await answerTo(context, each))?.kind))
    expect(kinds.filter((kind) => kind === 'same')).toHaveLength(1)
  })
})

describe('a press that answers a page', () => {
  test.each<Press>([{ kind: 'unchanged' }, { kind: 'same', goal: 'prevention' }, { kind: 'in-words' }])(
    'brings back what was typed when it cannot be kept: $kind',
    async (pressed) => {
      const context = await openContext(threeLines(answeredBefore('availability', 25)))
      await fill(context, second)
      const request = aPageRequest({ typed })
      const full = await answerShortly(withFullDisk(context, 'saveDraft'), request, pressed)
      expect(full).toMatchObject({ notice: 'storage-failed' })
      expect(inputsOf(full)).toEqual(typed)
      await savePage(context, aPageRequest({ person: secondOwner }), 'next')
      const late = await answerShortly(context, request, pressed)
      expect(late).toMatchObject({ notice: 'conflict', conflict: { savedBy: secondOwner } })
      expect(inputsOf(late)).toEqual(typed)
      context.clock.moveTo(locked)
      expect(await answerShortly(context, request, pressed)).toMatchObject({ notice: 'round-locked' })
    },
  )

  test.each<[string, Press]>([
    ['no goal of the programme', { kind: 'same', goal: 'gone' }],
    ['its own goal', { kind: 'same', goal: 'availability' }],
    ['a goal without an answer', { kind: 'same', goal: 'costs' }],
  ])('is refused for %s', async (_, pressed) => {
    const context = await openContext(threeLines())
    await fill(context, first)
    const request = aPageRequest({ revision: 1 })
    expect(await answerShortly(context, request, pressed)).toMatchObject({ refused: 'unknown-quick-answer' })
  })
})

describe('whatever is pressed in whatever order', () => {
  const words = fc.constantFrom('Eka teksti.', 'Toka teksti.', '12', ' ${x} ')
  const inputs = { results: words, more: words, 'level-why': words, 'answer-why': words }
  const typing = fc.record({ level: fc.constantFrom('0', '25', '50', '100'), ...inputs }, { requiredKeys: [] })
  const steps = fc.array(fc.record({ button: fc.nat(), typing }), { minLength: 4, maxLength: 14 })
  /** One line stood still, one may fall, and one is asked for the first time. */
  const programme = threeLines(answeredBefore('availability', 25, 25), answeredBefore('prevention', 50))
  const more = { ...results, id: 'more', required: false }
  const inTwoPages = programme.series.map((series) => ({ ...series, questions: [...series.questions, more] }))

  test.each([
    ['one page', programme],
    ['two pages', { ...programme, series: inTwoPages }],
  ])(
    'on %s a line, nothing typed is lost, nothing kept aside is sent, nothing refers in a circle',
    async (_, asked) => {
      const law = fc.asyncProperty(steps, async (walk) => {
        const context = await openContext(asked)
        const typed = new Map<string, Readonly<Record<string, string>>>()
        let shown = await openSheet(context, aSheetRequest())
        for (const { button, typing } of walk) {
          const card = cardOf(shown)
          // A suggestion leads to cards of its own, which are specified beside it.
          const buttons = card.buttons.filter(({ verb }) => verb !== 'send' && verb !== 'suggest')
          const { verb, data = {} } = buttons[button % buttons.length] ?? {}
          if (!isPress(verb)) throw new Error(`There is no such press: ${verb}`)
          const on = Object.fromEntries(Object.entries(data).map(([key, value]) => [key, String(value)]))
          const here = Object.entries(typing).filter(([id]) => card.inputs.some((input) => input.id === id))
          const subject = on.subject ?? ''
          typed.set(subject, { ...typed.get(subject), ...Object.fromEntries(here) })
          shown = await press(context, shown, verb, { typed: Object.fromEntries(here), on })
          for (const [each, texts] of typed) expect(await standsIn(context, shown, each)).toMatchObject(texts)
          expect(await circles(context)).toEqual([])
        }
        const { revisions } = await sentSheet(context)
        expect(revisions).toHaveLength(1)
        expect(JSON.stringify(revisions)).not.toMatch(/"kept(?:Reason)?"/)
      })
      await fc.assert(law, { numRuns: 15 })
    },
  )

  /** Everything that stands for a subject: in its draft, or on its page that has come back for a reason. */
  async function standsIn(context: TestContext, shown: Shown, each: string): Promise<object> {
    const answer = await answerTo(context, each)
    const kept = Object.entries(typedValues(answer)).map(([id, value]) => [id, String(value)])
    const isBack = 'notice' in shown && (shown.notice === 'stood-still' || shown.notice === 'reason-missing')
    const onPage = isBack && shown.key.subject === each ? cardOf(shown).inputs : []
    const back = onPage.flatMap(({ id, value }) => (value === '' ? [] : [[id, value]]))
    return { ...Object.fromEntries(kept), 'answer-why': typedReason(answer), ...Object.fromEntries(back) }
  }

  /** Goals that refer to one that refers on. */
  async function circles(context: TestContext): Promise<readonly string[]> {
    const answers = await Promise.all(goals.map(async (goal) => [goal, await answerTo(context, about(goal))] as const))
    const referring = new Map(
      answers.flatMap(([goal, answer]) => (answer?.kind === 'same' ? [[goal, answer.goal]] : [])),
    )
    return [...referring].flatMap(([goal, other]) => (referring.has(other) ? [goal] : []))
  }

  /** The sheet once whatever was open has been answered by one press and all has been sent. */
  async function sentSheet(context: TestContext) {
    let now = await openSheet(context, aSheetRequest())
    while ('kind' in now && now.kind === 'page') {
      await press(context, now, 'quick', { on: { answer: 'nothing' } })
      now = await openSheet(context, aSheetRequest())
    }
    await press(context, now, 'send')
    return context.store.sheet(round, sheet)
  }
})

/** The first line answered, the second as under it, the third answered: ready to send. */
async function referring(): Promise<TestContext> {
  const context = await openContext(threeLines())
  await fill(context, first, third)
  await press(context, await shown(context, second), 'same', { on: { goal: 'availability' } })
  return context
}

async function fill(context: TestContext, ...subjects: readonly string[]): Promise<void> {
  for (const each of subjects) {
    await savePage(context, aPageRequest({ subject: each, language: 'fi' }), 'next')
  }
}

function shown(context: TestContext, each: string): Promise<Shown> {
  return showPage(context, aPageRequest({ subject: each }))
}

function shownFirst(context: TestContext): Promise<Shown> {
  return shown(context, first)
}

/** Where the sheet goes on: its review, once nothing is open. */
function review(context: TestContext): Promise<Shown> {
  return openSheet(context, aSheetRequest())
}

/** The review over the last page, whatever is open. */
async function reviewAnyway(context: TestContext): Promise<Shown> {
  return press(context, await shown(context, third), 'save')
}
