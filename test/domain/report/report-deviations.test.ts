import { describe, expect, test } from 'vitest'
import type { Answer } from '../../../src/domain/answer.ts'
import { deviatingProjects, deviationCounts } from '../../../src/domain/report-deviations.ts'
import type { ReportModel } from '../../../src/domain/report-model.ts'
import { values } from '../../builders.ts'
import { need, regionReport, sentSheet, statusSeries } from './region.ts'

function reportWith(answers: Readonly<Record<string, Answer>>): ReportModel {
  const sheets = Object.entries(answers).map(([id, answer]) =>
    sentSheet(id, { answers: { [`project/${id}`]: answer } }),
  )
  return regionReport({
    series: { ...statusSeries, questions: [...statusSeries.questions, need] },
    sheets: new Map(sheets),
  })
}

describe('the report tells of a project', () => {
  test.each<[string, Answer, boolean]>([
    ['that is delayed', values({ status: 'delayed' }), true],
    ['that needs a national guideline', values({ status: 'on-track', need: 'yes' }), true],
    ['that needs one in part', values({ need: 'partly' }), true],
    ['but not that needs none and is on track', values({ status: 'on-track', need: 'no' }), false],
  ])('%s', (_, answer, told) => {
    expect(deviatingProjects(reportWith({ clinic: answer })).map(({ project }) => project)).toEqual(
      told ? ['clinic'] : [],
    )
  })

  test('in numbers, a state by its words and a need by its question too', () => {
    const model = reportWith({
      clinic: values({ status: 'delayed', need: 'yes' }),
      school: values({ status: 'on-track', need: 'yes' }),
      'home-care': values({ status: 'delayed', need: 'no' }),
    })
    expect(deviationCounts(model)).toEqual([
      { label: 'Viivästynyt', projects: 2 },
      { label: need.label, answer: 'yes', projects: 2 },
    ])
  })
})
