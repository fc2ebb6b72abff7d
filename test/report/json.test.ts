import { describe, expect, test } from 'vitest'
import { jsonReport } from '../../src/report/json.ts'
import {
  clinic,
  clinicCosts,
  everyName,
  homeCare,
  regionReport,
  school,
  sentSheet,
  silent,
  writer,
} from '../domain/report/region.ts'
import { autumn, fullReport, lastRound, spring, thisRound } from './full-report.ts'

function written(audience: 'public' | 'coordinators' = 'public') {
  return JSON.parse(jsonReport.render(fullReport(), { audience, language: 'fi' }))
}

function subject(id: string) {
  return written().subjects.find((each: { id: string }) => each.id === id)
}

test('names programme, series and round by their ids', () => {
  expect(written()).toMatchObject({
    programme: 'lansi-uusimaa',
    series: 'oma-arviointi',
    round: `oma-arviointi:${autumn}`,
    edition: 1,
    audience: 'public',
  })
})

test('has these parts and no others', () => {
  expect(Object.keys(written())).toEqual([
    'programme',
    'series',
    'round',
    'edition',
    'audience',
    'counts',
    'subjects',
    'missing',
    'summary',
  ])
})

test('a subject says where it belongs and what was answered, as plain values', () => {
  expect(subject(clinic)).toEqual({
    id: clinic,
    project: 'clinic',
    goal: 'availability',
    area: 'children',
    state: 'answered',
    answers: { level: 50, results: thisRound },
    history: [{ round: spring, answers: { level: 25, results: lastRound } }],
  })
})

test('a quick answer is its id and its reason', () => {
  expect(subject(clinicCosts).answers).toEqual({ quick: 'no-actions', reason: thisRound })
})

test('a quick answer without a reason has none', () => {
  const answers = { [clinic]: { kind: 'quick' as const, quick: 'no-actions' } }
  const model = regionReport({ sheets: new Map([sentSheet('clinic', { answers })]) })
  const [first] = JSON.parse(jsonReport.render(model, { audience: 'public', language: 'fi' })).subjects
  expect(first.answers).toEqual({ quick: 'no-actions' })
})

test('a missing answer and an exempt one are null', () => {
  expect(subject(homeCare)).toMatchObject({ state: 'missing', answers: null })
  expect(subject(school)).toMatchObject({ state: 'exempt', answers: null })
})

test('the counts are those of the subjects', () => {
  const { counts, subjects } = written('coordinators')
  const states = subjects.map(({ state }: { state: string }) => state)
  const inState = (state: string): number => states.filter((each: string) => each === state).length
  expect(counts).toEqual({
    expected: 7,
    answered: inState('answered'),
    missing: inState('missing'),
    exempt: inState('exempt'),
    late: 3,
  })
  expect(counts.expected).toBe(counts.answered + counts.missing + counts.exempt)
})

test('coordinators read who owes what', () => {
  expect(written('coordinators').missing).toContainEqual({
    subject: homeCare,
    owners: [silent],
    reason: 'nothing-sent',
  })
})

test('a summary paragraph says whether somebody has looked at it', () => {
  expect(written().summary[0]).toEqual({
    goal: 'availability',
    area: 'children',
    text: 'Neuvola: Neuvolassa alkoi uusi malli.',
    approved: false,
  })
})

describe('the public edition', () => {
  test('has no names, no lateness and no list of the missing', () => {
    const text = jsonReport.render(fullReport(), { audience: 'public', language: 'fi' })
    expect([...everyName, writer, 'late', 'tauolla'].filter((name) => text.includes(name))).toEqual([])
    expect(written().missing).toEqual([])
  })
})
