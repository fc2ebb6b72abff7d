import { describe, expect, test } from 'vitest'
import type { AnswerValues, Sheet } from '../../src/domain/answer.ts'
import { isComplete, receiptOf, reviewOf } from '../../src/domain/review.ts'
import type { SheetContext } from '../../src/domain/sheet-context.ts'
import {
  aDraft,
  anOpenedRound,
  aProgramme,
  aProject,
  aSentRevision,
  aSeries,
  aSheet,
  aSheetContext,
  coordinator,
  deviation,
  level,
  now,
  results,
  status,
  values,
} from '../builders.ts'

const line = 'line/perhekeskus/availability'
const project = 'project/perhekeskus'
const series = aSeries({ questions: [level, results, status, deviation] })
const drafts = { [line]: aDraft(), [project]: aDraft({ answer: values({ status: 'on-track' }) }) }
const onTime = aSentRevision({ answers: { [line]: values(), [project]: values({ status: 'on-track' }) } })
const tooLate = '2021-11-09T08:00:00.000Z'

describe('the review', () => {
  test('has every subject with what is missing, before anything is typed', () => {
    expect(reviewOf(context())?.items).toMatchObject([
      { subject: line, missing: [level, results], page: { subject: line, part: 0 } },
      { subject: project, missing: [status], page: { subject: project, part: 0 } },
    ])
  })

  test('has the answers that stand, and nothing missing, when all is done', () => {
    expect(reviewOf(context({ drafts }))).toMatchObject({
      state: 'ready',
      items: [
        { answer: values(), missing: [] },
        { answer: values({ status: 'on-track' }), missing: [] },
      ],
    })
  })

  test('leads to the part of a subject in which something is missing', () => {
    const long = aSeries({ questions: [level, results, { ...results, id: 'more' }] })
    const only = aSheetContext({ programme: aProgramme({ series: [long] }), sheet: aSheet({ drafts }) })
    expect(reviewOf(only)?.items[0]?.page).toEqual({ subject: line, part: 1 })
  })

  test('leads to the first part of a subject that is done', () => {
    const { items } = reviewOf(context({ drafts })) ?? { items: [] }
    expect(items.map(({ page }) => page.part)).toEqual([0, 0])
  })

  test('leaves out what is exempt', () => {
    const exemptions = [{ subject: line, reason: 'Päättynyt', by: coordinator, at: now }]
    const exempted = { ...context(), opened: anOpenedRound({ exemptions }) }
    expect(reviewOf(exempted)?.items.map(({ subject }) => subject)).toEqual([project])
  })

  test('carries its notice', () => {
    expect(reviewOf(context(), 'incomplete')?.notice).toBe('incomplete')
  })

  test('is not there once the register has lost the project', () => {
    expect(reviewOf({ ...context(), programme: aProgramme({ projects: [] }) })).toBeUndefined()
  })
})

describe('a level that must be explained', () => {
  const earlier = new Map([[line, [{ deadline: '2021-05-15', answer: values({ level: 50 }) }]]])
  const review = (answered: AnswerValues) => {
    const fell = { ...drafts, [line]: aDraft({ answer: values({ level: 25, results: 'x', ...answered }) }) }
    return { ...context({ drafts: fell }), earlier }
  }

  test('is named in the review, which leads to its page, and is not sent', () => {
    expect(reviewOf(review({}))?.items).toMatchObject([
      { missing: [], unexplained: [{ rule: 'fell', question: level }], page: { subject: line, part: 0 } },
      { missing: [], unexplained: [] },
    ])
    expect(isComplete(review({}))).toBe(false)
  })

  test('stands in the review with its reason once it has one', () => {
    const explained = review({ 'level-why': 'Mittari vaihtui.' })
    expect(reviewOf(explained)?.items[0]).toMatchObject({
      answer: values({ level: 25, results: 'x', 'level-why': 'Mittari vaihtui.' }),
      unexplained: [],
    })
    expect(isComplete(explained)).toBe(true)
  })

  test('is named also where it stays by one press, without the reason that this needs', () => {
    const stood = ['2020-11-15', '2021-05-15'].map((deadline) => ({ deadline, answer: values() }))
    const answer = { kind: 'unchanged', since: '2021-05-15', values: { level: 25 } } as const
    const bare = {
      ...context({ drafts: { ...drafts, [line]: aDraft({ answer }) } }),
      earlier: new Map([[line, stood]]),
    }
    expect(reviewOf(bare)?.items.map(({ lacksReason }) => lacksReason)).toEqual([true, false])
    expect(isComplete(bare)).toBe(false)
  })

  test('stands in the receipt with its reason, and is asked for nothing there', () => {
    const answers = { ...onTime.answers, [line]: values({ level: 25, results: 'x', 'level-why': 'Mittari vaihtui.' }) }
    const sent = { ...review({}), sheet: aSheet({ drafts, revisions: [aSentRevision({ answers })] }) }
    expect(receiptOf(sent, { next: [], locked: false })?.items[0]).toMatchObject({
      answer: answers[line],
      unexplained: [],
    })
  })
})

describe('a sheet may be sent', () => {
  test('not while something required is open', () => {
    expect(isComplete(context({ drafts: { [line]: aDraft() } }))).toBe(false)
  })

  test('when nothing required is open', () => {
    expect(isComplete(context({ drafts }))).toBe(true)
  })

  test('not when an answer has made another question required', () => {
    const delayed = aDraft({ answer: values({ status: 'delayed' }) })
    expect(isComplete(context({ drafts: { ...drafts, [project]: delayed } }))).toBe(false)
  })
})

describe('the receipt', () => {
  test('is there once something has been sent', () => {
    expect(receiptOf(context({ drafts, revisions: [onTime] }), { next: [], locked: false })).toMatchObject({
      sent: onTime,
      late: false,
      next: [],
    })
  })

  test('is not there before', () => {
    expect(receiptOf(context({ drafts }), { next: [], locked: false })).toBeUndefined()
  })

  test('says that a first sending after the due day is late', () => {
    const late = { ...onTime, sentAt: tooLate }
    expect(receiptOf(context({ drafts, revisions: [late] }), { next: [], locked: false })?.late).toBe(true)
  })

  test('does not call a correction late when the answers came in time, as the counts do not', () => {
    const corrected = {
      ...onTime,
      number: 2,
      sentAt: tooLate,
      answers: { ...onTime.answers, [line]: values({ level: 50 }) },
    }
    expect(receiptOf(context({ drafts, revisions: [onTime, corrected] }), { next: [], locked: false })?.late).toBe(
      false,
    )
  })

  test('is not there once the register has lost the project', () => {
    const lost = { ...context({ drafts, revisions: [onTime] }), programme: aProgramme({ projects: [] }) }
    expect(receiptOf(lost, { next: [], locked: false })).toBeUndefined()
  })
})

function context(sheet: Partial<Sheet> = {}): SheetContext {
  const programme = aProgramme({ projects: [aProject()], series: [series] })
  return aSheetContext({ programme, sheet: aSheet(sheet) })
}
