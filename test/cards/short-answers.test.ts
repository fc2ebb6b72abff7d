import { describe, expect, test } from 'vitest'
import { dutiesCard } from '../../src/cards/duties-card.ts'
import { pageCard } from '../../src/cards/page-card.ts'
import { readerOf } from '../../src/cards/reader.ts'
import { receiptCard } from '../../src/cards/receipt-card.ts'
import { reviewCard } from '../../src/cards/review-card.ts'
import type { Card } from '../../src/cards/template.ts'
import type { Answer, Draft } from '../../src/domain/answer.ts'
import { dutiesOf } from '../../src/domain/duties.ts'
import { type Language, languages } from '../../src/domain/local-text.ts'
import { type PageExtras, pageOf } from '../../src/domain/page.ts'
import type { Project } from '../../src/domain/programme.ts'
import { receiptOf, reviewOf } from '../../src/domain/review.ts'
import type { SheetContext } from '../../src/domain/sheet-context.ts'
import {
  aDraft,
  aLine,
  aProgramme,
  aProject,
  aSentRevision,
  aSeries,
  aSheet,
  aSheetContext,
  noDaysOff,
  now,
  owner,
  spring,
  values,
} from '../builders.ts'
import { type CardElement, complaintsAbout, dataOf, elementsIn } from './card-elements.ts'
import { everyCard } from './drawn-cards.ts'

const goals = ['availability', 'prevention', 'quality', 'integration', 'costs', 'trust', 'skills', 'data']
const line = 'line/perhekeskus/availability'
const other = 'line/perhekeskus/prevention'
const level = (now: number, extra: object = {}): Answer => values({ level: now, results: 'Työ alkoi.', ...extra })
const unchanged: Answer = { kind: 'unchanged', since: spring, values: { level: 25 }, reason: 'Loma-aika' }
const same: Answer = { kind: 'same', goal: 'prevention', values: { level: 25 } }

describe('a page after another round', () => {
  test.each<[Language, string, string]>([
    ['fi', 'Ei muutosta 15.5.2021 jälkeen', 'Vahvista: valmis, ei muutosta'],
    ['en', 'No change since 15 May 2021', 'Confirm: done, no change'],
  ])('offers “no change”, or to confirm what is done, in %s', (language, still, done) => {
    const ended = { active: { ended: 'Rahoitus päättyi.' } }
    const titles = [pageIn(inAutumn([25])), pageIn(inAutumn([100])), pageIn(inAutumn([25], ended))].map(
      (draw) => buttonsOf(draw(language), 'unchanged').map(({ title }) => title)[0],
    )
    expect(titles).toEqual([still, done, done])
  })

  test('offers to confirm in one press what has been done for rounds', () => {
    expect(buttonsOf(pageIn(inAutumn([100, 100, 100]))('fi'), 'unchanged')).toHaveLength(1)
  })

  test('offers what stands under other goals, by their numbers', () => {
    const buttons = buttonsOf(pageIn(inAutumn([25], {}, { [other]: level(50) }))('fi'), 'same')
    expect(buttons.map(({ title }) => title)).toEqual(['Sama kuin hyötytavoitteessa 2'])
    expect(buttons.map(dataOf)).toMatchObject([{ subject: line, revision: 0, goal: 'prevention' }])
  })

  test('says which answer stands, and offers the way back to words', () => {
    const card = pageIn(inAutumn([25], {}, { [line]: unchanged }))('fi')
    expect(textIn(card)).toContain('Valittu vastaus: Ei muutosta 15.5.2021 jälkeen')
    expect(buttonsOf(card, 'quick').map((button) => dataOf(button).answer)).toContain('in-words')
    const fresh = pageIn(inAutumn([25]))('fi')
    expect(buttonsOf(fresh, 'quick').map((button) => dataOf(button).answer)).not.toContain('in-words')
  })

  test('shows what was left unchanged the last time', () => {
    const earlier = new Map([[line, [{ deadline: spring, answer: { ...unchanged, since: '2020-11-15' } }]]])
    expect(textIn(pageIn({ ...inAutumn([25]), earlier })('fi'))).toContain('Ei muutosta 15.11.2020 jälkeen')
  })

  test('offers the other languages to answer in, and none where nothing is written', () => {
    const card = pageIn(inAutumn([25], {}, { [line]: { ...level(25), language: 'sv' } }))('fi')
    expect(buttonsOf(card, 'page').map((button) => dataOf(button).language)).toEqual(['fi', 'en'])
    const silent = { ...inAutumn([]), series: aSeries({ questions: [aLevel()] }) }
    expect(buttonsOf(pageIn(silent)('fi'), 'page')).toEqual([])
  })
})

describe('a page that asks', () => {
  const asking = (extra: object = {}, extras: PageExtras = {}) =>
    pageIn(inAutumn([50], {}, { [line]: level(25, extra) }), extras)

  test('has a labelled place for the reason that nobody insists on, with what was typed', () => {
    const [input] = elementsIn(asking({ 'level-why': 'Mittari vaihtui.' })('fi').content).filter(isWhy)
    expect(input).toMatchObject({ value: 'Mittari vaihtui.', isMultiline: true, maxLength: 500 })
    expect(input?.label).toMatch(/^Perustelu/)
    expect(input).not.toHaveProperty('isRequired')
  })

  test('tells its buttons beside which question it asks', () => {
    const buttons = elementsIn(asking()('fi').content).filter(({ verb }) => verb === 'save' || verb === 'quick')
    expect(buttons.map((button) => dataOf(button).asked)).toEqual(Array(buttons.length).fill('level'))
    const calm = buttonsOf(pageIn(inAutumn([25]))('fi'), 'save')
    expect(calm.map(dataOf)).not.toContainEqual(expect.objectContaining({ asked: expect.anything() }))
  })

  test('nudges by words alone where results are figures', () => {
    const card = pageIn(inAutumn([25], {}, { [line]: level(25, { results: '12' }) }))('fi')
    expect(textIn(card)).toContain('Pelkkä luku ei kerro lukijalle paljon.')
    expect(elementsIn(card.content).filter(isWhy)).toEqual([])
  })

  const isWhy = ({ id }: CardElement): boolean => String(id).endsWith('-why') && id !== 'answer-why'
})

describe('the review and the receipt', () => {
  const explained = level(25, { 'level-why': 'Mittari vaihtui.' })
  const answers = { [line]: explained, [other]: unchanged, 'line/perhekeskus/quality': same }

  test.each<[string, (reader: Language) => Card]>([
    ['review', (language) => reviewOfSheet(inAutumn([50], {}, answers), language)],
    ['receipt', (language) => receiptOfSheet(inAutumn([50], {}, answers), language)],
  ])('the %s has the reason, the answers of one press and the levels that they stand for', (_, draw) => {
    const text = textIn(draw('fi'))
    for (const words of [
      'Perustelu\nMittari vaihtui.',
      'Ei muutosta 15.5.2021 jälkeen\nSyy: Loma-aika\nTaso\n25 % (25 %)',
      'Sama kuin hyötytavoitteessa 2\nTaso\n25 % (25 %)',
    ])
      expect(text.replaceAll('\u00a0', ' ')).toContain(words)
  })

  test('the review names the level that must be explained', () => {
    const card = reviewOfSheet(inAutumn([50], {}, { [line]: level(25) }), 'fi')
    expect(textIn(card)).toContain('Perustele: Taso')
    expect(textIn(reviewOfSheet(inAutumn([50], {}, { [line]: explained }), 'fi'))).not.toContain('Perustele')
  })
})

describe('a prompt', () => {
  test.each<[string, readonly number[], readonly string[]]>([
    ['offers “no change” for a whole sheet', [25], ['Ei muutoksia']],
    ['does not where something stood still', [25, 25], []],
    ['does not in the first round', [], []],
  ])('%s', (_, levels, titles) => {
    const context = inAutumn(levels, { lines: [aLine()] })
    const duties = dutiesOf({ ...context, sheets: new Map(), daysOff: noDaysOff }, owner, now)
    const buttons = buttonsOf(dutiesCard(duties, 'opening', readerOf('fi', context.programme), 'opening'), 'unchanged')
    expect(buttons.map(({ title }) => title)).toEqual(titles)
    for (const button of buttons)
      expect(dataOf(button)).toMatchObject({ sheet: 'project/perhekeskus', delivery: 'opening' })
  })
})

describe.each(languages)('in %s', (language) => {
  const answered = Object.fromEntries(goals.slice(1).map((goal) => [`line/perhekeskus/${goal}`, level(25)]))
  const full = pageIn(inAutumn([25], {}, { ...answered, [line]: level(75) }))(language)
  const cards = [...Object.values(everyCard(language)), full]

  test('no more than six buttons stand side by side on any card', () => {
    const sets = cards.flatMap(({ content }) => elementsIn(content).filter(({ type }) => type === 'ActionSet'))
    expect(sets.map(({ actions }) => [actions].flat().length).filter((length) => length > 6)).toEqual([])
  })

  test('every answer of one press is there once, however many there are', () => {
    expect(buttonsOf(full, 'quick').map((button) => dataOf(button).answer)).toEqual(quickAnswers.map(({ id }) => id))
    expect(buttonsOf(full, 'same').map((button) => dataOf(button).goal)).toEqual(goals.slice(1))
    expect(buttonsOf(full, 'unchanged')).toHaveLength(1)
  })

  test('a page with everything on it is whole and read without a complaint', () => {
    expect(JSON.stringify(full.content)).not.toMatch(/\$\{|\{\{/)
    expect(complaintsAbout(full.content)).toEqual([])
  })
})

const quickAnswers = Array.from({ length: 8 }, (_, index) => ({ id: `quick-${index}`, label: `Vastaus ${index}` }))

function aLevel() {
  return { id: 'level', type: 'level', scope: 'line', label: 'Taso', required: true } as const
}

/** The autumn round after these levels under the first goal, with what has been answered by now. */
function inAutumn(
  levels: readonly number[],
  about: Partial<Project> = {},
  answers: Readonly<Record<string, Answer>> = {},
): SheetContext {
  const programme = aProgramme({
    goals: goals.map((id, index) => ({ id, number: index + 1, name: `Tavoite ${id}`, owners: [], texts: [] })),
    projects: [aProject({ lines: goals.map((goal) => aLine({ goal })), ...about })],
    series: [aSeries({ quickAnswers })],
  })
  const deadlines = ['2020-05-15', '2020-11-15', spring].slice(-levels.length)
  const earlier = levels.map((each, index) => ({ deadline: deadlines[index] ?? spring, answer: level(each) }))
  const drafts = Object.entries(answers).map(([id, answer]): [string, Draft] => [id, aDraft({ answer })])
  return aSheetContext({
    programme,
    earlier: new Map([[line, earlier]]),
    sheet: aSheet({ drafts: Object.fromEntries(drafts), revisions: [aSentRevision({ answers })] }),
  })
}

function pageIn(context: SheetContext, extras: PageExtras = {}): (language: Language) => Card {
  const page = there(pageOf(context, { subject: line, part: 0 }, extras))
  return (language) => pageCard(page, readerOf(language, context.programme))
}

function reviewOfSheet(context: SheetContext, language: Language): Card {
  return reviewCard(there(reviewOf(context)), readerOf(language, context.programme))
}

function receiptOfSheet(context: SheetContext, language: Language): Card {
  return receiptCard(there(receiptOf(context, { next: [], locked: false })), readerOf(language, context.programme))
}

function there<Drawn>(drawn: Drawn | undefined): Drawn {
  if (drawn === undefined) throw new Error('There is nothing to draw.')
  return drawn
}

function buttonsOf(card: Card, verb: string): readonly CardElement[] {
  return elementsIn(card.content).filter((each) => each.type === 'Action.Execute' && each.verb === verb)
}

function textIn(card: Card): string {
  return elementsIn(card.content)
    .flatMap(({ type, text }) => (type === 'TextBlock' || type === 'TextRun' ? [String(text)] : []))
    .join('\n')
}
