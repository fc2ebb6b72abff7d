import { readFileSync } from 'node:fs'
import { type Reader, readerOf } from '../../../src/cards/reader.ts'
import type { Answer } from '../../../src/domain/answer.ts'
import type { DutyFacts } from '../../../src/domain/duties.ts'
import { historyAnswers } from '../../../src/domain/earlier-answers.ts'
import { freezeExpectedSet, type OpenedRound } from '../../../src/domain/expected-set.ts'
import type { Language } from '../../../src/domain/local-text.ts'
import type { Programme, Series } from '../../../src/domain/programme.ts'
import { roundAt } from '../../../src/domain/round.ts'
import { topicOf } from '../../../src/domain/scopes/registry.ts'
import type { Topic } from '../../../src/domain/scopes/scope.ts'
import type { SheetContext } from '../../../src/domain/sheet-context.ts'
import { daysOff } from '../../../src/programme-file/holidays.ts'
import { readProgramme } from '../../../src/programme-file/read-programme.ts'
import { aDraft, anOpenedRound, aSentRevision, aSheet, aSheetContext } from '../../builders.ts'
import { there } from './round-facts.ts'

/** A round of one of the shipped programmes, whose sheets are about more than projects. */
export interface ShippedRound {
  readonly programme: Programme
  readonly series: Series
  readonly opened: OpenedRound
  /** While it takes answers. */
  readonly underWay: string
  /** Once it is locked. */
  readonly locked: string
  readonly duties: DutyFacts
  readonly readerIn: (language: Language) => Reader
  readonly topic: (sheet: string) => Topic
  /** A sheet as it stands in the store, with drafts of these answers, or as they were sent. */
  readonly sheet: (id: string, answers?: Readonly<Record<string, Answer>>, sentBy?: string) => SheetContext
}

export const helsinki = shippedRound('helsinki', '2021-11-15')
export const monthly = shippedRound('kuukausiseuranta', '2022-12-14')
export const finalReport = shippedRound('loppuraportti', '2025-12-31')

function shippedRound(file: string, deadline: string): ShippedRound {
  const name = `programmes/${file}.yaml`
  const reading = readProgramme(readFileSync(new URL(`../../../${name}`, import.meta.url), 'utf8'), name)
  if (!reading.ok) throw new Error(reading.faults.map((fault) => JSON.stringify(fault)).join('\n'))
  const { programme } = reading
  const series = there(programme.series[0])
  const holidays = daysOff('FI', 2020, 2026)
  const round = roundAt(programme, series, deadline, holidays)
  const sheets = freezeExpectedSet(programme, series, round)
  const opened = anOpenedRound({ round, openedAt: round.opensAt, sheets })
  const earlier = historyAnswers(programme, series.id, deadline)
  const underWay = `${round.opensAt.slice(0, 10)}T10:00:00.000Z`
  return {
    programme,
    series,
    opened,
    underWay,
    locked: `${round.locksAt.slice(0, 10)}T23:00:00.000Z`,
    duties: { programme, series, opened, sheets: new Map(), earlier, daysOff: holidays },
    readerIn: (language) => readerOf(language, programme),
    topic: (sheet) => there(topicOf(programme, { id: sheet })),
    sheet(id, answers = {}, sentBy) {
      const expected = there(sheets.find((each) => each.id === id))
      const [owner = ''] = expected.owners
      const drafts = Object.fromEntries(
        Object.entries(answers).map(([subject, answer]) => [
          subject,
          aDraft({ answer, savedBy: owner, savedAt: underWay }),
        ]),
      )
      const revisions = sentBy === undefined ? [] : [aSentRevision({ answers, sentBy, sentAt: underWay })]
      const sheet = aSheet({ round: round.id, id, drafts, revisions })
      return aSheetContext({ programme, series, opened, expected, sheet, earlier })
    },
  }
}
