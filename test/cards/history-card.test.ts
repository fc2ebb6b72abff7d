import { expect, test } from 'vitest'
import { historyCard } from '../../src/cards/history-card.ts'
import { readerOf } from '../../src/cards/reader.ts'
import type { SentRevision } from '../../src/domain/answer.ts'
import { sheetHistory } from '../../src/domain/sheet-history.ts'
import { aProgramme, aSentRevision, aSheet, aSheetContext, secondOwner, values } from '../builders.ts'
import { elementsIn } from './card-elements.ts'

const subject = 'line/perhekeskus/availability'

function runsOf(...revisions: readonly SentRevision[]) {
  const history = sheetHistory(aSheetContext({ sheet: aSheet({ revisions }) }))
  if (history === undefined) throw new Error('The project is in the register.')
  const { content } = historyCard(history, readerOf('en', aProgramme()))
  return elementsIn(content)
    .filter(({ type }) => type === 'TextRun')
    .map(({ text, strikethrough }) => (strikethrough === true ? `~${text}~` : text))
}

test('a first sending is told as it is', () => {
  expect(runsOf(aSentRevision())).toEqual([
    'Perhekeskus',
    'Sending 1. Sent by owner@example.fi on 1 November 2021 at 10:00.',
    'Taso',
    '25 % (25\u00A0%)',
    'Tulokset',
    'Työ on alkanut.',
  ])
})

test('a later one, which comes first, tells only what it changed, with what was there before struck through', () => {
  const second = aSentRevision({
    number: 2,
    sentBy: secondOwner,
    answers: { [subject]: values({ level: 25, results: 'Työ etenee.' }) },
  })
  expect(runsOf(aSentRevision(), second).slice(1, 6)).toEqual([
    'Sending 2. Sent by second.owner@example.fi on 1 November 2021 at 10:00.',
    'Before – Tulokset',
    '~Työ on alkanut.~',
    'Now – Tulokset',
    'Työ etenee.',
  ])
})

test('a short answer in place of words is told with both', () => {
  const second = aSentRevision({ number: 2, answers: { [subject]: { kind: 'quick', quick: 'nothing' } } })
  const runs = runsOf(aSentRevision(), second)
  expect(runs).toContain('~Työ on alkanut.~')
  expect(runs).toContain('Ei toimenpiteitä')
})
