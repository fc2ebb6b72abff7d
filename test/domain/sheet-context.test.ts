import { describe, expect, test } from 'vitest'
import type { Answer, AnswerValues, Draft } from '../../src/domain/answer.ts'
import type { Exemption } from '../../src/domain/expected-set.ts'
import {
  askedSubjects,
  currentAnswer,
  firstUnfinishedPage,
  isFinished,
  pagesOf,
  type SheetContext,
  sentFormOf,
  sheetState,
} from '../../src/domain/sheet-context.ts'
import {
  aDraft,
  aLine,
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
  spring,
  status,
  values,
} from '../builders.ts'

const line = 'line/perhekeskus/availability'
const costs = 'line/perhekeskus/costs'
const project = 'project/perhekeskus'
const onTrack = values({ status: 'on-track' })
const done: Readonly<Record<string, Draft>> = {
  [line]: aDraft(),
  [costs]: aDraft(),
  [project]: aDraft({ answer: onTrack }),
}

describe('the pages of a sheet', () => {
  test('follow its subjects and their parts', () => {
    const more = { ...results, id: 'more', maxLength: 3000 }
    const series = aSeries({ questions: [level, results, more, status] })
    expect(pagesOf(context({}, series))).toEqual([
      { subject: line, part: 0 },
      { subject: line, part: 1 },
      { subject: costs, part: 0 },
      { subject: costs, part: 1 },
      { subject: project, part: 0 },
    ])
  })

  test('leave out an exempt subject', () => {
    expect(pagesOf(exempting(line)).map(({ subject }) => subject)).toEqual([costs, project])
  })
})

describe('a sheet is opened', () => {
  test('at its first page when nothing is typed', () => {
    expect(firstUnfinishedPage(context())).toEqual({ subject: line, part: 0 })
  })

  test('at the page after the finished ones', () => {
    expect(firstUnfinishedPage(context({ [line]: aDraft() }))).toEqual({ subject: costs, part: 0 })
  })

  test('at a page that was left half done', () => {
    const half = aDraft({ answer: values({ level: 25 }) })
    expect(firstUnfinishedPage(context({ ...done, [line]: half }))).toEqual({ subject: line, part: 0 })
  })

  test('at the part of a subject with something open', () => {
    const more = { ...results, id: 'more', maxLength: 3000 }
    const series = aSeries({ questions: [level, results, more] })
    expect(firstUnfinishedPage(context({ [line]: aDraft() }, series))).toEqual({ subject: line, part: 1 })
  })

  test('at a question that an answer has made required', () => {
    const delayed = aDraft({ answer: values({ status: 'delayed' }) })
    expect(firstUnfinishedPage(context({ ...done, [project]: delayed }))).toEqual({ subject: project, part: 0 })
  })

  test('at no page when everything required has an answer', () => {
    expect(firstUnfinishedPage(context(done))).toBeUndefined()
  })

  test('at no page of an exempt subject', () => {
    expect(firstUnfinishedPage(exempting(line, { [costs]: aDraft(), [project]: aDraft({ answer: onTrack }) }))).toBe(
      undefined,
    )
  })
})

describe('a sheet is', () => {
  const sent = aSentRevision({ answers: { [line]: values(), [costs]: values(), [project]: onTrack } })

  test('untouched before anything is typed', () => {
    expect(sheetState(context())).toBe('nothing')
  })

  test('a draft while something required is open', () => {
    expect(sheetState(context({ [line]: aDraft() }))).toBe('draft')
  })

  test('ready when nothing required is open', () => {
    expect(sheetState(context(done))).toBe('ready')
  })

  test('sent after a sending', () => {
    expect(sheetState(withSheet({ drafts: done, revisions: [sent] }))).toBe('sent')
  })

  test('changed when a draft differs from what was sent', () => {
    const drafts = { ...done, [line]: aDraft({ revision: 2, answer: values({ level: 100, results: 'Valmis.' }) }) }
    expect(sheetState(withSheet({ drafts, revisions: [sent] }))).toBe('changed')
  })

  test('sent again when the draft is set back to what was sent', () => {
    const drafts = { ...done, [line]: aDraft({ revision: 3 }) }
    expect(sheetState(withSheet({ drafts, revisions: [sent] }))).toBe('sent')
  })

  test('sent when only a draft of an exempt subject differs', () => {
    const drafts = { ...done, [line]: aDraft({ answer: values({ level: 0 }) }) }
    const sheet = aSheet({ drafts, revisions: [sent] })
    expect(sheetState({ ...exempting(line), sheet })).toBe('sent')
  })
})

describe('what stands for a subject', () => {
  test('is the draft', () => {
    const sheet = { drafts: { [line]: aDraft({ answer: values({ level: 0 }) }) }, revisions: [aSentRevision()] }
    expect(currentAnswer(withSheet(sheet), line)).toEqual(values({ level: 0 }))
  })

  test('is what was sent where there is no draft', () => {
    expect(currentAnswer(withSheet({ revisions: [aSentRevision()] }), line)).toEqual(values())
  })

  test('is nothing where nothing was typed', () => {
    expect(currentAnswer(context(), line)).toBeUndefined()
  })
})

describe('a level that asks for a reason', () => {
  const fell = (answered: AnswerValues): SheetContext => {
    const drafts = { ...done, [line]: aDraft({ answer: values(answered) }) }
    const earlier = new Map([[line, [{ deadline: spring, answer: values({ level: 50 }) }]]])
    return { ...context(drafts), earlier }
  }
  const explained = { level: 25, results: 'x', 'level-why': 'Mittari vaihtui.' }

  test('leaves the subject unfinished until it is explained', () => {
    expect(isFinished(fell({ level: 25, results: 'x' }), line)).toBe(false)
    expect(isFinished(fell(explained), line)).toBe(true)
  })

  test('is where the sheet is opened', () => {
    expect(firstUnfinishedPage(fell({ level: 25, results: 'x' }))).toEqual({ subject: line, part: 0 })
    expect(firstUnfinishedPage(fell(explained))).toBeUndefined()
  })

  test('keeps the sheet a draft until it is explained', () => {
    expect(sheetState(fell({ level: 25, results: 'x' }))).toBe('draft')
    expect(sheetState(fell(explained))).toBe('ready')
  })

  test('is sent with its reason, and without it once it asks no longer', () => {
    expect(sentFormOf(fell({}), line, values(explained))).toEqual(values(explained))
    expect(sentFormOf(fell({}), line, values({ ...explained, level: 50 }))).toEqual(values({ level: 50, results: 'x' }))
  })
})

describe('an answer of one press that needs a reason', () => {
  const paused: Answer = { kind: 'quick', quick: 'paused' }
  const quiet: Answer = { kind: 'quick', quick: 'nothing' }
  const still: Answer = { kind: 'unchanged', since: spring, values: { level: 25 } }
  const quickAnswers = [
    { id: 'nothing', label: 'Ei raportoitavaa' },
    { id: 'paused', label: 'Tauolla', reason: 'required' },
  ] as const

  test.each<[string, Answer, number, boolean]>([
    ['for a quick answer that must have one', paused, 0, true],
    ['not once it has one', { ...paused, reason: 'Rahoitus viipyy.' }, 0, false],
    ['for white space as for nothing', { ...paused, reason: ' ' }, 0, true],
    ['not for another quick answer', quiet, 0, false],
    ['for “no change” where the level stood still', still, 2, true],
    ['not once that has one', { ...still, reason: 'Rekrytointi viivästyi.' }, 2, false],
    ['not where it stays for the first time', still, 1, false],
    ['not at the end of the scale', { ...still, values: { level: 100 } }, 2, false],
  ])('is unfinished without it: %s', (_, answer, rounds, isBare) => {
    const stood = answer.kind === 'unchanged' ? answer.values : {}
    const earlier = ['2020-11-15', spring].slice(0, rounds).map((deadline) => ({ deadline, answer: values(stood) }))
    const series = aSeries({ questions: [level, results], quickAnswers })
    const sheet = { ...context({ ...done, [line]: aDraft({ answer }) }, series), earlier: new Map([[line, earlier]]) }
    expect(isFinished(sheet, line)).toBe(!isBare)
    expect(firstUnfinishedPage(sheet)).toEqual(isBare ? { subject: line, part: 0 } : undefined)
  })
})

describe('an answer “as under another goal”', () => {
  const same = (goal: string, answered: AnswerValues = {}): Answer => ({ kind: 'same', goal, values: answered })
  const referring = (other: Answer | undefined): SheetContext =>
    context({ [line]: aDraft({ answer: same('costs') }), ...(other && { [costs]: aDraft({ answer: other }) }) })

  test.each<[string, Answer, AnswerValues]>([
    ['of words', values({ level: 75, results: 'x' }), { level: 75 }],
    ['that was left unchanged', { kind: 'unchanged', since: spring, values: { level: 50 } }, { level: 50 }],
    ['of one press, which has none', { kind: 'quick', quick: 'nothing', kept: { level: 25 } }, {}],
  ])('is sent with the level of the other as it stands: %s', (_, other, answered) => {
    expect(sentFormOf(referring(other), line, same('costs', { level: 0 }))).toEqual(same('costs', answered))
  })

  test('is finished where the other is', () => {
    expect(isFinished(referring(values()), line)).toBe(true)
  })

  test.each<[string, SheetContext]>([
    ['exempt', { ...exempting(costs), sheet: referring(values()).sheet }],
    ['emptied', referring(values({}))],
    ['not begun', referring(undefined)],
    ['itself as under another', referring(same('availability'))],
  ])('is missing where the other is %s', (_, sheet) => {
    expect(isFinished(sheet, line)).toBe(false)
    expect(firstUnfinishedPage(sheet)).toEqual({ subject: line, part: 0 })
  })

  test('is a change to send once the other has changed', () => {
    const answers = { [line]: same('costs', { level: 25 }), [costs]: values(), [project]: onTrack }
    const sheet = (other: Answer): SheetContext => {
      const drafts = {
        ...done,
        [line]: aDraft({ answer: same('costs', { level: 25 }) }),
        [costs]: aDraft({ answer: other }),
      }
      return withSheet({ drafts, revisions: [aSentRevision({ answers })] })
    }
    expect(sheetState(sheet(values()))).toBe('sent')
    expect(sheetState(sheet(values({ level: 50, results: 'x' })))).toBe('changed')
  })
})

test('a subject of which nothing is required is finished from the start', () => {
  expect(isFinished(context({}, aSeries({ questions: [level, { ...status, required: false }] })), project)).toBe(true)
})

test('a subject answered by one press is finished', () => {
  expect(isFinished(context({ [line]: aDraft({ answer: { kind: 'quick', quick: 'nothing' } }) }), line)).toBe(true)
})

test('the subjects asked are those of the sheet but the exempt ones', () => {
  expect(askedSubjects(exempting(costs))).toEqual([line, project])
})

function context(
  drafts: SheetContext['sheet']['drafts'] = {},
  series = aSeries({ questions: [level, results, status, deviation] }),
): SheetContext {
  const goals = ['availability', 'costs'].map((id) => ({ id, name: id, owners: [], texts: [] }))
  const projects = [aProject({ lines: [aLine(), aLine({ goal: 'costs' })] })]
  return aSheetContext({ programme: aProgramme({ goals, projects }), series, sheet: aSheet({ drafts }) })
}

function withSheet(sheet: Partial<SheetContext['sheet']>): SheetContext {
  return { ...context(), sheet: aSheet(sheet) }
}

function exempting(subject: string, drafts: SheetContext['sheet']['drafts'] = {}): SheetContext {
  const exemption: Exemption = { subject, reason: 'Päättynyt', by: coordinator, at: now }
  return { ...context(drafts), opened: anOpenedRound({ exemptions: [exemption] }) }
}
