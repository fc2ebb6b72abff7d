import { expect, test } from 'vitest'
import type { Answer } from '../../../src/domain/answer.ts'
import { type LevelMovement, levelMovements } from '../../../src/domain/level-movement.ts'
import { spring, values } from '../../builders.ts'
import { clinic, clinicCosts, homeCare, regionReport, school, sentSheet } from './region.ts'

const first = '2020-11-15'
const quick: Answer = { kind: 'quick', quick: 'no-actions' }

function movements(now: Answer, ...before: readonly (readonly [string, Answer])[]): LevelMovement {
  const model = regionReport({
    sheets: new Map([sentSheet('clinic', { answers: { [clinic]: now } })]),
    earlier: new Map([[clinic, before.map(([deadline, answer]) => ({ deadline, answer }))]]),
  })
  return levelMovements(model).all
}

test.each([
  ['rose', 25, 50],
  ['fell', 50, 25],
  ['still', 25, 25],
] as const)('a line %s between two rounds', (movement, before, now) => {
  expect(movements(values({ level: now }), [spring, values({ level: before })])[movement]).toBe(1)
})

test('a line with its first level is new', () => {
  expect(movements(values({ level: 0 }))).toMatchObject({ new: 1, rose: 0, fell: 0, still: 0 })
})

test('a round without a level is passed over', () => {
  const moved = movements(values({ level: 50 }), [first, values({ level: 25 })], [spring, quick])
  expect(moved).toMatchObject({ rose: 1, new: 0 })
})

test('a quick answer has no level and no movement', () => {
  const moved = movements(quick, [spring, values({ level: 25 })])
  expect(moved).toMatchObject({ rose: 0, fell: 0, still: 0, new: 0 })
  expect(moved.levels.every(({ lines }) => lines === 0)).toBe(true)
})

test('lines are counted by level, in each goal and in all', () => {
  const model = regionReport({
    sheets: new Map([
      sentSheet('clinic', { answers: { [clinic]: values({ level: 25 }), [clinicCosts]: values({ level: 0 }) } }),
      sentSheet('school', { answers: { [school]: values({ level: 25 }) } }),
      sentSheet('home-care', { answers: { [homeCare]: values({ level: 50 }) } }),
    ]),
  })
  const { goals, all } = levelMovements(model)
  expect(all.levels.map(({ lines }) => lines)).toEqual([1, 2, 1])
  expect(goals.map(({ goal, levels }) => [goal, levels.map(({ lines }) => lines)])).toEqual([
    ['availability', [0, 2, 1]],
    ['costs', [1, 0, 0]],
  ])
})
