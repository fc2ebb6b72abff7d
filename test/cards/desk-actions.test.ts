import { describe, expect, test } from 'vitest'
import { type DeskSubject, deskActions } from '../../src/cards/desk-actions.ts'
import { readerOf } from '../../src/cards/reader.ts'
import { wholeList } from '../../src/domain/desk.ts'
import { languages } from '../../src/domain/local-text.ts'
import { cardActions } from '../../src/teams/card-actions/registry.ts'
import {
  anExemption,
  anExpectedSheet,
  anOpenedRound,
  aProgramme,
  aReturn,
  aRound,
  aSentRevision,
  aSheet,
  byCoordinator,
  now,
} from '../builders.ts'

const locked = '2021-11-24T08:00:00.000Z'
const opened = anOpenedRound()
const expected = anExpectedSheet()
const [subject = ''] = expected.subjects.map(({ id }) => id)
const sent = aSheet({ revisions: [aSentRevision()] })
const accepted = aSheet({ revisions: [aSentRevision()], acts: [{ act: 'accepted', revision: 1, ...byCoordinator }] })
const exempted = anOpenedRound({
  exemptions: [{ subject, reason: 'Päättynyt', ...byCoordinator }],
  acts: [anExemption(subject)],
})
const reopened = anOpenedRound({
  acts: [{ act: 'reopened', sheet: expected.id, until: '2021-12-01T10:00:00.000Z', reason: 'Luku', ...byCoordinator }],
})
const closed = anOpenedRound({
  round: { ...aRound(), locksAt: now },
  acts: [{ act: 'closed', before: aRound().locksAt, ...byCoordinator }],
})

describe('of one project', () => {
  const sheet = { of: 'sheet', opened, at: now, expected, sheet: aSheet(), list: wholeList } as const
  test.each<[string, DeskSubject, readonly string[]]>([
    ['is missing', sheet, ['remind', 'open', 'hand-on', 'assign choose', 'exempt']],
    [
      'was sent',
      { ...sheet, sheet: sent },
      ['return', 'accept', 'accept ask', 'open', 'hand-on', 'assign choose', 'move', 'exempt'],
    ],
    [
      'was returned',
      { ...sheet, sheet: { ...sent, acts: [aReturn()] } },
      ['remind', 'open', 'hand-on', 'assign choose', 'move', 'exempt'],
    ],
    [
      'was accepted',
      { ...sheet, sheet: accepted },
      ['return', 'accept undo', 'open', 'hand-on', 'assign choose', 'move', 'exempt'],
    ],
    ['need not report', { ...sheet, opened: exempted }, ['open', 'hand-on', 'assign choose', 'exempt undo']],
    ['is locked and missing', { ...sheet, at: locked }, ['assign choose', 'reopen', 'exempt']],
    [
      'is locked and sent',
      { ...sheet, at: locked, sheet: sent },
      ['accept', 'accept ask', 'assign choose', 'reopen', 'move', 'exempt'],
    ],
    [
      'was reopened',
      { ...sheet, at: locked, opened: reopened },
      ['remind', 'open', 'hand-on', 'assign choose', 'reopen', 'reopen undo', 'exempt'],
    ],
  ])('that %s, there is what makes sense', (_, subjectOf, verbs) => {
    expect(verbsOf(subjectOf)).toEqual(verbs)
  })
})

describe('of a round', () => {
  const round = { of: 'round', opened, at: now, missing: 3, list: wholeList } as const
  test.each<[string, DeskSubject, readonly string[]]>([
    ['is open', round, ['remind', 'extend', 'close']],
    ['is complete', { ...round, missing: 0 }, ['extend', 'close']],
    ['is locked', { ...round, at: locked }, ['extend']],
    ['was closed before its time', { ...round, opened: closed, at: now }, ['extend', 'close undo']],
  ])('that %s, there is what makes sense', (_, subjectOf, verbs) => {
    expect(verbsOf(subjectOf)).toEqual(verbs)
  })

  test('that is limited by words, the reminder is too', () => {
    const [remind] = deskActions({ ...round, list: { filter: 'lohja', page: 2 } }, readerOf('en', aProgramme()))
    expect(remind?.actions[0]).toMatchObject({ title: 'Remind of these', data: { verb: 'remind', filter: 'lohja' } })
  })

  test('every act names the list it was chosen from, to lead back there', () => {
    const acts = deskActions({ ...round, list: { filter: 'lohja', page: 2 } }, readerOf('en', aProgramme()))
    for (const { data, verb } of acts.flatMap(({ actions }) => actions)) {
      expect(data).toMatchObject(verb === 'remind' ? { filter: 'lohja' } : { list: 'lohja', page: 2 })
    }
  })
})

test('every button has a verb that is known, and a title in each language', () => {
  for (const language of languages) {
    const reader = readerOf(language, aProgramme())
    const sets = deskActions(
      { of: 'sheet', opened: reopened, at: locked, expected, sheet: accepted, list: wholeList },
      reader,
    )
    for (const { verb, title } of sets.flatMap(({ actions }) => actions)) {
      expect(cardActions.has(verb)).toBe(true)
      expect(title).not.toBe('')
    }
  }
})

function verbsOf(subjectOf: DeskSubject): readonly string[] {
  return deskActions(subjectOf, readerOf('fi', aProgramme())).flatMap(({ actions }) =>
    actions.map(({ verb, data }) => (data.step === undefined ? verb : `${verb} ${data.step}`)),
  )
}
