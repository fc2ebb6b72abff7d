import { describe, expect, it } from 'vitest'
import { ask, faultsOf, type Parts } from './programme-with.ts'

describe('a programme file is refused for', () => {
  it.each<[string, Parts, string]>([
    [
      'a question called as a card field',
      ask({ id: 'verb' }),
      'series[0].questions[1].id: A question id may not be one of',
    ],
    [
      'a question called as an explanation',
      ask({ id: 'status-why' }),
      'series[0].questions[1].id: A question id may not end in -why.',
    ],
    ['an empty text limit', ask({ maxLength: 0 }), 'series[0].questions[1].maxLength: This must be at least 1.'],
    [
      'a text limit above 12000',
      ask({ maxLength: 12001 }),
      'series[0].questions[1].maxLength: This must be at most 12000.',
    ],
    [
      'a choice with a comma',
      ask({ type: 'choice', choices: [{ id: 'a,b' }] }),
      'series[0].questions[1].choices[0].id',
    ],
    [
      'a choice question without choices',
      ask({ type: 'choice', choices: [] }),
      'series[0].questions[1].choices: This needs at least one entry.',
    ],
    [
      'a level without a scale',
      { file: { scale: [] } },
      'series[0].questions[0]: A question of type level needs a scale',
    ],
    [
      'an unknown question type',
      ask({ type: 'txt' }),
      'series[0].questions[1].type: This must be one of level, text, choice',
    ],
    ['a question without a type', { questions: [{ id: 'q' }] }, 'series[0].questions[0].type: This is missing.'],
  ])('%s', (_, parts, fault) => {
    const faults = faultsOf(parts)
    expect(faults).toHaveLength(1)
    expect(faults[0]?.slice(0, fault.length)).toBe(fault)
  })
})

describe('what is not built yet', () => {
  it.each<[string, Parts, string]>([
    ...['yes-no', 'number', 'date', 'link', 'group'].map((type): [string, Parts, string] => [
      `the question type ${type}`,
      { questions: [{ id: 'q', type }] },
      `series[0].questions[0].type: The question type ${type} is not built yet.`,
    ]),
    ...['section', 'theme', 'goal', 'programme'].map((scope): [string, Parts, string] => [
      `the scope ${scope}`,
      ask({ scope }),
      `series[0].questions[1].scope: The scope ${scope} is not built yet.`,
    ]),
  ])('is refused by its name and for nothing else: %s', (_, parts, fault) => {
    expect(faultsOf(parts)).toEqual([fault])
  })

  it('is refused by its name although its keys are known', () => {
    const questions = [
      { id: 'a', type: 'yes-no', partly: true, explain: true },
      { id: 'b', type: 'number', unit: 'kpl', points: true },
      { id: 'c', type: 'link', many: true },
      { id: 'd', type: 'group', fields: [{ id: 'title', type: 'text' }], carry: true },
    ]
    const faults = faultsOf({ questions })
    expect(faults).toHaveLength(4)
    expect(faults.every((fault) => fault.endsWith('is not built yet.'))).toBe(true)
  })
})
