import { readFileSync } from 'node:fs'
import { type Reader, readerOf } from '../../../src/cards/reader.ts'
import type { DutyFacts } from '../../../src/domain/duties.ts'
import { freezeExpectedSet, type OpenedRound } from '../../../src/domain/expected-set.ts'
import type { Language } from '../../../src/domain/local-text.ts'
import type { Programme, Series } from '../../../src/domain/programme.ts'
import { roundAt } from '../../../src/domain/round.ts'
import { daysOff } from '../../../src/programme-file/holidays.ts'
import { readProgramme } from '../../../src/programme-file/read-programme.ts'
import { anOpenedRound, autumn } from '../../builders.ts'

/** The shipped programme: its names are as long as names get, which is what a card must bear. */
export const programme = shippedProgramme()
export const series = reportingOf(programme)
export const publicHolidays = daysOff('FI', 2020, 2023)
export const opened = openedRound(autumn)

/** Owns two projects, one of them with a name of 130 characters. */
export const owner = 'aino.virtanen@example.fi'
export const deputy = 'sari.myllyniemi@example.fi'
export const coordinator = 'coordinator@example.fi'

/** The round at its turns, in the zone of Helsinki. */
export const moments = {
  opening: opened.round.opensAt,
  underWay: '2021-11-01T08:00:00.000Z',
  lastDay: '2021-11-08T07:00:00.000Z',
  overdue: '2021-11-10T07:00:00.000Z',
  locked: '2021-11-24T08:00:00.000Z',
}

export function openedRound(deadline: string): OpenedRound {
  const round = roundAt(programme, series, deadline, publicHolidays)
  return anOpenedRound({ round, openedAt: round.opensAt, sheets: freezeExpectedSet(programme, series, round) })
}

export function dutyFacts(overrides: Partial<DutyFacts> = {}): DutyFacts {
  return { programme, series, opened, sheets: new Map(), daysOff: publicHolidays, ...overrides }
}

export function readerIn(language: Language): Reader {
  return readerOf(language, programme)
}

/** What is there by the way these facts are made; the compiler cannot know. */
export function there<Found>(found: Found | undefined): Found {
  if (found === undefined) throw new Error('There is nothing to draw.')
  return found
}

function shippedProgramme(): Programme {
  const name = 'programmes/lansi-uusimaa.yaml'
  const reading = readProgramme(readFileSync(new URL(`../../../${name}`, import.meta.url), 'utf8'), name)
  if (!reading.ok) throw new Error(reading.faults.map((fault) => JSON.stringify(fault)).join('\n'))
  return reading.programme
}

function reportingOf({ series: all }: Programme): Series {
  return there(all[0])
}
