import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AnswerValues } from '../../src/domain/answer-value.ts'
import { pageParts } from '../../src/domain/pages.ts'
import type { Question } from '../../src/domain/question.ts'
import { level, results, status } from '../builders.ts'

const text = (maxLength: number): Question => ({ ...results, id: `text-${maxLength}`, maxLength })

describe('a subject’s questions are divided into pages', () => {
  test.each<[string, readonly Question[], readonly number[]]>([
    ['none', [], []],
    ['one', [level], [1]],
    ['four of few characters', [level, status, text(1000), text(3000)], [4]],
    ['five', [level, status, level, status, level], [4, 1]],
    ['nine', Array.from({ length: 9 }, () => level), [4, 4, 1]],
    ['texts of 4,000 together', [text(2000), text(2000)], [2]],
    ['texts of 4,001 together', [text(2000), text(2001)], [1, 1]],
    ['a level and a text of 4,000', [level, text(4000)], [2]],
    ['a level and a text of 4,001', [level, text(4001)], [1, 1]],
    ['a text longer than a page', [text(12_000)], [1]],
    ['a long text between others', [level, text(12_000), level], [1, 1, 1]],
    ['a full text, then a level', [text(4000), level], [2]],
  ])('%s', (_, questions, sizes) => {
    expect(pageParts(questions).map((part) => part.questions.length)).toEqual(sizes)
  })

  const anyQuestion: fc.Arbitrary<Question> = fc.oneof(
    fc.constantFrom(level, status),
    fc.integer({ min: 1, max: 12_000 }).map(text),
  )

  test('and together they are the questions in their order', () => {
    fc.assert(
      fc.property(fc.array(anyQuestion), (questions) => {
        expect(pageParts(questions).flatMap((part) => part.questions)).toEqual(questions)
      }),
    )
  })

  test('of at most four questions', () => {
    fc.assert(
      fc.property(fc.array(anyQuestion), (questions) => {
        for (const part of pageParts(questions)) expect(part.questions.length).toBeLessThanOrEqual(4)
      }),
    )
  })

  test('of at most 4,000 characters, unless one question alone is longer', () => {
    fc.assert(
      fc.property(fc.array(anyQuestion), (questions) => {
        for (const part of pageParts(questions)) {
          const characters = part.questions.reduce((sum, each) => sum + (each.type === 'text' ? each.maxLength : 0), 0)
          expect(characters <= 4000 || part.questions.length === 1).toBe(true)
        }
      }),
    )
  })
})

describe('a page that the answers before it leave out', () => {
  const why: Question = { ...text(4000), when: { question: status.id, in: ['delayed'] } }
  const both: Question = { ...text(3999), when: { question: status.id, in: ['delayed', 'at-risk'] } }
  const passed = (questions: readonly Question[], values: AnswerValues): readonly boolean[] =>
    pageParts(questions, { values, used: {} }).map(({ isSpare }) => isSpare === true)

  test.each<[string, readonly Question[], AnswerValues, readonly boolean[]]>([
    ['is passed', [level, text(4000), status, why], { status: 'on-track' }, [false, true]],
    ['is there while nothing has been decided', [status, level, text(4000), why], {}, [false, false]],
    ['is there where it is asked', [status, text(4000), why], { status: 'delayed' }, [false, false]],
    ['is there where one of its questions is asked', [status, text(4000), both], { status: 'at-risk' }, [false, false]],
    ['is shown where it is the first', [why, text(1)], { status: 'on-track' }, [false, false]],
  ])('%s', (_, questions, values, expected) => {
    expect(passed(questions, values)).toEqual(expected)
  })
})
