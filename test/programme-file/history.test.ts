import { describe, expect, it } from 'vitest'
import { faultsOf, type Parts } from './programme-with.ts'

const past = (entry: object): Parts => ({ history: [{ round: '2021-05-15', ...entry }] })
const answers = (values: object): Parts => past({ subject: 'line/p1/g1', answers: values })

const group = { id: 'q', type: 'group', fields: [{ id: 'title', type: 'text', required: true }], carry: true }
const points = { id: 'q', type: 'number', points: true }

const formFaults: readonly (readonly [what: string, question: object, answer: unknown])[] = [
  ['yes or no', { id: 'q', type: 'yes-no' }, 'partly'],
  ['number', { id: 'q', type: 'number' }, '5'],
  ['date', { id: 'q', type: 'date' }, '2021-02-29'],
  ['link', { id: 'q', type: 'link' }, 'example.fi'],
  ['list of links', { id: 'q', type: 'link', many: true }, 'https://example.fi'],
  ['row of values', points, [{ date: '2021-02-28', value: '5' }]],
  ['row of values with a day', points, [{ date: '28.2.2021', value: 5 }]],
  ['row of a group with its number', group, [{ title: 'Osaajat' }]],
  ['row of the group’s fields', group, [{ id: 1, name: 'Osaajat' }]],
]

describe('a programme file takes an earlier answer', () => {
  it.each<[string, object, unknown]>([
    ['yes or no', { id: 'q', type: 'yes-no', partly: true }, 'partly'],
    ['a number', { id: 'q', type: 'number' }, -0.38],
    ['a date', { id: 'q', type: 'date' }, '2020-02-29'],
    ['a link', { id: 'q', type: 'link' }, 'https://example.fi/a'],
    ['links', { id: 'q', type: 'link', many: true }, ['https://example.fi/a', 'http://example.fi']],
    [
      'values',
      points,
      [
        { date: '2021-02-28', place: 'Lohja', value: 0.23 },
        { date: '2021-03-01', value: 5 },
      ],
    ],
    [
      'rows of a group',
      group,
      [
        { id: 1, title: 'Osaajat' },
        { id: 7, title: 'Aikataulu' },
      ],
    ],
    ['no rows of a group that goes on', group, []],
  ])('of %s', (_, question, answer) => {
    const history = [{ round: '2021-05-15', subject: 'line/p1/g1', answers: { q: answer } }]
    expect(faultsOf({ questions: [question], history })).toEqual([])
  })
})

describe('a programme file is refused for', () => {
  it.each<[string, Parts, string]>([
    [
      'an earlier answer of an unknown series',
      past({ series: 'x', subject: 'project/p1', answers: {} }),
      'history[0].series: There is no series',
    ],
    [
      'an earlier answer about an unknown project',
      past({ subject: 'line/x/g1', answers: {} }),
      'history[0].subject: There is no project "x".',
    ],
    [
      'an earlier answer about an unknown goal',
      past({ subject: 'line/p1/x', answers: {} }),
      'history[0].subject: There is no goal "x".',
    ],
    [
      'an earlier answer about a line the project lacks',
      past({ subject: 'line/p1/g2', answers: {} }),
      'history[0].subject: The project p1 has no line under g2.',
    ],
    [
      'an earlier answer about an unknown theme',
      past({ subject: 'theme/x', answers: {} }),
      'history[0].subject: There is no theme',
    ],
    [
      'an earlier answer about an unknown section',
      past({ subject: 'section/k1/x', answers: {} }),
      'history[0].subject: The theme k1 has no section x.',
    ],
    [
      'an earlier answer about a project and no more than a slash',
      past({ subject: 'project/p1/', answers: {} }),
      'history[0].subject',
    ],
    [
      'an earlier answer about nothing',
      past({ subject: 'p1', answers: {} }),
      'history[0].subject: A subject is written like',
    ],
    ['an earlier level off the scale', answers({ level: 30 }), 'history[0].answers.level: The scale has no step 30'],
    ['an earlier level in quotes', answers({ level: '50' }), 'history[0].answers.level: A level is a number'],
    [
      'an earlier answer to an unknown question',
      answers({ result: 'x' }),
      'history[0].answers.result: The series has no question "result". Did you mean "results"?',
    ],
    ['an earlier choice that is none', answers({ status: 'x' }), 'history[0].answers.status: There is no choice "x".'],
    ...formFaults.map(([what, question, answer]): [string, Parts, string] => [
      `an earlier answer that is no ${what}`,
      { questions: [question], history: [{ round: '2021-05-15', subject: 'line/p1/g1', answers: { q: answer } }] },
      'history[0].answers.q: An answer to the question "q" is written',
    ]),
    ['an earlier text that is a number', answers({ results: 5 }), 'history[0].answers.results'],
    [
      'an earlier answer that is neither text nor number',
      answers({ results: true }),
      'history[0].answers.results: An answer is text, a number or a list.',
    ],
    ['an earlier summary of an unknown goal', past({ summary: { goal: 'x', text: 'x' } }), 'history[0].summary.goal'],
    [
      'an earlier summary of an unknown area',
      past({ summary: { goal: 'g1', area: 'x', text: 'x' } }),
      'history[0].summary.area',
    ],
    [
      'an earlier entry that says nothing',
      past({ subject: 'project/p1' }),
      'history[0]: An earlier round has either subject and answers, or a summary.',
    ],
    [
      'an earlier entry that is both kinds',
      past({ subject: 'project/p1', answers: {}, summary: { goal: 'g1', text: 'x' } }),
      'history[0]: An earlier round has either',
    ],
    [
      'an earlier answer given twice',
      {
        history: [
          { round: '2021-05-15', subject: 'project/p1', answers: {} },
          { round: '2021-05-15', subject: 'project/p1', answers: {} },
        ],
      },
      'history[1]: This round and subject are already in history[0].',
    ],
  ])('%s', (_, parts, fault) => {
    const faults = faultsOf(parts)
    expect(faults).toHaveLength(1)
    expect(faults[0]?.slice(0, fault.length)).toBe(fault)
  })
})

describe('an earlier answer to an indicator', () => {
  const indicators = [{ id: 'wait', type: 'number' }, { id: 'told' }]
  const line = { targets: [{ id: 't1', text: 'T', indicators }] }

  function faultsOfAnswers(answers: object) {
    return faultsOf({ line, history: [{ round: '2021-05-15', subject: 'line/p1/g1', answers }] })
  }

  it('is given under the ids of the target and the indicator', () => {
    expect(faultsOfAnswers({ 't1-wait': 5 })).toEqual([])
  })

  it('has the form of its type', () => {
    expect(faultsOfAnswers({ 't1-wait': 'viisi' })).toEqual([
      expect.stringContaining('history[0].answers.t1-wait: An answer to the question "t1-wait" is written'),
    ])
  })

  it('is refused where the indicator is only told', () => {
    expect(faultsOfAnswers({ 't1-told': 'x' })).toEqual([
      expect.stringContaining('history[0].answers.t1-told: The series has no question "t1-told".'),
    ])
  })
})
