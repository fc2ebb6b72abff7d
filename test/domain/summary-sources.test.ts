import { expect, test } from 'vitest'
import type { SummaryPlace } from '../../src/domain/note-keys.ts'
import type { Question } from '../../src/domain/question.ts'
import type { ReportSubject } from '../../src/domain/report-model.ts'
import { summaryPage } from '../../src/domain/summary-page.ts'
import { anOpenedRound, level, results } from '../builders.ts'
import { lineSeries, region, regionReport } from './report/region.ts'

const narrative: Question = { ...results, id: 'narrative', scope: 'theme', label: 'Kerronta' }
const goal = 'availability'
const about = { goal, targets: [], history: [] }
const subjects: readonly ReportSubject[] = [
  { ...about, id: 'line/clinic/availability', scope: 'line', project: 'clinic', area: 'children' },
  { ...about, id: 'line/region/availability', scope: 'line', project: 'region' },
  { ...about, id: 'line/clinic/costs', scope: 'line', project: 'clinic', goal: 'costs' },
  { ...about, id: 'theme/k1', scope: 'theme', theme: 'k1' },
]

test.each<[string, readonly Question[], SummaryPlace, readonly string[]]>([
  ['of an area from its lines', [level, results], { goal, area: 'children' }, ['line/clinic/availability']],
  ['of a whole goal from its spearheads too', [results, narrative], { goal }, ['line/region/availability', 'theme/k1']],
  ['from nothing that is asked a level only', [level, narrative], { goal }, ['theme/k1']],
])('a paragraph of the summary is written %s', (_, questions, place, sources) => {
  const series = { ...lineSeries, questions }
  const model = { ...regionReport({ series }), subjects }
  const facts = { programme: region, series, opened: anOpenedRound(), model, notes: [] }
  expect(summaryPage(facts, place)?.sources.map(({ id }) => id)).toEqual(sources)
})
