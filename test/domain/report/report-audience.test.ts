import { expect, test } from 'vitest'
import { forAudience } from '../../../src/domain/report-audience.ts'
import type { ReportModel } from '../../../src/domain/report-model.ts'
import { spring, values } from '../../builders.ts'
import { clinic, everyName, office, officeName, regionReport, school, sentSheet, writer } from './region.ts'

const model = regionReport({
  sheets: new Map([
    sentSheet('clinic', {
      answers: { [clinic]: values() },
      at: '2021-11-14T08:00:00.000Z',
      by: office,
      onBehalfOf: writer,
    }),
  ]),
  opened: { exemptions: [{ subject: school, reason: 'Tauolla', by: office, at: '2021-11-01T08:00:00.000Z' }] },
})

test('the public reads no writer, no owner and no one for whom was written', () => {
  const read = JSON.stringify(forAudience(model, 'public'))
  expect(everyName.filter((name) => read.includes(name))).toEqual([])
})

test('the public reads of no lateness and gets no list of the missing', () => {
  const { counts, missing } = forAudience(model, 'public')
  expect(counts).toEqual({ expected: 4, answered: 1, missing: 2, exempt: 1 })
  expect(missing).toEqual([])
})

test('the public does not read why something is not reported', () => {
  expect(JSON.stringify(forAudience(model, 'public'))).not.toContain('Tauolla')
})

test('the public reads every answer', () => {
  const { subjects } = forAudience(model, 'public')
  expect(subjects.find(({ id }) => id === clinic)?.answer).toEqual(values())
})

test('the public reads nothing of what was sent to whom, nor the words that a coordinator has mended or hidden', () => {
  const by = { email: office, name: officeName }
  const original = {
    question: 'results',
    text: 'Ennen sana',
    edit: 'mended',
    by,
    at: '2021-11-12T08:00:00.000Z',
  } as const
  const edited: ReportModel = {
    ...model,
    subjects: model.subjects.map((subject) => ({
      ...subject,
      originals: [original],
      history: [{ deadline: spring, answer: values(), originals: [original] }],
    })),
    summary: model.summary.map((paragraph) => ({ ...paragraph, writtenBy: by })),
    deliveries: [
      { recipient: by, step: 'opening', kind: 'opening', dueAt: original.at, state: 'planned', attempts: 0 },
    ],
  }
  const read = JSON.stringify(forAudience(edited, 'public'))
  expect([...everyName, 'Ennen sana', 'opening'].filter((word) => read.includes(word))).toEqual([])
})

test('coordinators read everything', () => {
  expect(forAudience(model, 'coordinators')).toBe(model)
})

test('what has been made public once stays the same', () => {
  const once = forAudience(model, 'public')
  expect(forAudience(once, 'public')).toEqual(once)
})
