import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answer } from '../../../src/domain/answer.ts'
import { canonicalJson } from '../../../src/domain/canonical-json.ts'
import { publicChanges, reportChanges, saysTheSame } from '../../../src/domain/report-changes.ts'
import type { ReportModel } from '../../../src/domain/report-model.ts'
import { autumn, spring, values } from '../../builders.ts'
import { fullReport } from '../../report/full-report.ts'
import { clinic, clinicCosts, homeCare, office, regionReport, school, sentSheet } from './region.ts'

const anAnswer: fc.Arbitrary<Answer> = fc.oneof(
  fc.record({ level: fc.constantFrom(0, 25, 50), results: fc.string() }).map((answered) => values(answered)),
  fc.constant<Answer>({ kind: 'quick', quick: 'no-actions' }),
  fc.constantFrom(0, 25).map((level): Answer => ({ kind: 'unchanged', since: spring, values: { level } })),
)
const aModel: fc.Arbitrary<ReportModel> = fc
  .dictionary(fc.constantFrom(clinic, clinicCosts), anAnswer)
  .map((answers) => regionReport({ sheets: new Map([sentSheet('clinic', { answers })]) }))

describe('the changes between two editions', () => {
  test('of the same report are none', () => {
    fc.assert(
      fc.property(aModel, (model) => {
        expect(reportChanges(model, structuredClone(model))).toEqual([])
      }),
    )
  })

  test('are none only where both say the same', () => {
    const content = ({ edition, compiledAt, ...rest }: ReportModel): string => canonicalJson(rest)
    fc.assert(
      fc.property(aModel, aModel, (one, other) => {
        expect(saysTheSame(one, other)).toBe(content(one) === content(other))
      }),
    )
  })

  test('do not depend on the order in which a store hands back keys', () => {
    const model = fullReport()
    const turned: ReportModel = JSON.parse(JSON.stringify(model), (_, value) =>
      value !== null && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    )
    expect(reportChanges(model, turned)).toEqual([])
  })

  test('show of a mended answer only what was mended', () => {
    const report = (results: string) =>
      regionReport({
        sheets: new Map([sentSheet('clinic', { answers: { [clinic]: values({ level: 25, results }) } })]),
      })
    expect(reportChanges(report('Enen.'), report('Ennen.')).filter(({ what }) => what === 'answer')).toEqual([
      {
        what: 'answer',
        subject: clinic,
        project: 'clinic',
        goal: 'availability',
        deadline: autumn,
        before: values({ results: 'Enen.' }),
        after: values({ results: 'Ennen.' }),
      },
    ])
  })

  test('tell of an answer that came later with nothing before it', () => {
    const after = regionReport({ sheets: new Map([sentSheet('clinic', { answers: { [clinic]: values() } })]) })
    expect(reportChanges(regionReport(), after)).toMatchObject([
      { what: 'summary', goal: 'availability', area: 'children', after: expect.stringContaining('Työ on alkanut.') },
      { what: 'answer', subject: clinic, after: values() },
      { what: 'state', subject: clinic, before: 'missing', after: 'answered' },
    ])
  })

  test('keep from the public what is for coordinators', () => {
    const exempt = regionReport({
      opened: { exemptions: [{ subject: school, reason: 'Tauolla', by: office, at: '2021-11-14T08:00:00.000Z' }] },
    })
    const changes = reportChanges(regionReport(), exempt)
    expect(changes).toMatchObject([{ what: 'state', subject: school, before: 'missing', after: 'exempt' }])
    expect(publicChanges(changes)).toEqual([])
  })

  test('tell of a name of the register as of a part of the frame', () => {
    const model = regionReport()
    const renamed = { ...model, areas: [{ id: 'children', name: 'Perheet' }] }
    expect(reportChanges(model, renamed)).toEqual([{ what: 'frame', part: 'areas' }])
  })

  test('tell of who answers for what is missing where nothing else has changed', () => {
    const model = regionReport()
    const missing = model.missing.map((each) => (each.subject === homeCare ? { ...each, owners: [] } : each))
    expect(reportChanges(model, { ...model, missing })).toEqual([{ what: 'frame', part: 'missing' }])
  })
})
