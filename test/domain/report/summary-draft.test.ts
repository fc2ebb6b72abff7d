import { expect, test } from 'vitest'
import type { SummaryParagraph } from '../../../src/domain/report-model.ts'
import { values } from '../../builders.ts'
import { clinic, clinicCosts, homeCare, lineSeries, regionReport, school, sentSheet } from './region.ts'

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

test('only the goals that the series summarises have one', () => {
  expect(summary({ series: { ...lineSeries, summaryGoals: ['costs'] } }).map(({ goal }) => goal)).toEqual(['costs'])
})
