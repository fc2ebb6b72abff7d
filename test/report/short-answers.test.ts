import { describe, expect, test } from 'vitest'
import type { Answer } from '../../src/domain/answer.ts'
import type { Language } from '../../src/domain/local-text.ts'
import type { ReportModel } from '../../src/domain/report-model.ts'
import { jsonReport } from '../../src/report/json.ts'
import { markdownReport } from '../../src/report/markdown/document.ts'
import { level, values } from '../builders.ts'
import {
  clinic,
  clinicCosts,
  homeCare,
  lineSeries,
  regionReport,
  school,
  sentSheet,
  statusSeries,
} from '../domain/report/region.ts'
import { spring } from './full-report.ts'
import { byId, classed, parsedPage, textOf } from './parsed-page.ts'

const reason = 'Rekrytointi viivästyi.'
const project = 'project/clinic'
const earlier = new Map([
  [clinic, [{ deadline: spring, answer: values({ level: 50, results: 'Keväällä alkoi.' }) }]],
  [school, [{ deadline: spring, answer: values({ level: 25, results: 'Koulu alkoi.' }) }]],
])
const unchanged = { kind: 'unchanged', since: spring, values: { level: 25 } } as const

/** A level that fell and says why, one as under it, one unchanged with a reason, and a quick answer. */
const model = regionReport({
  series: statusSeries,
  earlier,
  sheets: new Map([
    sentSheet('clinic', {
      answers: {
        [clinic]: values({ level: 25, results: 'Neuvola jatkaa.', 'level-why': 'Mittari vaihtui.' }),
        [clinicCosts]: { kind: 'same', goal: 'availability', values: { level: 25 } },
        [project]: { kind: 'unchanged', since: spring, values: { status: 'delayed' } },
      },
    }),
    sentSheet('school', { answers: { [school]: { ...unchanged, reason } } }),
    sentSheet('home-care', { answers: { [homeCare]: { kind: 'quick', quick: 'no-actions', reason: 'Loma-aika' } } }),
  ]),
})

describe('the JSON report', () => {
  const answersOf = (id: string, of: ReportModel = model): unknown => {
    const { subjects } = JSON.parse(jsonReport.render(of, { audience: 'public', language: 'fi' }))
    return subjects.find((subject: { id: string }) => subject.id === id).answers
  }

  test.each<[string, object]>([
    [clinic, { level: 25, results: 'Neuvola jatkaa.', 'level-why': 'Mittari vaihtui.' }],
    [clinicCosts, { same: 'availability' }],
    [school, { unchanged: spring, level: 25, reason }],
    [homeCare, { quick: 'no-actions', reason: 'Loma-aika' }],
    [project, { unchanged: spring, status: 'delayed' }],
  ])('has of %s what was pressed or written, and why', (id, answers) => {
    expect(answersOf(id)).toEqual(answers)
  })

  test.each<[Answer, object]>([
    [unchanged, { unchanged: spring, level: 25 }],
    [{ kind: 'quick', quick: 'no-actions' }, { quick: 'no-actions' }],
  ])('has no reason where none was given', (answer, answers) => {
    expect(answersOf(school, reportOf('school', school, answer))).toEqual(answers)
  })

  test('has short answers of earlier rounds too', () => {
    const before = new Map([[school, [{ deadline: spring, answer: { ...unchanged, since: '2020-11-15' } }]]])
    const { subjects } = JSON.parse(
      jsonReport.render(regionReport({ earlier: before }), { audience: 'public', language: 'fi' }),
    )
    expect(subjects.find((subject: { id: string }) => subject.id === school).history).toEqual([
      { round: spring, answers: { unchanged: '2020-11-15', level: 25 } },
    ])
  })
})

describe.each<[string, (id: string) => string]>([
  [
    'page',
    (id) =>
      classed(byId(parsedPage(model), id), 'round')
        .map(textOf)
        .join('\n'),
  ],
  ['Markdown report', (id) => markdownOf(id)],
])('the results of the %s', (_, resultsOf) => {
  test('say why a level moved, beside the results', () => {
    expect(resultsOf(clinic)).toMatch(/Perustelu \(Taso\)[\s*]*Mittari vaihtui\.[\s*]*Tulokset[\s*]*Neuvola jatkaa\./)
  })

  test('say since when nothing has changed, and why', () => {
    expect(resultsOf(school)).toMatch(
      /Ei muutosta 15\.5\.2021 jälkeen[\s*]*Rekrytointi viivästyi\.[\s\S]*Koulu alkoi\./,
    )
  })

  test('say under which goal it is written', () => {
    expect(resultsOf(clinicCosts)).toContain('Sama kuin hyötytavoitteessa 1')
  })

  test('say which quick answer was given, and why', () => {
    expect(resultsOf(homeCare)).toMatch(/Ei toimenpiteitä raportointikaudella[\s*]*Loma-aika/)
  })
})

describe('the progress', () => {
  const rows = rendered(model).split('## Tulokset')[0]?.split('\n') ?? []
  const cellsOf = (row: string): string => row.replaceAll('\u00a0', ' ')

  test.each([
    ['of “no change”', '| Koulu | Käynnistetty (25 %) | Käynnistetty (25 %), ennallaan |'],
    ['of a level that fell', '| Neuvola | Hyvässä vauhdissa (50 %) | Käynnistetty (25 %), laski |'],
    ['of “as under another goal”', '| Neuvola |  | Käynnistetty (25 %), uusi |'],
    ['of a quick answer, which has no level', '| Kotihoito |  | Ei toimenpiteitä raportointikaudella |'],
  ])('is shown %s', (_, row) => {
    expect(rows.map(cellsOf).some((each) => each.startsWith(row))).toBe(true)
  })
})

describe.each(['page', 'Markdown report'])('the %s has of a whole project', (format) => {
  const pace = { ...level, id: 'pace', scope: 'project', label: 'Vauhti' } as const
  const about = (answer: Answer): string => {
    const told = reportOf('clinic', project, answer, [...statusSeries.questions, pace])
    return format === 'page' ? textOf(byId(parsedPage(told), 'main')) : rendered(told)
  }

  test('why a level moved', () => {
    const told = about(values({ status: 'on-track', pace: 25, 'pace-why': reason }))
    expect(told).toContain('Perustelu (Vauhti)')
    expect(told).toContain(reason)
  })

  test('the state that stays, also of a delay', () => {
    expect(about({ kind: 'unchanged', since: spring, values: { status: 'delayed' } })).toContain('Viivästynyt')
  })

  test('why nothing has changed', () => {
    expect(about({ kind: 'unchanged', since: spring, values: { status: 'on-track', pace: 25 }, reason })).toContain(
      reason,
    )
  })
})

describe('the language in which an answer is written', () => {
  const written: readonly (readonly [string, Answer])[] = [
    ['words', values({ level: 25, results: 'Teksti.', 'level-why': 'Syy.' })],
    ['the reason of “no change”', { ...unchanged, reason: 'Teksti.' }],
    ['the reason of a quick answer', { kind: 'quick', quick: 'no-actions', reason: 'Teksti.' }],
  ]
  const marksOf = (answer: Answer, language: Language): readonly (string | undefined)[] => {
    const page = parsedPage(reportOf('school', school, answer), { language })
    return classed(byId(page, school), 'typed').map(({ attribs }) => attribs.lang)
  }

  test.each(written)('is marked on a page in another: %s', (_, answer) => {
    expect(new Set(marksOf({ ...answer, language: 'sv' }, 'fi'))).toEqual(new Set(['sv']))
    expect(new Set(marksOf({ ...answer, language: 'fi' }, 'sv'))).toEqual(new Set(['fi']))
  })

  test.each(written)('is not marked on a page in the same, nor where it is not known: %s', (_, answer) => {
    expect(new Set(marksOf({ ...answer, language: 'fi' }, 'fi'))).toEqual(new Set([undefined]))
    expect(new Set(marksOf(answer, 'fi'))).toEqual(new Set([undefined]))
  })

  test('is marked where a delay is told', () => {
    const told = values({ status: 'delayed', deviation: 'Rekryteringen tog tid.' })
    const page = parsedPage(reportOf('clinic', project, { ...told, language: 'sv' }, statusSeries.questions))
    const [text] = classed(page, 'typed').filter((each) => textOf(each) === 'Rekryteringen tog tid.')
    expect(text?.attribs.lang).toBe('sv')
  })
})

function reportOf(sheet: string, subject: string, answer: Answer, questions = lineSeries.questions): ReportModel {
  const sheets = new Map([sentSheet(sheet, { answers: { [subject]: answer } })])
  return regionReport({ series: { ...lineSeries, questions }, sheets, earlier: new Map() })
}

function rendered(of: ReportModel): string {
  return markdownReport.render(of, { audience: 'public', language: 'fi' })
}

/** The part of the results that is about one line. */
function markdownOf(id: string): string {
  const [, name = '', goal = ''] = id.split('/')
  const projects = { clinic: 'Neuvola', school: 'Koulu', 'home-care': 'Kotihoito' }
  const title = Object.entries(projects).find(([key]) => key === name)?.[1] ?? ''
  const chapter = rendered(model).split('## Tulokset')[1] ?? ''
  const [, availability = '', costs = ''] = chapter.split(/^### /m)
  return (goal === 'costs' ? costs : availability).split(`##### ${title}`)[1]?.split(/^#/m)[0] ?? ''
}
