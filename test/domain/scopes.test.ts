import { describe, expect, test } from 'vitest'
import { freezeExpectedSet, questionsOf } from '../../src/domain/expected-set.ts'
import type { Goal, Programme, Theme } from '../../src/domain/programme.ts'
import type { Question } from '../../src/domain/question.ts'
import type { QuestionScope } from '../../src/domain/question-base.ts'
import { placeOfSubject, topicOf } from '../../src/domain/scopes/registry.ts'
import { unitsOf } from '../../src/domain/scopes/scope.ts'
import { aLine, aProgramme, aProject, aRound, aSeries, coordinator, owner, results, secondOwner } from '../builders.ts'

const goals: readonly Goal[] = [
  { id: 'availability', number: 1, name: 'Saatavuuden parantaminen', short: 'Saatavuus', owners: [owner], texts: [] },
  { id: 'quality', number: 3, name: 'Laatu', owners: [], texts: [] },
]
const early: Theme = {
  id: 'k1',
  number: 1,
  goal: 'availability',
  name: { fi: 'Varhainen tuki', sv: 'Tidigt stöd' },
  owners: [secondOwner],
  sections: [
    { id: 'peso', title: 'PK/Peso', units: ['peso'], owners: [] },
    { id: 'tepa', title: 'THK/Tepa', units: ['tepa'], owners: [owner] },
  ],
}
const unnumbered: Theme = { id: 'other', name: 'Muu työ', owners: [], sections: [] }

describe('what a round can ask about', () => {
  test('puts a spearhead and its sections on its sheet, but a section with owners on one of its own', () => {
    expect(freeze('theme', 'section')).toEqual([
      { id: 'theme/k1', owners: [secondOwner], subjects: [counted('theme/k1'), counted('section/k1/peso')] },
      { id: 'theme/other', owners: [coordinator], subjects: [counted('theme/other')] },
      { id: 'section/k1/tepa', owners: [owner], subjects: [counted('section/k1/tepa')] },
    ])
  })

  test('gives a goal to its owners, and to the coordinators where it has none', () => {
    expect(freeze('goal')).toEqual([
      { id: 'goal/availability', owners: [owner], subjects: [counted('goal/availability')] },
      { id: 'goal/quality', owners: [coordinator], subjects: [counted('goal/quality')] },
    ])
  })

  test('gives the programme to the coordinators', () => {
    expect(freeze('programme')).toEqual([{ id: 'programme', owners: [coordinator], subjects: [counted('programme')] }])
  })

  test('asks projects before spearheads, goals and the programme, and of no scope that no question is about', () => {
    expect(freeze('programme', 'goal', 'line').map(({ id }) => id)).toEqual([
      'project/perhekeskus',
      'goal/availability',
      'goal/quality',
      'programme',
    ])
  })

  test.each([
    ['section', { goals: ['availability'] }, ['section/k1/peso', 'section/k1/tepa']],
    ['theme', { themes: ['other'] }, ['theme/other']],
    ['theme', { goals: ['availability'] }, ['theme/k1']],
    ['goal', { goals: ['quality'] }, ['goal/quality']],
    ['goal', { projects: ['perhekeskus'] }, []],
  ] as const)('a question about a %s only for %j is asked of %j', (scope, only, subjects) => {
    const series = aSeries({ questions: [{ ...asked(scope), only }] })
    const sheets = freezeExpectedSet(programme, series, aRound())
    expect(sheets.flatMap((sheet) => sheet.subjects.map(({ id }) => id))).toEqual(subjects)
  })

  test('asks no more about a spearhead whose lines have all ended, and of one that never had any', () => {
    const ended = [aProject({ lines: [aLine({ theme: 'k1', active: { to: '2021-06-30' } })] })]
    const series = aSeries({ questions: [asked('theme'), asked('section')] })
    const sheets = freezeExpectedSet({ ...programme, projects: ended }, series, aRound())
    expect(sheets.map(({ id }) => id)).toEqual(['theme/other'])
  })

  test('asks nothing of what the register has lost', () => {
    const series = aSeries({ questions: [asked('section')] })
    expect(questionsOf(programme, series, aRound(), 'section/k1/lost')).toEqual([])
    expect(questionsOf(programme, series, aRound(), 'theme/lost')).toEqual([])
  })
})

describe('a sheet', () => {
  test.each([
    ['theme/k1', { fi: '1. Varhainen tuki', sv: '1. Tidigt stöd' }],
    ['theme/other', 'Muu työ'],
    ['section/k1/tepa', { fi: '1. Varhainen tuki: THK/Tepa', sv: '1. Tidigt stöd: THK/Tepa' }],
    ['goal/availability', '1. Saatavuus'],
    ['project/perhekeskus', 'Perhekeskus'],
    ['programme', 'Länsi-Uusimaa'],
    ['section/k1/peso', undefined],
  ])('%s is called %j', (sheet, name) => {
    expect(topicOf(programme, { id: sheet })?.name).toEqual(name)
  })

  test('knows a section by its units and the goal of its spearhead', () => {
    const place = placeOfSubject(programme, 'section/k1/tepa')
    expect(place).toMatchObject({ goal: 'availability', theme: { id: 'k1' }, section: { id: 'tepa' } })
    expect(place && unitsOf(place)).toEqual(['tepa'])
  })
})

const programme: Programme = aProgramme({
  goals,
  themes: [early, unnumbered],
  projects: [aProject({ lines: [aLine({ theme: 'k1' })] })],
})

function asked(scope: QuestionScope): Question {
  return { ...results, id: scope, scope }
}

function counted(id: string) {
  return { id, counted: true }
}

function freeze(...scopes: readonly QuestionScope[]) {
  return freezeExpectedSet(programme, aSeries({ questions: scopes.map(asked) }), aRound())
}
