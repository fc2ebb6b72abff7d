import { describe, expect, test } from 'vitest'
import type { Answer } from '../../src/domain/answer.ts'
import { askedOn, type Page, type PageExtras, pageOf } from '../../src/domain/page.ts'
import type { SheetContext } from '../../src/domain/sheet-context.ts'
import {
  aDraft,
  aLine,
  aProgramme,
  aProject,
  aSeries,
  aSheet,
  aSheetContext,
  deviation,
  level,
  owner,
  results,
  secondOwner,
  spring,
  status,
  values,
} from '../builders.ts'

const line = 'line/perhekeskus/availability'
const project = 'project/perhekeskus'
const series = aSeries({ questions: [level, results, status, deviation] })
const context = aSheetContext({ programme: aProgramme({ projects: [aProject()], series: [series] }) })

describe('a page', () => {
  test('says where it stands in its sheet', () => {
    expect(page(context, project)).toMatchObject({ position: 2, pages: 2, subjectsDone: 0, subjects: 2 })
  })

  test('counts the subjects that are done', () => {
    expect(page(drafted(), project)).toMatchObject({ subjectsDone: 1, subjects: 2 })
  })

  test('of a line names its goal and what is promised', () => {
    expect(page(context, line).line).toMatchObject({ goal: { id: 'availability' }, line: aLine() })
  })

  test('of a project has no line', () => {
    expect(page(context, project).line).toBeUndefined()
  })

  test('carries revision 0 before anything is typed', () => {
    expect(page(context, line)).toMatchObject({ revision: 0 })
  })

  test('carries the revision of the draft it was drawn from, and when that was saved', () => {
    const draft = aDraft({ revision: 7 })
    expect(page(drafted(draft), line)).toMatchObject({ revision: 7, savedAt: draft.savedAt })
  })

  test('shows what stands in the draft as a card’s text', () => {
    expect(inputsOf(page(drafted(), line))).toEqual({ level: '25', results: 'Työ on alkanut.' })
  })

  test('shows empty inputs before anything is typed', () => {
    expect(inputsOf(page(context, line))).toEqual({ level: '', results: '' })
  })

  test('shows what was just typed before what is stored', () => {
    expect(inputsOf(page(drafted(), line, { typed: { level: '50', results: 'Uusi' } }))).toEqual({
      level: '50',
      results: 'Uusi',
    })
  })

  test('shows an input that was just emptied as empty', () => {
    expect(inputsOf(page(drafted(), line, { typed: { level: '50' } }))).toEqual({ level: '50', results: '' })
  })

  test('shows typed text that cannot be kept whole, with its fault', () => {
    const typed = { level: '25', results: 'a'.repeat(4001) }
    expect(page(context, line, { typed }).fields[1]).toMatchObject({
      value: typed.results,
      fault: { code: 'too-long', length: 4001, limit: 4000 },
    })
  })

  test('has no fault where everything typed can be kept', () => {
    const { fields } = page(context, line, { typed: { level: '25', results: 'x' } })
    expect(fields.map(({ fault }) => fault)).toEqual([undefined, undefined])
  })

  test('shows an input of another kind than text as empty, with its fault', () => {
    expect(page(context, line, { typed: { results: { a: 1 } } }).fields[1]).toMatchObject({
      value: '',
      fault: { code: 'not-text' },
    })
  })

  test('shows the newest of the earlier answers', () => {
    const earlier = new Map([
      [
        line,
        [
          { deadline: '2020-11-15', answer: values({ level: 0 }) },
          { deadline: '2021-05-15', answer: values({ level: 25 }), by: owner },
        ],
      ],
    ])
    const drawn = page({ ...context, earlier }, line)
    expect(drawn.previous?.deadline).toBe('2021-05-15')
    expect(drawn.fields.map(({ previous }) => previous)).toEqual([25, undefined])
  })

  test('of a line offers the quick answers', () => {
    expect(page(context, line).quickAnswers).toEqual(series.quickAnswers)
  })

  test('of a project offers none', () => {
    expect(page(context, project).quickAnswers).toEqual([])
  })

  test('of a line’s second part offers none', () => {
    const long = aSeries({ questions: [results, { ...results, id: 'more' }] })
    const second = aSheetContext({ programme: aProgramme({ series: [long] }) })
    expect(pageOf(second, { subject: line, part: 1 })?.quickAnswers).toEqual([])
  })

  test('says which quick answer was given, and keeps what had been typed in its inputs', () => {
    const draft = aDraft({ answer: { kind: 'quick', quick: 'nothing', reason: 'Loma', kept: { level: 50 } } })
    const drawn = page(drafted(draft), line)
    expect(drawn).toMatchObject({ quick: { id: 'nothing' }, reason: 'Loma' })
    expect(inputsOf(drawn)).toEqual({ level: '50', results: '' })
  })

  test('brings back the reason that was just typed', () => {
    expect(page(context, line, { typed: { 'answer-why': 'Loma' } })).toMatchObject({
      reason: 'Loma',
      reasonFault: false,
    })
  })

  test('brings back a reason that cannot be kept, with its fault', () => {
    const typed = { 'answer-why': 'a'.repeat(501) }
    expect(page(context, line, { typed })).toMatchObject({ reason: typed['answer-why'], reasonFault: true })
  })

  test('says nothing of a quick answer that the series no longer has', () => {
    expect(page(drafted(aDraft({ answer: { kind: 'quick', quick: 'gone' } })), line).quick).toBeUndefined()
  })

  test('says which answer of one press stands', () => {
    const chosen: Answer = { kind: 'unchanged', since: spring, values: { level: 50 } }
    expect(page(drafted(aDraft({ answer: chosen })), line)).toMatchObject({ chosen })
    expect(page(drafted(), line).chosen).toBeUndefined()
  })

  test('says in which language it is answered', () => {
    const swedish = drafted(aDraft({ answer: { ...values(), language: 'sv' } }))
    expect(page(swedish, line).language).toBe('sv')
    expect(page(swedish, line, { typed: { level: '50' } }).language).toBe('sv')
    expect(page(context, line).language).toBeUndefined()
  })

  test('carries the other’s draft and the notice of a conflict', () => {
    const conflict = aDraft({ savedBy: secondOwner })
    expect(page(context, line, { typed: {}, conflict, notice: 'conflict' })).toMatchObject({
      conflict,
      notice: 'conflict',
    })
  })

  test.each([
    ['line/perhekeskus/unknown', 0],
    ['line/other/availability', 0],
    [line, 1],
    [line, -1],
    ['', 0],
  ])('is not there for %j, part %i', (subject, part) => {
    expect(pageOf(context, { subject, part })).toBeUndefined()
  })

  test('is not there once the register has lost the project', () => {
    expect(pageOf({ ...context, programme: aProgramme({ projects: [] }) }, { subject: line, part: 0 })).toBe(undefined)
  })
})

describe('a page asks', () => {
  const fell = { ...context, earlier: new Map([[line, [{ deadline: spring, answer: values({ level: 50 }) }]]]) }
  const asks = (extras?: PageExtras, answer = values()) => {
    const draft = { ...fell, sheet: aSheet({ drafts: { [line]: aDraft({ answer }) } }) }
    return page(draft, line, extras).fields.map(({ ask }) => ask)
  }

  test('for a reason beside the level that stands in the draft', () => {
    expect(asks()).toEqual([{ rule: 'fell', reason: '', isFaulty: false }, undefined])
    expect(askedOn(page(fell, line, { typed: { level: '25' } }))).toEqual(['level'])
  })

  test('by what was just typed, not by what stood before', () => {
    expect(asks({ typed: { level: '50', results: 'x' } })).toEqual([undefined, undefined])
    expect(asks({ typed: { level: '0', results: 'x' } }, values({ level: 50 }))[0]).toMatchObject({ rule: 'fell' })
  })

  test('with the reason that stands there, or was just typed', () => {
    const explained = values({ level: 25, results: 'x', 'level-why': 'Mittari vaihtui.' })
    expect(asks({}, explained)[0]).toMatchObject({ reason: 'Mittari vaihtui.', isFaulty: false })
    const typed = { level: '25', results: 'x', 'level-why': 'Uusi syy.' }
    expect(asks({ typed }, explained)[0]).toMatchObject({ reason: 'Uusi syy.', isFaulty: false })
  })

  test('with a reason that cannot be kept, whole and with its fault', () => {
    const typed = { level: '25', results: 'x', 'level-why': 'a'.repeat(501) }
    expect(asks({ typed })[0]).toEqual({ rule: 'fell', reason: typed['level-why'], isFaulty: true })
  })

  test('for words beside results that are figures alone', () => {
    expect(asks({}, values({ level: 50, results: '12 %' }))).toEqual([undefined, { rule: 'only-figures' }])
  })

  test('nothing beside an answer of one press', () => {
    expect(asks({}, { kind: 'unchanged', since: spring, values: { level: 50 } })).toEqual([undefined, undefined])
  })

  test('nothing of a page that has just been opened', () => {
    expect(askedOn(page(fell, line))).toEqual([])
  })
})

describe('the answers of one press', () => {
  const long = aSeries({ questions: [level, results, { ...results, id: 'more', required: false }] })
  const goals = ['availability', 'costs'].map((id) => ({ id, name: id, owners: [], texts: [] }))
  const projects = [aProject({ lines: goals.map(({ id }) => aLine({ goal: id })) })]
  const earlier = new Map([[line, [{ deadline: spring, answer: values() }]]])
  const drafts = { 'line/perhekeskus/costs': aDraft() }
  const parted = aSheetContext({
    programme: aProgramme({ goals, projects, series: [long] }),
    earlier,
    sheet: aSheet({ drafts }),
  })

  test('are offered where they can be given', () => {
    expect(page(parted, line)).toMatchObject({ unchanged: { since: spring }, same: [{ id: 'costs' }] })
    expect(page(parted, 'line/perhekeskus/costs').unchanged).toBeUndefined()
  })

  test('are offered on the first part of a subject alone', () => {
    const second = pageOf(parted, { subject: line, part: 1 })
    expect(second).toMatchObject({ same: [], quickAnswers: [] })
    expect(second?.unchanged).toBeUndefined()
  })
})

function page(of: SheetContext, subject: string, extras: PageExtras = {}): Page {
  const drawn = pageOf(of, { subject, part: 0 }, extras)
  if (drawn === undefined) throw new Error(`There is no page ${subject}`)
  return drawn
}

function inputsOf({ fields }: Page): Readonly<Record<string, string>> {
  return Object.fromEntries(fields.map(({ question, value }) => [question.id, value]))
}

function drafted(draft = aDraft()): SheetContext {
  return { ...context, sheet: aSheet({ drafts: { [line]: draft } }) }
}
