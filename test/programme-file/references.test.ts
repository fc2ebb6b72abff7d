import { describe, expect, it } from 'vitest'
import { ask, faultsOf, type Parts } from './programme-with.ts'

describe('a programme file is refused for', () => {
  it.each<[string, Parts, string]>([
    ['an unknown area', { project: { area: 'x' } }, 'projects[0].area: There is no area "x".'],
    ['an unknown unit of a project', { project: { units: ['x'] } }, 'projects[0].units[0]: There is no unit'],
    ['an unknown place', { project: { places: ['x'] } }, 'projects[0].places[0]: There is no place'],
    ['an unknown goal of a line', { line: { goal: 'x' } }, 'projects[0].lines[0].goal: There is no goal'],
    ['an unknown theme of a line', { line: { theme: 'x' } }, 'projects[0].lines[0].theme: There is no theme'],
    [
      'an unknown goal that a line is also under',
      { line: { alsoUnder: ['x'] } },
      'projects[0].lines[0].alsoUnder[0]: There is no goal',
    ],
    [
      'a line also under its own goal',
      { line: { alsoUnder: ['g1'] } },
      'projects[0].lines[0].alsoUnder[0]: The line stands under this goal anyway.',
    ],
    [
      'a baseline off the scale',
      { line: { baseline: 30 } },
      'projects[0].lines[0].baseline: The scale has no step 30: it has 0, 50.',
    ],
    ['an unknown goal of a theme', { file: { themes: [{ id: 'k1', goal: 'x' }] } }, 'themes[0].goal: There is no goal'],
    ['a baseline of a theme off the scale', { file: { themes: [{ id: 'k1', baseline: 1 }] } }, 'themes[0].baseline'],
    [
      'an unknown unit of a section',
      { file: { themes: [{ id: 'k1', sections: [{ id: 's1', units: ['x'] }] }] } },
      'themes[0].sections[0].units[0]',
    ],
    [
      'an unknown goal in summaryGoals',
      { series: { summaryGoals: ['x'] } },
      'series[0].summaryGoals[0]: There is no goal',
    ],
    ['an unknown goal to show a question under', ask({ showUnder: 'x' }), 'series[0].questions[1].showUnder'],
    ['an unknown project in only', ask({ only: { projects: ['x'] } }), 'series[0].questions[1].only.projects[0]'],
    ['an unknown theme in only', ask({ only: { themes: ['x'] } }), 'series[0].questions[1].only.themes[0]'],
    [
      'an unknown question in when',
      ask({ when: { question: 'statu', in: ['late'] } }),
      'series[0].questions[1].when.question: There is no question "statu". Did you mean "status"?',
    ],
    [
      'an unknown choice in when',
      ask({ when: { question: 'status', in: ['lat'] } }),
      'series[0].questions[1].when.in[0]: The question status has no choice "lat". Did you mean "late"?',
    ],
    [
      'a question that depends on itself',
      ask({ when: { question: 'q', in: ['x'] } }),
      'series[0].questions[1].when.question: A question cannot depend on itself.',
    ],
    [
      'a question that depends on one of another scope',
      ask({ scope: 'project', when: { question: 'status', in: ['late'] } }),
      'series[0].questions[1].when.question',
    ],
    [
      'a question that depends on free text',
      {
        questions: [
          { id: 'a', type: 'text' },
          { id: 'b', type: 'text', when: { question: 'a', in: ['x'] } },
        ],
      },
      'series[0].questions[1].when.in',
    ],
  ])('%s', (_, parts, fault) => {
    const faults = faultsOf(parts)
    expect(faults).toHaveLength(1)
    expect(faults[0]?.slice(0, fault.length)).toBe(fault)
  })
})
