import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answer, AnswerValues } from '../../src/domain/answer.ts'
import { isAsked, isKeepableReason, openQuestions, sentForm } from '../../src/domain/answer-values.ts'
import type { Question } from '../../src/domain/question.ts'
import { readQuestion } from '../../src/domain/typed-question.ts'
import { aProgramme, deviation, level, results, status, values } from '../builders.ts'

const programme = aProgramme()
const short: Question = { ...results, maxLength: 10 }

describe('a typed value', () => {
  test.each<[string, Question, unknown, string | number]>([
    ['a level of the scale', level, '25', 25],
    ['level nought', level, '0', 0],
    ['a choice', status, 'delayed', 'delayed'],
    ['a text', results, 'Työ on alkanut.', 'Työ on alkanut.'],
    ['a text with white space around it', results, '  Työ\n\n', '  Työ\n\n'],
    ['a text that looks like a formula', results, '=1+1', '=1+1'],
    ['a text that looks like a template', results, '${1+1}', '${1+1}'],
    ['a text exactly as long as is allowed', short, 'a'.repeat(10), 'a'.repeat(10)],
    ['emoji exactly as long as is allowed', short, '😀'.repeat(5), '😀'.repeat(5)],
    ['a joined emoji', short, '👩‍👩‍👧', '👩‍👩‍👧'],
    ['line breaks of every kind', short, 'a\r\nb\nc\td', 'a\r\nb\nc\td'],
    ['text from right to left', results, '\u202Eabc', '\u202Eabc'],
  ])('is kept exactly as typed: %s', (_, question, typed, value) => {
    expect(readValue(question, typed)).toEqual({ ok: true, value })
  })

  test.each<[string, Question, unknown]>([
    ['missing', results, undefined],
    ['null', results, null],
    ['an empty text', results, ''],
    ['only white space', results, ' \n\t\u00A0'],
    ['an empty level', level, ''],
    ['an empty choice', status, ''],
  ])('is an empty input: %s', (_, question, typed) => {
    expect(readValue(question, typed)).toEqual({ ok: true, value: undefined })
  })

  test.each<[string, Question, unknown, object]>([
    ['a level off the scale', level, '26', { code: 'not-on-scale' }],
    ['a level written otherwise', level, '25.0', { code: 'not-on-scale' }],
    ['a level with a space', level, ' 25', { code: 'not-on-scale' }],
    ['a level in words', level, 'half', { code: 'not-on-scale' }],
    ['an unknown choice', status, 'ontrack', { code: 'not-a-choice' }],
    ['a choice in capitals', status, 'DELAYED', { code: 'not-a-choice' }],
    ['a choice’s label', status, 'Viivästynyt', { code: 'not-a-choice' }],
    ['a choice of the language itself', status, 'constructor', { code: 'not-a-choice' }],
    ['a text too long by one', short, 'a'.repeat(11), { code: 'too-long', length: 11, limit: 10 }],
    ['emoji too long by one', short, `${'😀'.repeat(5)}a`, { code: 'too-long', length: 11, limit: 10 }],
    ['an emoji across the limit', short, `${'a'.repeat(9)}😀`, { code: 'too-long', length: 11, limit: 10 }],
    ['NUL', results, 'a\u0000b', { code: 'unreadable-characters' }],
    ['a lone high surrogate', results, 'a\uD83Db', { code: 'unreadable-characters' }],
    ['a lone low surrogate', results, 'a\uDE00b', { code: 'unreadable-characters' }],
    ['a high surrogate at the end', results, 'a\uD83D', { code: 'unreadable-characters' }],
    ['surrogates the wrong way round', results, '\uDE00\uD83D', { code: 'unreadable-characters' }],
    ['a number', level, 25, { code: 'not-text' }],
    ['not a number', results, Number.NaN, { code: 'not-text' }],
    ['true', results, true, { code: 'not-text' }],
    ['an object', results, { text: 'x' }, { code: 'not-text' }],
    ['an object that says it is text', results, { toString: () => 'x' }, { code: 'not-text' }],
    ['an array', level, ['25'], { code: 'not-text' }],
  ])('is a fault: %s', (_, question, typed, fault) => {
    expect(readValue(question, typed)).toEqual({ ok: false, fault })
  })
})

describe('the reason beside a quick answer', () => {
  test.each([
    ['a'.repeat(500), true],
    ['a'.repeat(501), false],
    ['Loma 😀', true],
    ['a\u0000', false],
    ['\uD83D', false],
  ])('%j', (reason, keepable) => {
    expect(isKeepableReason(reason)).toBe(keepable)
  })
})

describe('a question that depends on another', () => {
  const onLevel: Question = { ...results, when: { question: 'level', in: ['0', '25'] } }

  test.each<[Question, AnswerValues, boolean]>([
    [deviation, { status: 'delayed' }, true],
    [deviation, { status: 'on-track' }, false],
    [deviation, {}, false],
    [onLevel, { level: 25 }, true],
    [onLevel, { level: 50 }, false],
    [results, {}, true],
  ])('is asked when the other has the answer', (question, answered, asked) => {
    expect(isAsked(question, answered)).toBe(asked)
  })
})

describe('the questions still open', () => {
  const optional: Question = { ...results, id: 'more', required: false }

  test.each<[string, readonly Question[], Answer | undefined, readonly Question[]]>([
    ['all required ones before anything is typed', [level, results, optional], undefined, [level, results]],
    ['those without a value', [level, results], values({ level: 0 }), [results]],
    ['none when all have one', [level, results], values(), []],
    ['none after a quick answer', [level, results], { kind: 'quick', quick: 'nothing' }, []],
    ['none after “no change”', [level, results], { kind: 'unchanged', since: '2021-05-15', values: {} }, []],
    ['none after “as under another goal”', [level, results], { kind: 'same', goal: 'costs', values: {} }, []],
    ['a dependent one once it is asked', [status, deviation], values({ status: 'delayed' }), [deviation]],
    ['not a dependent one that is not asked', [status, deviation], values({ status: 'on-track' }), []],
    ['not a dependent one before the other is answered', [status, deviation], undefined, [status]],
  ])('are %s', (_, questions, answer, open) => {
    expect(openQuestions(questions, answer)).toEqual(open)
  })
})

describe('an answer is sent', () => {
  const asked = [status, deviation]

  test.each<[string, Answer, Answer]>([
    [
      'as it stands',
      values({ status: 'delayed', deviation: 'Myöhässä' }),
      values({ status: 'delayed', deviation: 'Myöhässä' }),
    ],
    [
      'without what is no longer asked',
      values({ status: 'on-track', deviation: 'Myöhässä' }),
      values({ status: 'on-track' }),
    ],
    ['without a reason that belongs to no quick answer', { kind: 'values', values: {}, keptReason: 'x' }, values({})],
    ['with its reason', { kind: 'quick', quick: 'a', reason: 'x' }, { kind: 'quick', quick: 'a', reason: 'x' }],
    ['with its language', { ...values({}), language: 'sv' }, { ...values({}), language: 'sv' }],
    [
      'without what is kept beside “no change”',
      { kind: 'unchanged', since: '2021-05-15', values: { status: 'delayed' }, kept: { status: 'on-track' } },
      { kind: 'unchanged', since: '2021-05-15', values: { status: 'delayed' } },
    ],
    [
      'without what is kept beside “as under another goal”',
      { kind: 'same', goal: 'costs', values: {}, kept: { status: 'on-track' } },
      { kind: 'same', goal: 'costs', values: {} },
    ],
    [
      'without a reason that is no longer asked for',
      values({ status: 'a', 'status-why': 'x' }),
      values({ status: 'a' }),
    ],
    [
      'without what is kept beside a quick one',
      { kind: 'quick', quick: 'a', kept: { level: 0 } },
      { kind: 'quick', quick: 'a' },
    ],
  ])('%s', (_, answer, sent) => {
    expect(sentForm(asked, answer)).toEqual(sent)
  })

  test('with a reason that is still asked for', () => {
    const explained = values({ status: 'delayed', deviation: 'x', 'status-why': 'y' })
    expect(sentForm(asked, explained, ['status'])).toEqual(explained)
  })

  test('with nothing that is kept aside, whatever it is and however often it is sent', () => {
    const kinds = fc.constantFrom<Answer[]>(
      { kind: 'values', values: { status: 'delayed', deviation: 'Myöhässä', 'deviation-why': 'x' }, keptReason: 'y' },
      { kind: 'quick', quick: 'a', reason: 'x', kept: { status: 'on-track' } },
      { kind: 'unchanged', since: '2021-05-15', values: { status: 'delayed' }, kept: { deviation: 'x' } },
      { kind: 'same', goal: 'costs', values: { status: 'delayed' }, language: 'sv', kept: { status: 'on-track' } },
    )
    fc.assert(
      fc.property(kinds, fc.subarray(['status', 'deviation']), (answer, explained) => {
        const sent = sentForm(asked, answer, explained)
        expect(Object.keys(sent)).not.toContain('kept')
        expect(Object.keys(sent)).not.toContain('keptReason')
        expect(sent.kind).toBe(answer.kind)
        expect(sentForm(asked, sent, explained)).toEqual(sent)
      }),
      { numRuns: 50 },
    )
  })
})

function readValue(question: Question, typed: unknown): object {
  const { values: read, faults } = readQuestion(question, { [question.id]: typed }, {}, programme)
  const fault = faults.get(question.id)
  return fault === undefined ? { ok: true, value: read[question.id] } : { ok: false, fault }
}
