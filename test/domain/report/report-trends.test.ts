import { describe, expect, test } from 'vitest'
import { levelMovements } from '../../../src/domain/level-movement.ts'
import { goalTrends } from '../../../src/domain/report-trends.ts'
import { autumn, spring, values } from '../../builders.ts'
import { clinic, regionReport, school, sentSheet } from './region.ts'

const baseline = '2020-11-15'
const at = (deadline: string, level: number) => ({ deadline, answer: values({ level }) })

function report(earlier: Readonly<Record<string, readonly ReturnType<typeof at>[]>>) {
  return regionReport({
    earlier: new Map(Object.entries(earlier)),
    sheets: new Map([
      sentSheet('clinic', { answers: { [clinic]: values({ level: 50, results: 'Työ etenee.' }) } }),
      sentSheet('school', { answers: { [school]: values({ level: 25, results: 'Työ etenee.' }) } }),
    ]),
  })
}

describe('the trend of a goal', () => {
  test('is the average level of its lines round by round', () => {
    const [availability] = goalTrends(
      report({ [clinic]: [at(baseline, 0), at(spring, 25)], [school]: [at(spring, 0)] }),
    )
    expect(availability?.points.map(({ deadline, lines, average }) => [deadline, lines, average])).toEqual([
      [baseline, 1, 0],
      [spring, 2, 12.5],
      [autumn, 2, 37.5],
    ])
  })

  test('has no point for a round without a level, nor for rounds to come', () => {
    const [, costs] = goalTrends(report({}))
    expect(costs).toEqual({ goal: 'costs', points: [] })
  })

  test('counts every line at one step of the scale', () => {
    const [availability] = goalTrends(report({}))
    expect(availability?.points[0]?.levels).toEqual([
      { value: 0, lines: 0 },
      { value: 25, lines: 1 },
      { value: 50, lines: 1 },
    ])
  })
})

describe('a line that stands still', () => {
  test.each([
    { before: [at(spring, 25)], stoodStill: 0 },
    { before: [at(baseline, 25), at(spring, 25)], stoodStill: 1 },
    { before: [at(baseline, 0), at(spring, 25)], stoodStill: 0 },
  ])('has done so for two rounds after $before', ({ before, stoodStill }) => {
    expect(levelMovements(report({ [school]: before })).all).toMatchObject({ still: 1, stoodStill })
  })
})
