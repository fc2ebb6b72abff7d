import { describe, expect, test } from 'vitest'
import { readerOf } from '../../src/cards/reader.ts'
import { reportCard } from '../../src/cards/report-card.ts'
import type { AnswerValues } from '../../src/domain/answer-value.ts'
import { anEdition, values } from '../builders.ts'
import { need, region, regionReport, sentSheet, statusSeries } from '../domain/report/region.ts'
import { elementsIn } from './card-elements.ts'

/** The words of the post of a report in which the clinic has answered so of itself. */
function postWith(answered: AnswerValues): readonly string[] {
  const model = regionReport({
    series: { ...statusSeries, questions: [...statusSeries.questions, need] },
    sheets: new Map([sentSheet('clinic', { answers: { 'project/clinic': values(answered) } })]),
  })
  const { content } = reportCard({ edition: anEdition({ model }), links: [] }, readerOf('fi', region))
  return elementsIn(content).flatMap(({ text }) => (typeof text === 'string' ? [text] : []))
}

describe('the post in the channel counts projects', () => {
  test.each<[string, AnswerValues, readonly string[]]>([
    ['that are delayed', { status: 'delayed' }, ['Poikkeamia, projekteja', 'Viivästynyt: 1']],
    [
      'that need a national guideline',
      { status: 'on-track', need: 'yes' },
      ['Poikkeamia, projekteja', 'Tarvitaanko kansallinen linjaus? Kyllä: 1'],
    ],
    [
      'in the order of the questions',
      { status: 'delayed', need: 'yes' },
      ['Poikkeamia, projekteja', 'Viivästynyt: 1', 'Tarvitaanko kansallinen linjaus? Kyllä: 1'],
    ],
  ])('%s', (_, answered, told) => {
    const texts = postWith(answered)
    expect(texts.slice(texts.indexOf(told[0] ?? ''), texts.indexOf('Puuttuu vastauksia'))).toEqual(told)
  })
})
