import { describe, expect, it } from 'vitest'
import { ask, faultsOf, type Parts, status } from './programme-with.ts'

const twice = (path: string, list: string, entry: object): [string, Parts, string] => [
  `two ${list} with one id`,
  { file: { [list]: [entry, entry] } },
  path,
]

describe('the programme these tests start from', () => {
  it('has no fault', () => {
    expect(faultsOf({})).toEqual([])
  })
})

describe('a programme file is refused for', () => {
  it.each<[string, Parts, string]>([
    twice('areas[1].id', 'areas', { id: 'a1' }),
    twice('units[1].id', 'units', { id: 'u1' }),
    twice('places[1].id', 'places', { id: 'm1' }),
    twice('themes[1].id', 'themes', { id: 'k1' }),
    twice('scale[1].value', 'scale', { value: 0 }),
    twice('people[1].email', 'people', { email: 'a@example.fi' }),
    [
      'two goals with one id',
      { file: { goals: [{ id: 'g1' }, { id: 'g1' }] } },
      'goals[1].id: The id "g1" is already taken by goals[0].',
    ],
    ['two projects with one id', { file: { projects: [{ id: 'p1' }, { id: 'p1' }] } }, 'projects[1].id'],
    [
      'two people whose addresses differ in case only',
      { file: { people: [{ email: 'a@b.fi' }, { email: 'A@B.fi' }] } },
      'people[1].email',
    ],
    [
      'two sections with one id',
      { file: { themes: [{ id: 'k1', sections: [{ id: 'x' }, { id: 'x' }] }] } },
      'themes[0].sections[1].id',
    ],
    [
      'two targets with one id',
      { line: { targets: [{ id: 't' }, { id: 't' }] } },
      'projects[0].lines[0].targets[1].id',
    ],
    [
      'two indicators with one id',
      { line: { targets: [{ id: 't', indicators: [{ id: 'i' }, { id: 'i' }] }] } },
      'projects[0].lines[0].targets[0].indicators[1].id',
    ],
    [
      'indicators whose inputs would share a name',
      {
        line: {
          targets: [
            { id: 'a', indicators: [{ id: 'b-c' }] },
            { id: 'a-b', indicators: [{ id: 'c' }] },
          ],
        },
      },
      'projects[0].lines[0].targets[1]',
    ],
    ['two questions with one id', { questions: [status, status] }, 'series[0].questions[1].id'],
    [
      'two choices with one id',
      ask({ type: 'choice', choices: [{ id: 'x' }, { id: 'x' }] }),
      'series[0].questions[1].choices[1].id',
    ],
    [
      'two quick answers with one id',
      { series: { quickAnswers: [{ id: 'x' }, { id: 'x' }] } },
      'series[0].quickAnswers[1].id',
    ],
    [
      'an owner listed twice',
      { project: { owners: ['a@b.fi', 'A@b.fi'] } },
      'projects[0].owners[1]: "A@b.fi" is listed twice.',
    ],
    [
      'two lines under one goal',
      { project: { lines: [{ goal: 'g1' }, { goal: 'g1' }] } },
      'projects[0].lines[1].goal: The project already has a line under "g1"',
    ],
  ])('%s', (_, parts, fault) => {
    const faults = faultsOf(parts)
    expect(faults).toHaveLength(1)
    expect(faults[0]?.slice(0, fault.length)).toBe(fault)
  })
})
