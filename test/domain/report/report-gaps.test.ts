import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  countsByArea,
  countsByGoal,
  type PlaceCounts,
  reportGaps,
  unreportedGoals,
} from '../../../src/domain/report-gaps.ts'
import { values } from '../../builders.ts'
import {
  clinic,
  clinicCosts,
  homeCare,
  office,
  region,
  regionReport,
  school,
  sentSheet,
  statusSeries,
} from './region.ts'

const lines = [clinic, clinicCosts, school, homeCare]

describe('the counts of a report by goal and by area', () => {
  test('add up to the counts of the whole report, and each by itself', () => {
    fc.assert(
      fc.property(fc.subarray(lines), fc.subarray(lines), (answered, exempt) => {
        const model = regionReport({
          series: statusSeries,
          sheets: new Map([sentSheet('clinic', { answers: Object.fromEntries(answered.map((id) => [id, values()])) })]),
          opened: {
            exemptions: exempt.map((subject) => ({
              subject,
              reason: 'Syy',
              by: office,
              at: '2021-11-02T08:00:00.000Z',
            })),
          },
        })
        const { expected, answered: all, missing, exempt: spared } = model.counts
        for (const parts of [countsByGoal(model), countsByArea(model)]) {
          const sum = (key: Exclude<keyof PlaceCounts, 'id'>): number => parts.reduce((so, part) => so + part[key], 0)
          expect([sum('expected'), sum('answered'), sum('missing'), sum('exempt')]).toEqual([
            expected,
            all,
            missing,
            spared,
          ])
          for (const part of parts) expect(part.expected).toBe(part.answered + part.missing + part.exempt)
        }
      }),
    )
  })

  test('stand in the order of the register, and what belongs to no goal comes last', () => {
    expect(countsByGoal(regionReport({ series: statusSeries })).map(({ id }) => id)).toEqual([
      'availability',
      'costs',
      undefined,
    ])
  })
})

describe('the gaps of a report', () => {
  test('name the goals that no project reports on', () => {
    const goal = { id: 'quality', number: 3, name: 'Laatu', owners: [], texts: [] }
    expect(unreportedGoals(regionReport({ programme: { ...region, goals: [...region.goals, goal] } }))).toEqual([
      'quality',
    ])
  })

  test('count what is missing and the paragraphs that nobody has approved', () => {
    const model = regionReport({ sheets: new Map([sentSheet('clinic', { answers: { [clinic]: values() } })]) })
    expect(reportGaps(model)).toMatchObject({ missing: 3, unapproved: 1, unedited: 1, unreportedGoals: [] })
  })
})
