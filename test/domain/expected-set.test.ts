import { describe, expect, test } from 'vitest'
import { isActive, linesInGoalOrder } from '../../src/domain/active-lines.ts'
import { freezeExpectedSet, questionsOf } from '../../src/domain/expected-set.ts'
import type { Goal, Period, Project } from '../../src/domain/programme.ts'
import type { Question } from '../../src/domain/question.ts'
import {
  aLine,
  aProgramme,
  aProject,
  aRound,
  aSeries,
  coordinator,
  deviation,
  level,
  owner,
  results,
  secondOwner,
  spring,
  status,
} from '../builders.ts'

const goals: readonly Goal[] = ['availability', 'quality', 'costs'].map((id) => ({
  id,
  name: id,
  owners: [],
  texts: [],
}))
const lineAndProject = aSeries({ questions: [level, results, status, deviation] })
const round = aRound()

describe('the expected set', () => {
  test('has a sheet for each project, with its lines in the order of goals and then the project', () => {
    const lines = [aLine({ goal: 'costs' }), aLine({ goal: 'availability' })]
    expect(freeze([aProject({ lines, owners: [owner, secondOwner] })])).toEqual([
      {
        id: 'project/perhekeskus',
        project: 'perhekeskus',
        owners: [owner, secondOwner],
        subjects: [
          { id: 'line/perhekeskus/availability', counted: true },
          { id: 'line/perhekeskus/costs', counted: true },
          { id: 'project/perhekeskus', counted: true },
        ],
      },
    ])
  })

  test('keeps the projects in the order of the register', () => {
    const sheets = freeze([aProject({ id: 'z' }), aProject({ id: 'a' }), aProject({ id: 'm' })])
    expect(sheets.map(({ project }) => project)).toEqual(['z', 'a', 'm'])
  })

  test('gives a project without owners to the coordinators', () => {
    expect(freeze([aProject({ owners: [] })])[0]?.owners).toEqual([coordinator])
  })

  test('leaves out a project that is over', () => {
    expect(freeze([aProject({ active: { to: '2021-09-30' } })])).toEqual([])
  })

  test('leaves out a project that has not begun', () => {
    expect(freeze([aProject({ active: { from: '2021-11-16' } })])).toEqual([])
  })

  test('leaves out a line that has not begun, and keeps the others', () => {
    const lines = [aLine(), aLine({ goal: 'costs', active: { from: '2022-01-01' } })]
    expect(subjectsOf(aProject({ lines }))).toEqual(['line/perhekeskus/availability', 'project/perhekeskus'])
  })

  test('leaves out a project without a line where lines are reported', () => {
    expect(freeze([aProject({ lines: [] })])).toEqual([])
  })

  test('leaves out a project all of whose lines are over', () => {
    expect(freeze([aProject({ lines: [aLine({ active: { to: '2021-05-31' } })] })])).toEqual([])
  })

  test('has a project without a line where only projects are asked', () => {
    const sheets = freeze([aProject({ lines: [] })], aSeries({ questions: [status] }))
    expect(sheets[0]?.subjects).toEqual([{ id: 'project/perhekeskus', counted: true }])
  })

  test('counts only subjects of which something is required', () => {
    const series = aSeries({ questions: [level, { ...status, required: false }] })
    expect(freeze([aProject()], series)[0]?.subjects).toEqual([
      { id: 'line/perhekeskus/availability', counted: true },
      { id: 'project/perhekeskus', counted: false },
    ])
  })

  test('has no subject that is asked nothing', () => {
    const series = aSeries({ questions: [{ ...level, only: { goals: ['costs'] } }] })
    expect(freeze([aProject({ lines: [aLine(), aLine({ goal: 'costs' })] })], series)[0]?.subjects).toEqual([
      { id: 'line/perhekeskus/costs', counted: true },
    ])
  })

  test('is empty where nothing is asked', () => {
    expect(freeze([aProject()], aSeries({ questions: [] }))).toEqual([])
  })
})

describe('a period counts in the autumn round of 2021', () => {
  test.each<[Period, boolean, string]>([
    [{}, true, 'without an end or a beginning'],
    [{ from: '2021-11-15' }, true, 'that begins on the deadline'],
    [{ from: '2021-11-16' }, false, 'that begins after the deadline'],
    [{ to: '2021-10-01' }, true, 'that ends on the first day described'],
    [{ to: '2021-09-30' }, false, 'that ends before the month described'],
    [{ from: '2021-10-10', to: '2021-10-20' }, true, 'that lies within the month described'],
    [{ from: '2020-01-01', to: '2022-01-01' }, true, 'around the whole'],
  ])('%j: %s (%s)', (period, active) => {
    expect(isActive(period, round)).toBe(active)
  })

  test('from the deadline on where no month is described', () => {
    const series = aSeries()
    const dated = aRound('2021-11-15', aSeries({ schedule: { ...series.schedule, asOf: 'none' } }))
    expect([isActive({ to: '2021-11-14' }, dated), isActive({ to: '2021-11-15' }, dated)]).toEqual([false, true])
  })
})

describe('a question', () => {
  const project = aProject({ area: 'children', lines: [aLine({ theme: 'k1' }), aLine({ goal: 'costs' })] })
  const programme = aProgramme({ goals, projects: [project] })
  const line = 'line/perhekeskus/availability'

  test.each<[string, Question['only'], boolean]>([
    ['for everybody', undefined, true],
    ['for the goal', { goals: ['availability'] }, true],
    ['for another goal', { goals: ['costs'] }, false],
    ['for the area', { areas: ['children'] }, true],
    ['for another area', { areas: ['older'] }, false],
    ['for the theme', { themes: ['k1'] }, true],
    ['for another theme', { themes: ['k2'] }, false],
    ['for the project', { projects: ['perhekeskus'] }, true],
    ['for another project', { projects: ['koulu'] }, false],
    ['for both the goal and another area', { goals: ['availability'], areas: ['older'] }, false],
    ['from this round on', { from: '2021-11-15' }, true],
    ['from a later round on', { from: '2022-05-15' }, false],
    ['up to this round', { to: '2021-11-15' }, true],
    ['up to an earlier round', { to: '2021-05-15' }, false],
    ['for nobody', { goals: [] }, false],
  ])('%s is asked of a line as said', (_, only, asked) => {
    const question = only === undefined ? level : { ...level, only }
    expect(questionsOf(programme, aSeries({ questions: [question] }), round, line)).toEqual(asked ? [question] : [])
  })

  test('is asked of its scope only', () => {
    expect(questionsOf(programme, lineAndProject, round, line)).toEqual([level, results])
    expect(questionsOf(programme, lineAndProject, round, 'project/perhekeskus')).toEqual([status, deviation])
  })

  test.each(['project/unknown', 'nonsense', ''])('is not asked of %j', (subject) => {
    expect(questionsOf(programme, lineAndProject, round, subject)).toEqual([])
  })

  test('stays the same in every round unless it says otherwise', () => {
    expect(questionsOf(programme, lineAndProject, aRound(spring), line)).toEqual([level, results])
  })
})

test('a line under a goal that the programme lacks stands in no order', () => {
  const project = aProject({ lines: [aLine({ goal: 'gone' }), aLine({ goal: 'costs' })] })
  expect(linesInGoalOrder(aProgramme({ goals }), project).map(({ goal }) => goal)).toEqual(['costs'])
})

function freeze(projects: readonly Project[], series = lineAndProject) {
  return freezeExpectedSet(aProgramme({ goals, projects, series: [series] }), series, round)
}

function subjectsOf(project: Project): readonly string[] | undefined {
  return freeze([project])[0]?.subjects.map(({ id }) => id)
}

describe('a question about a project as a whole', () => {
  const lines = [aLine({ theme: 'k1' }), aLine({ goal: 'costs', active: { to: '2021-05-31' } })]
  const programme = aProgramme({ goals, projects: [aProject({ lines })] })

  test.each<[string, Question['only'], boolean]>([
    ['for a goal under which it has a line', { goals: ['availability'] }, true],
    ['for a goal under which it has none', { goals: ['quality'] }, false],
    ['for a goal under which its line is over', { goals: ['costs'] }, false],
    ['for one of several goals', { goals: ['quality', 'availability'] }, true],
    ['for a spearhead to which a line belongs', { themes: ['k1'] }, true],
    ['for another spearhead', { themes: ['k2'] }, false],
  ])('%s', (_, only, isAsked) => {
    const series = aSeries({ questions: [{ ...status, ...(only === undefined ? {} : { only }) }] })
    expect(questionsOf(programme, series, round, 'project/perhekeskus')).toHaveLength(isAsked ? 1 : 0)
  })
})
