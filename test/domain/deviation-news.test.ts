import { describe, expect, test } from 'vitest'
import type { Answer } from '../../src/domain/answer.ts'
import { deviationNews } from '../../src/domain/deviation-news.ts'
import {
  aProgramme,
  aSentRevision,
  aSeries,
  aSheet,
  aSheetContext,
  deviation,
  level,
  results,
  status,
  values,
} from '../builders.ts'
import { need } from './report/region.ts'

const project = 'project/perhekeskus'
const defaultSeries = aSeries({ questions: [level, results, status, deviation] })
const delayed = values({ status: 'delayed', deviation: 'Rekrytointi venyi.' })
const onTrack = values({ status: 'on-track' })

describe('a revision tells coordinators', () => {
  test.each<[string, readonly Answer[], number, Answer | undefined]>([
    ['of a delay and its cause', [delayed], 1, delayed],
    ['of a delay that came later', [onTrack, delayed], 2, delayed],
    [
      'of a delay whose cause has changed',
      [delayed, values({ status: 'delayed', deviation: 'Toinen syy.' })],
      2,
      values({ status: 'delayed', deviation: 'Toinen syy.' }),
    ],
    ['nothing when all is well', [onTrack], 1, undefined],
    ['nothing when the delay is over', [delayed, onTrack], 2, undefined],
    ['nothing that the one before has told', [delayed, delayed], 2, undefined],
    ['nothing when it was answered by one press', [{ kind: 'quick', quick: 'nothing' }], 1, undefined],
    ['nothing when there is no such revision', [delayed], 7, undefined],
  ])('%s', (_, answers, number, told) => {
    expect(deviationNews(sheetWith(answers), number)?.answer).toEqual(told)
  })

  test('with the project and what was asked', () => {
    expect(deviationNews(sheetWith([delayed]), 1)).toMatchObject({
      topic: { sheet: 'project/perhekeskus' },
      revision: { number: 1 },
      questions: [status, deviation],
    })
  })

  test('nothing once the register has lost the project', () => {
    expect(deviationNews({ ...sheetWith([delayed]), programme: aProgramme({ projects: [] }) }, 1)).toBeUndefined()
  })
})

describe('a need for a national guideline', () => {
  const { tell: _, ...silent } = { ...need, id: 'asked' }
  const asking = aSeries({ questions: [results, need, silent] })

  test.each<[string, Answer, Answer | undefined]>([
    [
      'is told of with why',
      values({ need: 'yes', 'need-why': 'Rahoitus.' }),
      values({ need: 'yes', 'need-why': 'Rahoitus.' }),
    ],
    ['is told of where it is there in part', values({ need: 'partly' }), values({ need: 'partly' })],
    ['is not told of where there is none', values({ need: 'no', 'need-why': 'Riittää.' }), undefined],
    ['is not told of where the question does not say so', values({ asked: 'yes' }), undefined],
  ])('%s', (_, answer, told) => {
    expect(deviationNews(sheetWith([answer], asking), 1)?.answer).toEqual(told)
  })
})

function sheetWith(answers: readonly Answer[], series = defaultSeries) {
  const revisions = answers.map((answer, index) => aSentRevision({ number: index + 1, answers: { [project]: answer } }))
  return aSheetContext({ programme: aProgramme({ series: [series] }), sheet: aSheet({ revisions }) })
}
