import { describe, expect, test } from 'vitest'
import type { AnswerValues } from '../../src/domain/answer.ts'
import type { Project } from '../../src/domain/programme.ts'
import type { Question } from '../../src/domain/question.ts'
import type { ReportModel } from '../../src/domain/report-model.ts'
import { reportedValues } from '../../src/domain/report-values.ts'
import { composeDocument } from '../../src/report/document/compose-document.ts'
import type { Block, Piece } from '../../src/report/document/document.ts'
import { markdownReport } from '../../src/report/markdown/document.ts'
import { reportView } from '../../src/report/view.ts'
import { reportSheets } from '../../src/report/xlsx/sheets.ts'
import { aLine, aProject, aSeries, values } from '../builders.ts'
import { clinic, region, regionReport, sentSheet } from '../domain/report/region.ts'
import { count, need, pages, points, risks } from '../question-samples.ts'
import { spring } from './full-report.ts'
import { byId, named, parsedPage } from './parsed-page.ts'

const project = 'project/clinic'
const series = aSeries({
  questions: [need, count, points, pages, risks, { ...need, id: 'plain', scope: 'line', type: 'text', maxLength: 100 }],
  sections: ['questionnaire', 'risks'],
})

/** The clinic's answers of this round and of the last one. */
function reportWith(now: AnswerValues, before: AnswerValues = {}, line: AnswerValues = {}): ReportModel {
  const past = Object.keys(before).length === 0 ? [] : [{ deadline: spring, answer: values(before) }]
  return regionReport({
    programme: { ...region, series: [series] },
    series,
    sheets: new Map([sentSheet('clinic', { answers: { [project]: values(now), [clinic]: values(line) } })]),
    earlier: new Map([[project, past]]),
  })
}

function markdown(model: ReportModel): string {
  return markdownReport.render(model, { audience: 'public', language: 'fi' })
}

describe('the numbers of a report', () => {
  const index = [
    { date: '2025-03-03', place: 'Lohja', value: 0.38 },
    { date: '2021-02-01', place: 'Lohja', value: 0.23 },
    { date: '2025-03-03', place: 'Vihti', value: 0.54 },
  ]

  test('stand by place and day, each with its change since the one before', () => {
    const told = reportedValues(reportWith({ points: index })).map(({ place, at, value, change }) => [
      place,
      at,
      value,
      change,
    ])
    expect(told).toEqual([
      ['Lohja', { date: '2021-02-01' }, 0.23, undefined],
      ['Lohja', { date: '2025-03-03' }, 0.38, 0.15],
      ['Vihti', { date: '2025-03-03' }, 0.54, undefined],
    ])
  })

  test('of every round stand after each other', () => {
    const told = reportedValues(reportWith({ count: 8 }, { count: 10.5 })).map(({ value, change }) => [value, change])
    expect(told).toEqual([
      [10.5, undefined],
      [8, -2.5],
    ])
  })

  test('take what a later round says of the same day and place', () => {
    const model = reportWith(
      { points: [{ date: '2021-02-01', value: 4 }] },
      { points: [{ date: '2021-02-01', value: 3 }] },
    )
    expect(reportedValues(model).map(({ value }) => value)).toEqual([4])
  })

  test('are one table, as the language writes them', () => {
    const text = markdown(reportWith({ points: index, count: 8 }))
    expect(text).toContain('Kaikki arvot ja muutos edelliseen')
    expect(text).toMatch(/Lohja \| 3\.3\.2025 \| 0,38 \| ▲ \+0,15/)
    expect(text).toMatch(/Käyntejä \| +\| syksy 2021 \| 8\u00A0kpl/)
  })

  test('are numbers in the workbook', () => {
    const view = reportView(reportWith({ points: index }), { audience: 'public', language: 'fi' })
    const sheet = reportSheets(view).find(({ name }) => name === 'Arvot ja niiden muutos')
    expect(sheet?.rows[1]?.slice(3)).toEqual(['Lohja', '3.3.2025', 0.38, undefined, 0.15])
  })

  test('are no chapter where there are none', () => {
    expect(markdown(reportWith({ need: 'yes' }))).not.toContain('Kaikki arvot')
  })
})

describe('the indicators of a line', () => {
  const indicators = [
    { id: 'm1', text: 'Odotusaika', type: 'number' as const, unit: 'vrk', isAsked: true as const },
    { id: 'm2', text: 'Kartta on julkaistu', type: 'yes-no' as const, isAsked: true as const },
  ]
  const lines = [aLine({ targets: [{ id: 't1', text: 'Nopeammin', indicators }] })]
  const programme = { ...region, series: [series], projects: [aProject({ id: 'clinic', lines })] }
  const model = regionReport({
    programme,
    series: { ...series, sections: ['results'] },
    sheets: new Map([sentSheet('clinic', { answers: { [clinic]: values({ 't1-m1': 12, 't1-m2': 'no' }) } })]),
    earlier: new Map([[clinic, [{ deadline: spring, answer: values({ 't1-m1': 14.5 }) }]]]),
  })

  test('stand by their names in the results', () => {
    expect(markdown(model)).toContain('*Odotusaika*\n\n12\u00A0vrk')
    expect(markdown(model)).toContain('*Kartta on julkaistu*\n\nEi')
  })

  test('are drawn over the rounds beside the table of their numbers, each from nothing up', () => {
    const chapter = composeDocument(model, { audience: 'public', language: 'fi' }).chapters.find(
      ({ id }) => id === 'values',
    )
    const charts = chapter?.blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []))
    expect(charts).toMatchObject([
      {
        shape: 'lines',
        rows: [
          {
            name: 'Perhekeskus, 1. Saatavuus: Odotusaika',
            points: [
              { label: 'kevät 2021', value: 100, text: '14,5\u00A0vrk' },
              { label: 'syksy 2021', value: expect.closeTo(82.76, 2), text: '12\u00A0vrk' },
            ],
          },
        ],
      },
    ])
    expect(chapter?.blocks.map(({ kind }) => kind)).toEqual(['chart', 'table'])
  })

  test('are followed over the rounds', () => {
    expect(reportedValues(model).map(({ value, change }) => [value, change])).toEqual([
      [14.5, undefined],
      [12, -2.5],
    ])
  })
})

describe('an answer that is shown under a goal too', () => {
  test('stands under the goal by the project’s name, and in the project’s own part', () => {
    const shown = { ...series, questions: [{ ...pages, showUnder: 'availability' }] }
    const model = regionReport({
      programme: { ...region, series: [shown] },
      series: shown,
      sheets: new Map([sentSheet('clinic', { answers: { [project]: values({ pages: ['https://example.fi/a'] }) } })]),
    })
    const text = markdown(model)
    expect(text.match(/example\.fi/g)).toHaveLength(2)
    expect(text.indexOf('Linkit')).toBeLessThan(text.indexOf('example'))
  })
})

describe('a questionnaire of goals that have projects of their own', () => {
  const paragraph: Question = {
    id: 'chapter',
    type: 'text',
    scope: 'project',
    number: '7',
    label: 'Mallin osuus',
    required: false,
    maxLength: 500,
    showUnder: 'availability',
  }
  const asked = aSeries({ questions: [paragraph, count], sections: ['questionnaire'] })
  const grouped = (id: string, goal: string): Project =>
    aProject({ id, name: `Malli ${id}`, group: 'Etävastaanotto', lines: [aLine({ goal })] })
  const model = regionReport({
    programme: {
      ...region,
      series: [asked],
      projects: [grouped('a', 'availability'), grouped('b', 'availability'), grouped('c', 'costs')],
    },
    series: asked,
    sheets: new Map(
      ['a', 'b', 'c'].map((id) =>
        sentSheet(id, { answers: { [`project/${id}`]: values({ chapter: `Kappale ${id}`, count: 3 }) } }),
      ),
    ),
  })

  test('tells per goal what is shown under it, and then each project under its group', () => {
    const headings = markdown(model).match(/^#+ .*$/gm)
    expect(headings?.slice(headings.indexOf('## Kysymykset ja vastaukset') + 1)).toEqual([
      '### 1. Saatavuuden parantaminen',
      '#### Mallin osuus',
      '#### Etävastaanotto',
      '##### Malli a',
      '##### Malli b',
      '### 5. Kustannusten hillitseminen',
      '#### Etävastaanotto',
      '##### Malli c',
      '## Arvot ja niiden muutos',
    ])
  })

  test('has no heading where nothing was answered, nor over a group of such', () => {
    const silent = model.subjects.map((subject) => {
      const { answer: _, ...rest } = subject
      return subject.project === 'b' ? subject : rest
    })
    const headings = markdown({ ...model, subjects: silent }).match(/^#+ .*$/gm)
    expect(headings?.slice(headings.indexOf('## Kysymykset ja vastaukset') + 1)).toEqual([
      '### 1. Saatavuuden parantaminen',
      '#### Mallin osuus',
      '#### Etävastaanotto',
      '##### Malli b',
      '## Arvot ja niiden muutos',
    ])
  })

  test('puts a project that serves several goals after them all', () => {
    const both = { ...model, projects: model.projects.map((each) => ({ ...each, goals: ['availability', 'costs'] })) }
    expect(markdown(both)).toMatch(/#### Mallin osuus[\s\S]*### Malli a\n/)
  })

  test('leads to goals and groups from the contents of the page, one within the other', () => {
    const page = parsedPage(model)
    const [contents] = named(page, 'nav')
    const entries = contents === undefined ? [] : named(contents, 'a').map(({ attribs }) => attribs.href)
    expect(entries).toContain('#questionnaire/availability')
    expect(entries.filter((href) => href?.startsWith('#questionnaire/group/'))).toHaveLength(2)
    for (const href of entries) expect(byId(page, href?.slice(1) ?? '')).toBeDefined()
  })
})

describe('the risks of a report', () => {
  const before = {
    risks: [
      { id: 1, title: 'Osaajat', state: 'open' },
      { id: 2, title: 'Aikataulu', state: 'open' },
      { id: 3, title: 'Rahoitus', state: 'open' },
      { id: 4, title: 'Tilat', state: 'closed' },
    ],
  }
  const now = {
    risks: [
      { id: 1, title: 'Osaajat', state: 'open' },
      { id: 2, title: 'Aikataulu', description: 'Kilpailutus venyy.', state: 'open' },
      { id: 3, title: 'Rahoitus', state: 'closed' },
      { id: 5, title: 'Tietosuoja', state: 'open' },
    ],
  }

  test('are marked by what has become of them', () => {
    expect(marksIn(reportWith(now, before))).toEqual([
      ['Osaajat', 'Ennallaan'],
      ['Aikataulu', 'Muuttunut: Kuvaus'],
      ['Rahoitus', 'Suljettu'],
      ['Tietosuoja', 'Uusi'],
    ])
  })

  test('that are gone have been closed', () => {
    expect(marksIn(reportWith({ risks: [] }, before))).toEqual([
      ['Osaajat', 'Suljettu'],
      ['Aikataulu', 'Suljettu'],
      ['Rahoitus', 'Suljettu'],
    ])
  })

  test('stand as they were where nothing has changed, without those that were closed before', () => {
    const model = reportWith(now, before)
    const unchanged: ReportModel = {
      ...model,
      subjects: model.subjects.map((each) =>
        each.id === project ? { ...each, answer: { kind: 'unchanged', since: spring, values: {} } } : each,
      ),
    }
    expect(marksIn(unchanged)).toEqual([
      ['Osaajat', 'Ennallaan'],
      ['Aikataulu', 'Ennallaan'],
      ['Rahoitus', 'Ennallaan'],
    ])
  })

  test('are new in the first round, unless they are closed already', () => {
    const marks = marksIn(reportWith(now)).map(([, mark]) => mark)
    expect(marks).toEqual(['Uusi', 'Uusi', 'Suljettu', 'Uusi'])
  })

  test('say that there are none', () => {
    expect(markdown(reportWith({ need: 'no' }))).toContain('Riskejä ei ole ilmoitettu.')
  })

  test('have a sheet of their own in the workbook', () => {
    const view = reportView(reportWith(now, before), { audience: 'public', language: 'fi' })
    const sheet = reportSheets(view).find(({ name }) => name === 'Riskit')
    expect(sheet?.rows.map((row) => row.slice(1, 3))).toEqual([
      ['Ennallaan', 'Osaajat'],
      ['Muuttunut: Kuvaus', 'Aikataulu'],
      ['Suljettu', 'Rahoitus'],
      ['Uusi', 'Tietosuoja'],
    ])
  })
})

/** Each risk of the report's chapter with its mark. */
function marksIn(model: ReportModel): readonly (readonly [string, string])[] {
  const chapter = composeDocument(model, { audience: 'public', language: 'fi' }).chapters.find(
    ({ id }) => id === 'risks',
  )
  const tables = chapter?.blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : [])) ?? []
  return tables.flatMap(({ groups }) =>
    groups.flatMap(({ rows }) =>
      rows.map(({ cells: [title, mark] }) => [wordsIn(title), wordsIn(mark ?? [])] as const),
    ),
  )
}

function wordsIn(parts: readonly (Piece | Block)[]): string {
  const texts = parts.map((part) => {
    if (typeof part === 'string') return part
    if (part.kind === 'paragraph') return wordsIn(part.words)
    return 'text' in part && typeof part.text === 'string' ? part.text : ''
  })
  return texts.join('')
}
