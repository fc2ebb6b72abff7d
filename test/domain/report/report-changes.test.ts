import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answer } from '../../../src/domain/answer.ts'
import { canonicalJson } from '../../../src/domain/canonical-json.ts'
import { correctionsOf } from '../../../src/domain/correct-report.ts'
import { forAudience } from '../../../src/domain/report-audience.ts'
import { publicChanges, reportChanges, saysTheSame } from '../../../src/domain/report-changes.ts'
import type { ReportModel, ReportSubject } from '../../../src/domain/report-model.ts'
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

describe('the corrections of a new edition', () => {
  const before = { number: 1, publishedAt: '2021-11-15T10:00:00.000Z', model: fullReport() }
  const corrected = (change: (subject: ReportSubject) => ReportSubject) =>
    correctionsOf(before, { ...before.model, subjects: before.model.subjects.map(change) })

  test('are none where nothing differs', () => {
    expect(correctionsOf(before, structuredClone(before.model))).toBeUndefined()
  })

  test('are not told to the public where only coordinators see them', () => {
    const corrections = corrected((subject) =>
      subject.sent === undefined ? subject : { ...subject, sent: { ...subject.sent, late: !subject.sent.late } },
    )
    expect(corrections?.changes.map(({ what }) => what)).toContain('details')
    expect(corrections?.forPublic).toEqual([])
  })

  test('tell the public where a line stands in the register', () => {
    const corrections = corrected((subject) => (subject.id === clinic ? { ...subject, baseline: 25 } : subject))
    expect(corrections?.forPublic).toMatchObject([{ what: 'details', subject: clinic, fields: ['baseline'] }])
  })

  test('show the public no line that says the same before and after', () => {
    fc.assert(
      fc.property(aModel, aModel, (one, other) => {
        const { forPublic = [] } = correctionsOf({ ...before, model: one }, other) ?? {}
        const equal = forPublic.filter(
          (change) =>
            'before' in change && 'after' in change && canonicalJson(change.before) === canonicalJson(change.after),
        )
        expect(equal).toEqual([])
      }),
      { numRuns: 20 },
    )
  })

  test('are what the public version lists', () => {
    const corrections = corrected((subject) => (subject.id === clinic ? { ...subject, baseline: 25 } : subject))
    const model = { ...before.model, ...(corrections === undefined ? {} : { corrections }) }
    expect(forAudience(model, 'public').corrections?.changes).toEqual(corrections?.forPublic)
  })
})

describe('the changes between two editions', () => {
  test('of the same report are none', () => {
    fc.assert(
      fc.property(aModel, (model) => {
        expect(reportChanges(model, structuredClone(model))).toEqual([])
      }),
      { numRuns: 30 },
    )
  })

  test('are none only where both say the same', () => {
    const content = ({ edition, compiledAt, ...rest }: ReportModel): string => canonicalJson(rest)
    fc.assert(
      fc.property(aModel, aModel, (one, other) => {
        expect(saysTheSame(one, other)).toBe(content(one) === content(other))
      }),
      { numRuns: 30 },
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
    const renamed = {
      ...model,
      areas: model.areas.map((area) => (area.id === 'children' ? { ...area, name: 'Perheet' } : area)),
    }
    expect(reportChanges(model, renamed)).toEqual([
      { what: 'frame', part: 'areas', name: 'Perheet', before: ['Lapset ja perheet'], after: ['Perheet'] },
    ])
  })

  test('tell of a goal, a question or a project by its name, and by what it no longer says', () => {
    const model = regionReport()
    const moved = { area: 'older', units: [{ id: 'peso', name: 'PK/Peso' }] }
    const projects = model.projects.map((each) => (each.id === 'clinic' ? { ...each, ...moved } : each))
    expect(reportChanges(model, { ...model, projects })).toEqual([
      {
        what: 'frame',
        part: 'projects',
        name: 'Neuvola',
        before: ['Lapset ja perheet'],
        after: ['Ikääntyneet', 'PK/Peso'],
      },
    ])
  })

  test('name what has changed of a line in the register, whatever else has', () => {
    const model = fullReport()
    const moved = {
      ...model,
      subjects: model.subjects.map((subject) =>
        subject.id === clinic ? { ...subject, baseline: 25, answer: values({ level: 75, results: 'Uusi.' }) } : subject,
      ),
    }
    expect(reportChanges(model, moved).filter((change) => change.what === 'details')).toEqual([
      { what: 'details', subject: clinic, project: 'clinic', goal: 'availability', fields: ['baseline'] },
    ])
  })

  test('are none from an edition of before the owners of lines were told', () => {
    const model = fullReport()
    const old = { ...model, subjects: model.subjects.map(({ owners: _, ...subject }) => subject) }
    expect(reportChanges(old, model)).toEqual([])
  })

  test('list that equal short answers are printed as one', () => {
    const model = fullReport()
    const joined = {
      ...model,
      subjects: model.subjects.map((subject) => (subject.id === clinic ? { ...subject, joins: [spring] } : subject)),
    }
    expect(reportChanges(model, joined)).toMatchObject([
      { what: 'joins', subject: clinic, before: [], after: [spring] },
    ])
  })

  test('of a paragraph that was only approved say that, and no equal texts', () => {
    const model = fullReport()
    const approved = { ...model, summary: model.summary.map((each) => ({ ...each, approved: true })) }
    expect(reportChanges(model, approved)).toEqual([
      { what: 'summary', goal: 'availability', area: 'children', besides: ['approved'] },
    ])
  })

  test('tell of who answers for what is missing where nothing else has changed', () => {
    const model = regionReport()
    const missing = model.missing.map((each) => (each.subject === homeCare ? { ...each, owners: [] } : each))
    expect(reportChanges(model, { ...model, missing })).toEqual([{ what: 'frame', part: 'missing' }])
  })
})
