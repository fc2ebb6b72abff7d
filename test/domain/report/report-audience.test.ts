import { expect, test } from 'vitest'
import { forAudience } from '../../../src/domain/report-audience.ts'
import { values } from '../../builders.ts'
import { clinic, everyName, office, regionReport, school, sentSheet, writer } from './region.ts'

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

test('coordinators read everything', () => {
  expect(forAudience(model, 'coordinators')).toBe(model)
})

test('what has been made public once stays the same', () => {
  const once = forAudience(model, 'public')
  expect(forAudience(once, 'public')).toEqual(once)
})
