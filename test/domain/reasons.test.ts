import { describe, expect, test } from 'vitest'
import type { Answer, AnswerValues } from '../../src/domain/answer.ts'
import type { EarlierAnswer } from '../../src/domain/earlier-answers.ts'
import type { Question } from '../../src/domain/question.ts'
import { isOnlyFigures, openReasons, type ReasonRule, reasonsAsked, standsStill } from '../../src/domain/reasons.ts'
import { level, results, status, values } from '../builders.ts'

const quarters = [0, 25, 50, 75, 100]
const thirds = [0, 50, 100]
const uneven = [0, 10, 20, 100]
const marks = [1, 2, 3, 4]
/** A round that was answered without a level. */
const none = undefined

describe('a level asks for a reason', () => {
  test.each<[string, readonly number[], readonly (number | undefined)[], number, ReasonRule | undefined]>([
    ['where there is nothing before it: never', quarters, [], 0, undefined],
    ['where there is nothing before it: never', quarters, [], 75, undefined],
    ['where there is nothing before it: never', quarters, [], 100, undefined],
    ['that falls by one step', quarters, [50], 25, 'fell'],
    ['that falls by more', quarters, [100], 0, 'fell'],
    ['that falls from the end', thirds, [100], 50, 'fell'],
    ['that falls by less than a tenth of the scale', uneven, [20], 10, 'fell'],
    ['that falls after standing still', quarters, [50, 50], 25, 'fell'],
    ['that falls to where it once stood', quarters, [25, 50], 25, 'fell'],
    ['that falls since its last level, a round without one between', quarters, [50, none], 25, 'fell'],
    ['that rises by one step: never', quarters, [25], 50, undefined],
    ['that rises by one step to the end: never', quarters, [75], 100, undefined],
    ['that rises by one step, however many points that is: never', uneven, [20], 100, undefined],
    ['that rises by one step after standing still: never', quarters, [25, 25], 50, undefined],
    ['that jumps two steps', quarters, [25], 75, 'jumped'],
    ['that jumps two steps, however few points that is', uneven, [0], 20, 'jumped'],
    ['that jumps two steps to the end', quarters, [50], 100, 'jumped'],
    ['that jumps two steps of a short scale', thirds, [0], 100, 'jumped'],
    ['that jumps more', quarters, [0], 100, 'jumped'],
    ['that jumps after standing still', quarters, [0, 0], 50, 'jumped'],
    ['that jumps since its last level, rounds without one between', quarters, [0, none, none], 75, 'jumped'],
    ['that stays for the first time: never', quarters, [25], 25, undefined],
    ['that stays for the second time', quarters, [25, 25], 25, 'stood-still'],
    ['that stays for the third time', quarters, [25, 25, 25], 25, 'stood-still'],
    ['that stays at the beginning', quarters, [0, 0], 0, 'stood-still'],
    ['that stays where it rose to before', quarters, [0, 25, 25], 25, 'stood-still'],
    ['that stays where it fell to before', quarters, [50, 25, 25], 25, 'stood-still'],
    ['that stays for the first time after a rise: never', quarters, [0, 25], 25, undefined],
    ['that comes back to where it was, a fall between: never', quarters, [50, 25], 50, undefined],
    ['that stays at the end: never', quarters, [100, 100], 100, undefined],
    ['that stays at the end of another scale: never', marks, [4, 4], 4, undefined],
    ['that stays one step short of the end', marks, [3, 3], 3, 'stood-still'],
    ['that stays, a round without one between: never', quarters, [25, none, 25], 25, undefined],
    ['that stays, the last round without one: never', quarters, [25, 25, none], 25, undefined],
  ])('%s: %j after %j, now %i: %s', (_, scale, before, now, rule) => {
    expect(ruleOf(scale, before, { level: now, results: 'Työ etenee.' })).toBe(rule)
  })

  test.each<[string, readonly (number | undefined)[], AnswerValues, ReasonRule | undefined]>([
    ['without results', [75], { level: 100 }, 'done-without-results'],
    ['with empty results', [75], { level: 100, results: '' }, 'done-without-results'],
    ['with results of white space', [75], { level: 100, results: ' \n ' }, 'done-without-results'],
    ['without results and without anything before it', [], { level: 100 }, 'done-without-results'],
    ['without results, where it stood already', [100, 100], { level: 100 }, 'done-without-results'],
    ['without results, by a jump: once', [0], { level: 100 }, 'done-without-results'],
    ['with results: never', [75], { level: 100, results: 'Valmis.' }, undefined],
    ['short of it without results: never', [50], { level: 75 }, undefined],
  ])('at the end of the scale %s', (_, before, answered, rule) => {
    expect(ruleOf(quarters, before, answered)).toBe(rule)
  })

  test('at the end of the scale where results are not asked for: never', () => {
    expect(ruleOf(quarters, [75], { level: 100 }, [level, status])).toBeUndefined()
  })

  test('at the end of the scale where the only words belong to a question that is asked no longer', () => {
    const obstacles: Question = { ...results, id: 'obstacles', when: { question: 'level', in: ['0'] } }
    const answered = { level: 100, obstacles: 'Vielä kesken.' }
    expect(ruleOf(quarters, [75], answered, [level, { ...results, required: false }, obstacles])).toBe(
      'done-without-results',
    )
  })

  test('question by question', () => {
    const other: Question = { ...level, id: 'trust' }
    const earlier = earlierOf([{ level: 50, trust: 50 }])
    const facts = { questions: [level, other, results], scale: scaleOf(quarters), earlier }
    const asked = reasonsAsked(facts, values({ level: 25, trust: 50, results: 'x' }))
    expect(asked).toEqual([{ rule: 'fell', question: level }])
  })

  test.each<[string, Answer | undefined]>([
    ['no answer', undefined],
    ['an answer without a level', values({ results: 'Työ etenee.' })],
    ['a quick answer', { kind: 'quick', quick: 'nothing', kept: { level: 0 } }],
    ['“no change”', { kind: 'unchanged', since: '2021-05-15', values: { level: 50 }, kept: { level: 0 } }],
    ['“as under another goal”', { kind: 'same', goal: 'costs', values: { level: 50 }, kept: { level: 0 } }],
  ])('never beside %s', (_, answer) => {
    expect(reasonsAsked(factsAfter(quarters, [50]), answer)).toEqual([])
  })
})

describe('a reason that is asked for is open', () => {
  test.each<[string, AnswerValues, boolean]>([
    ['while it is missing', { level: 25 }, true],
    ['while it is white space', { level: 25, 'level-why': ' \n' }, true],
    ['no longer once it is written', { level: 25, 'level-why': 'Mittari vaihtui.' }, false],
    ['never where the level asks for none', { level: 50 }, false],
  ])('%s', (_, answered, open) => {
    const answer = values({ results: 'x', ...answered })
    expect(openReasons(factsAfter(quarters, [50]), answer).map(({ rule }) => rule)).toEqual(open ? ['fell'] : [])
  })
})

test('a level that was left unchanged stood still as one that was written again', () => {
  const earlier: readonly EarlierAnswer[] = [
    { deadline: '2020-11-15', answer: values({ level: 25 }) },
    { deadline: '2021-05-15', answer: { kind: 'unchanged', since: '2020-11-15', values: { level: 25 } } },
  ]
  expect(standsStill({ questions: [level], scale: scaleOf(quarters), earlier }, 'level', 25)).toBe(true)
})

describe('results of figures alone', () => {
  test.each(['12', ' 12 ', '12,5', '12.5', '12 000', '45 %', '3/4', '10:30', '2020–2021', '1; 2', '+5', '-5'])(
    'are %j',
    (typed) => expect(isOnlyFigures(typed)).toBe(true),
  )
  test.each(['', ' ', '…', '%', '12 kpl', 'noin 12', 'Covid-19', '1. vaihe', undefined, 12])('are not %j', (typed) =>
    expect(isOnlyFigures(typed)).toBe(false),
  )
})

function ruleOf(
  scale: readonly number[],
  before: readonly (number | undefined)[],
  answered: AnswerValues,
  questions: readonly Question[] = [level, results],
): ReasonRule | undefined {
  const [first, ...others] = reasonsAsked({ ...factsAfter(scale, before), questions }, values(answered))
  expect(others).toEqual([])
  return first?.rule
}

function factsAfter(scale: readonly number[], before: readonly (number | undefined)[]) {
  const earlier = earlierOf(before.map((each) => (each === undefined ? undefined : { level: each })))
  return { questions: [level, results], scale: scaleOf(scale), earlier }
}

function earlierOf(rounds: readonly (AnswerValues | undefined)[]): readonly EarlierAnswer[] {
  return rounds.map((answered, index) => ({
    deadline: `${2010 + index}-05-15`,
    answer: answered === undefined ? { kind: 'quick', quick: 'nothing' } : values(answered),
  }))
}

function scaleOf(steps: readonly number[]) {
  return steps.map((value) => ({ value, label: `Taso ${value}` }))
}
