import { describe, expect, test } from 'vitest'
import { openSheet } from '../../src/actions/open-sheet.ts'
import type { Shown } from '../../src/actions/shown.ts'
import type { AnswerValues } from '../../src/domain/answer.ts'
import type { Question } from '../../src/domain/question.ts'
import { aLine, aProgramme, aProject, aSeries, values } from '../builders.ts'
import type { TestContext } from '../fakes/action-context.ts'
import { count, need, points, risks } from '../question-samples.ts'
import { answerTo, aSheetRequest, cardOf, openContext, pageOf, press, sentTo } from './answering.ts'

const project = 'project/perhekeskus'

/** A round in which the project is asked this, with what it answered in the last one. */
async function openWith(questions: readonly Question[], last?: AnswerValues): Promise<TestContext> {
  return openContext(
    aProgramme({
      projects: [aProject({ lines: [] })],
      // Opening leads to what is required and missing.
      series: [aSeries({ questions: questions.map((question) => ({ ...question, required: true })) })],
      history:
        last === undefined ? [] : [{ series: 'oma-arviointi', round: '2021-05-15', subject: project, answers: last }],
    }),
  )
}

const opened = (context: TestContext): Promise<Shown> => openSheet(context, aSheetRequest())

describe('values of days and places', () => {
  const first = { 'points-1-date': '2021-02-01', 'points-1-place': 'Lohja', 'points-1-value': '0,23' }

  test('are typed row by row, with room for one more at a press', async () => {
    const context = await openWith([points])
    const more = await press(context, await opened(context), 'page', { typed: first, on: { add: 'points' } })
    expect(pageOf(more).fields[0]?.inputs.map(({ value }) => value)).toEqual([
      '2021-02-01',
      'Lohja',
      '0.23',
      '',
      '',
      '',
    ])
    await press(context, more, 'save', { typed: { 'points-2-date': '2025-03-03', 'points-2-value': '0.38' } })
    expect(await answerTo(context, project)).toMatchObject({
      values: {
        points: [
          { date: '2021-02-01', place: 'Lohja', value: 0.23 },
          { date: '2025-03-03', value: 0.38 },
        ],
      },
    })
  })

  test('keep the rest of a row beside a fault, which is told at its input', async () => {
    const context = await openWith([points])
    const shown = await press(context, await opened(context), 'save', {
      typed: { ...first, 'points-1-value': 'noin 5' },
    })
    expect(cardOf(shown).text).toContain('tätä ei voi lukea luvuksi')
    expect(pageOf(shown).fields[0]?.inputs[2]?.value).toBe('noin 5')
    expect(await answerTo(context, project)).toMatchObject({
      values: { points: [{ date: '2021-02-01', place: 'Lohja' }] },
    })
  })

  test('without a number are not sent', async () => {
    const context = await openWith([points])
    const review = await press(context, await opened(context), 'save', { typed: { 'points-1-place': 'Lohja' } })
    expect(cardOf(review).text).toContain('Puuttuu: Indeksi')
    expect(await press(context, review, 'send')).toMatchObject({ notice: 'incomplete' })
  })

  test('lose a row whose inputs are emptied', async () => {
    const context = await openWith([points])
    const more = await press(context, await opened(context), 'page', { typed: first, on: { add: 'points' } })
    const none = { 'points-1-date': '', 'points-1-place': '', 'points-1-value': '' }
    await press(context, more, 'save', { typed: none })
    expect(await answerTo(context, project)).toMatchObject({ values: {} })
  })
})

describe('a group that goes on', () => {
  const last = {
    risks: [
      { id: 2, title: 'Osaajat', state: 'open' },
      { id: 3, title: 'Tilat', state: 'closed' },
    ],
  }

  test('begins with the rows of the last round that were not closed, each on a page', async () => {
    const context = await openWith([risks], last)
    const page = pageOf(await opened(context))
    expect(page.fields[0]?.inputs.map(({ id, value }) => [id, value])).toEqual([
      ['risks-2-title', 'Osaajat'],
      ['risks-2-description', ''],
      ['risks-2-bodies', ''],
      ['risks-2-state', 'open'],
    ])
    expect(page.pages).toBe(1)
  })

  test('is kept by a press, and passes the page for one more', async () => {
    const context = await openWith([risks], last)
    expect(await press(context, await opened(context), 'save')).toMatchObject({ kind: 'review' })
    expect(await answerTo(context, project)).toMatchObject({ values: { risks: [last.risks[0]] } })
  })

  test('takes a new row on a page of its own, by a number that no row has had', async () => {
    const context = await openWith([risks], last)
    const page = await press(context, await opened(context), 'page', { on: { add: 'risks' } })
    expect(pageOf(page).fields[0]?.inputs[0]?.id).toBe('risks-4-title')
    const review = await press(context, page, 'save', { typed: { 'risks-4-title': 'Tietosuoja' } })
    expect(review).toMatchObject({ kind: 'review' })
    await press(context, review, 'send')
    expect(await sentTo(context, project)).toMatchObject({
      values: {
        risks: [
          { id: 2, title: 'Osaajat', state: 'open' },
          { id: 4, title: 'Tietosuoja' },
        ],
      },
    })
  })

  test('says that there is none once its only row is emptied', async () => {
    const context = await openWith([risks], last)
    const review = await press(context, await opened(context), 'save', {
      typed: { 'risks-2-title': '', 'risks-2-state': '' },
    })
    expect(cardOf(review).text).toContain('Ei yhtään')
    expect(await answerTo(context, project)).toMatchObject({ values: { risks: [] } })
  })

  test('leads from the review to the row that lacks something', async () => {
    const context = await openWith([risks], {
      risks: [
        { id: 1, title: 'Osaajat' },
        { id: 2, title: 'Aikataulu' },
      ],
    })
    const second = await press(context, await opened(context), 'save')
    const review = await press(context, second, 'save', { typed: { 'risks-2-title': '', 'risks-2-bodies': 'Hyte' } })
    expect(pageOf(await press(context, review, 'page')).fields[0]?.inputs[0]?.id).toBe('risks-2-title')
  })
})

describe('yes or no', () => {
  test('keeps its explanation, also when it is sent', async () => {
    const context = await openWith([need])
    const typed = { need: 'partly', 'need-why': 'Vain verkostotyöhön.' }
    await press(context, await press(context, await opened(context), 'save', { typed }), 'send')
    expect(await sentTo(context, project)).toMatchObject(values(typed))
  })
})

describe('a number', () => {
  test.each([
    ['0,38', 0.38],
    ['1 250 kpl', 1250],
    ['−3', -3],
    ['12st', 12],
  ])('may be typed as %s', async (typed, value) => {
    const context = await openWith([count])
    await press(context, await opened(context), 'save', { typed: { count: typed } })
    expect(await answerTo(context, project)).toMatchObject({ values: { count: value } })
  })
})

describe('an indicator with a type', () => {
  test('is asked on the page of its line', async () => {
    const indicators = [
      { id: 'm1', text: 'Odotusaika', type: 'number' as const, unit: 'vrk', isAsked: true as const },
      { id: 'm2', text: 'Palaute', type: 'text' as const },
    ]
    const lines = [aLine({ targets: [{ id: 't1', text: 'Nopeammin', indicators }] })]
    const series = aSeries({ questions: [{ ...need, scope: 'line', required: true }] })
    const context = await openContext(aProgramme({ projects: [aProject({ lines })], series: [series] }))
    const page = await opened(context)
    expect(pageOf(page).fields.map(({ question }) => question.id)).toEqual(['need', 't1-m1'])
    await press(context, page, 'save', { typed: { 't1-m1': '12' } })
    expect(await answerTo(context, 'line/perhekeskus/availability')).toMatchObject({ values: { 't1-m1': 12 } })
  })
})
