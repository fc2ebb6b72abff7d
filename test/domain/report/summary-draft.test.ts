import { describe, expect, test } from 'vitest'
import type { SummaryParagraph } from '../../../src/domain/report-model.ts'
import { longestParagraph } from '../../../src/domain/summary-draft.ts'
import { aProject, values } from '../../builders.ts'
import { clinic, clinicCosts, homeCare, lineSeries, region, regionReport, school, sentSheet } from './region.ts'

const long = `Neuvola tavoittaa perheet esim. Lohjalla. ${'Työ jatkuu suunnitellusti. '.repeat(40)}`

function summary(overrides: Parameters<typeof regionReport>[0] = {}): readonly SummaryParagraph[] {
  return regionReport({
    sheets: new Map([
      sentSheet('clinic', {
        answers: { [clinic]: values({ results: long }), [clinicCosts]: values({ results: 'Säästöjä\nei vielä.' }) },
      }),
      sentSheet('school', { answers: { [school]: values({ results: 'Koulu alkoi.' }) } }),
      sentSheet('home-care', { answers: { [homeCare]: { kind: 'quick', quick: 'no-actions' } } }),
    ]),
    ...overrides,
  }).summary
}

test('there is one draft per goal and area with results, in their order', () => {
  expect(summary().map(({ goal, area, approved }) => [goal, area, approved])).toEqual([
    ['availability', 'children', false],
    ['costs', 'children', false],
  ])
})

test('each project is named before the beginning of its results', () => {
  expect(summary()[0]?.text).toMatch(
    /^Neuvola: Neuvola tavoittaa perheet esim\. Lohjalla\. Työ.* Koulu: Koulu alkoi\.$/,
  )
})

test('a project takes about 250 characters, whole sentences', () => {
  const [source] = summary()[0]?.sources ?? []
  expect(source?.sentences.join(' ').length).toBeLessThanOrEqual(260)
  expect(source?.sentences.at(-1)).toBe('Työ jatkuu suunnitellusti.')
})

test('every sentence stands in the answer it is traced to', () => {
  const sources = summary().flatMap((paragraph) => paragraph.sources)
  expect(sources.map(({ subject, project }) => [subject, project])).toEqual([
    [clinic, 'clinic'],
    [school, 'school'],
    [clinicCosts, 'clinic'],
  ])
  expect(sources[0]?.sentences.every((sentence) => long.includes(sentence))).toBe(true)
  expect(sources[2]?.sentences).toEqual(['Säästöjä', 'ei vielä.'])
})

describe('the draft of many projects', () => {
  const projects = Array.from({ length: 60 }, (_, index) => `hanke-${index + 1}`)
  const many = regionReport({
    programme: { ...region, projects: projects.map((id) => aProject({ id, name: `Hanke ${id}`, area: 'children' })) },
    sheets: new Map(
      projects.map((id) => sentSheet(id, { answers: { [`line/${id}/availability`]: values({ results: long }) } })),
    ),
  })
  const [paragraph] = many.summary

  test('names all of them in the report', () => {
    expect(paragraph?.sources.map(({ project }) => project)).toEqual(projects)
  })

  test('has a text that fits the input in which it is edited', () => {
    expect(paragraph?.text.length).toBeLessThanOrEqual(longestParagraph)
    expect(paragraph?.text.length).toBeGreaterThan(longestParagraph / 2)
  })

  test('has of each project words that stand in its answer', () => {
    const said = paragraph?.sources.map(({ sentences }) => sentences.join(' ').replace(/ …$/, '')) ?? []
    expect(said.filter((words) => words === '' || !long.includes(words))).toEqual([])
  })
})

test('only the goals that the series summarises have one', () => {
  expect(summary({ series: { ...lineSeries, summaryGoals: ['costs'] } }).map(({ goal }) => goal)).toEqual(['costs'])
})
