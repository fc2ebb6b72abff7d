import { describe, expect, it } from 'vitest'
import { ask, faultsOf, type Parts, status } from './programme-with.ts'

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
    ['a group without fields', ask({ type: 'group' }), 'series[0].questions[1].fields: This is missing.'],
    [
      'a field called as the number of its row',
      ask({ type: 'group', fields: [{ id: 'id', type: 'text' }] }),
      'series[0].questions[1].fields[0]: A question id may not be one of id.',
    ],
    [
      'a field with rows of its own',
      ask({ type: 'group', fields: [{ id: 'v', type: 'number', points: true }] }),
      'series[0].questions[1].fields[0].points: "points" is not a key here.',
    ],
    [
      'a field that depends on a question outside of its group',
      ask({ type: 'group', fields: [{ id: 'v', type: 'text', when: { question: 'status', in: ['late'] } }] }),
      'series[0].questions[1].fields[0].when.question: There is no question "status".',
    ],
    [
      'a question called as a row of another',
      {
        questions: [
          { id: 'v', type: 'number', points: true },
          { id: 'v-1-date', type: 'text' },
        ],
      },
      'series[0].questions[1].id: The rows of the question "v" use this id',
    ],
    [
      'a question with the id of an indicator’s input',
      {
        line: { targets: [{ id: 't1', text: 'T', indicators: [{ id: 'm1', text: 'M', type: 'number' }] }] },
        questions: [status, { id: 't1-m1', type: 'text' }],
      },
      'projects[0].lines[0].targets[0].indicators[0].id: The indicator would be asked as t1-m1, which the question "t1-m1" uses',
    ],
    [
      'an indicator with the id of an explanation',
      {
        line: { targets: [{ id: 'status', text: 'T', indicators: [{ id: 'why', text: 'M', type: 'text' }] }] },
      },
      'projects[0].lines[0].targets[0].indicators[0].id: The indicator would be asked as status-why, which the question "status" uses',
    ],
    ['a question without a type', { questions: [{ id: 'q' }] }, 'series[0].questions[0].type: This is missing.'],
  ])('%s', (_, parts, fault) => {
    const faults = faultsOf(parts)
    expect(faults).toHaveLength(1)
    expect(faults[0]?.slice(0, fault.length)).toBe(fault)
  })
})

describe('a programme file is accepted with', () => {
  it.each<[string, object]>([
    ...['section', 'theme', 'goal', 'programme'].map((scope): [string, object] => [
      `a question about a ${scope}`,
      { type: 'text', scope },
    ]),
    ['a yes or no that may be partly, with an explanation', { type: 'yes-no', partly: true, explain: true }],
    ['a yes that coordinators are told of', { type: 'yes-no', tell: 'coordinators' }],
    ['a number with its unit', { type: 'number', unit: { fi: 'vrk', sv: 'dygn' } }],
    ['values of days and places', { type: 'number', unit: '%', points: true }],
    ['a date', { type: 'date' }],
    ['links', { type: 'link', many: true }],
    ['a group', { type: 'group', fields: [{ id: 'title', type: 'text', maxLength: 200 }], carry: true }],
    [
      'a group whose fields depend on each other',
      {
        type: 'group',
        fields: [
          { id: 'open', type: 'yes-no' },
          { id: 'when', type: 'date', when: { question: 'open', in: ['no'] } },
        ],
      },
    ],
  ])('%s', (_, question) => {
    expect(faultsOf(ask(question))).toEqual([])
  })
})
