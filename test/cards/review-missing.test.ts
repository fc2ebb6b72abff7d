import { expect, test } from 'vitest'
import { readerOf } from '../../src/cards/reader.ts'
import { reviewCard } from '../../src/cards/review-card.ts'
import { reviewOf } from '../../src/domain/review.ts'
import { aProgramme, aProject, aSeries, aSheetContext, results } from '../builders.ts'
import { readCard } from '../round/cards.ts'

test('a review names what is missing with its numbers, one sentence told from the next', () => {
  const asked = { ...results, scope: 'project' } as const
  const questions = [
    { ...asked, id: 'q1', number: '7.3.1', label: 'Kuka vastaa, ja mistä?' },
    { ...asked, id: 'q2', number: '7.3.5', label: 'Miten jatko rahoitetaan?' },
  ]
  const series = aSeries({ questions })
  const programme = aProgramme({ series: [series], projects: [aProject({ lines: [] })] })
  const review = reviewOf(aSheetContext({ programme, series }))
  if (review === undefined) throw new Error('There is no review.')
  expect(readCard(reviewCard(review, readerOf('fi', programme)).content).text).toContain(
    'Puuttuu: 7.3.1 Kuka vastaa, ja mistä?; 7.3.5 Miten jatko rahoitetaan?',
  )
})
