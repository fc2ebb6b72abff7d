import { describe, expect, test } from 'vitest'
import { auditEvents, auditPage } from '../../src/domain/audit.ts'
import type { AuditRecords } from '../../src/domain/audit-event.ts'
import type { OpenedRound } from '../../src/domain/expected-set.ts'
import type { RoundAct } from '../../src/domain/round-act.ts'
import type { SheetAct } from '../../src/domain/sheet-act.ts'
import {
  anEdition,
  anOpenedRound,
  aProgramme,
  aReturn,
  aRound,
  aSentRevision,
  aSheet,
  byCoordinator,
  coordinator,
  now,
  owner,
  secondOwner,
} from '../builders.ts'

const round = aRound().id
const sheet = 'project/perhekeskus'
const subject = 'line/perhekeskus/availability'
const later = '2021-11-02T08:00:00.000Z'

describe('the audit', () => {
  test('tells who opened a round, where it was not the schedule', () => {
    expect(ofRound({})).toEqual([{ at: aRound().opensAt, act: 'opened', round, count: 1 }])
    const early = { openedBy: coordinator, openedReason: 'Loma-aika' }
    expect(ofRound(early)).toMatchObject([{ act: 'opened', by: coordinator, why: 'Loma-aika' }])
  })

  test.each<[string, Partial<OpenedRound>, object]>([
    [
      'another last day',
      { extensions: [{ answersDue: '2021-11-12', before: '2021-11-08', reason: 'Lomat', ...byCoordinator }] },
      { act: 'extended', before: '2021-11-08', after: '2021-11-12', why: 'Lomat' },
    ],
    [
      'a sheet handed over',
      { handovers: [{ sheet, from: owner, to: secondOwner, ...byCoordinator }] },
      { act: 'handed-over', sheet, project: 'perhekeskus', person: secondOwner, before: owner, after: secondOwner },
    ],
  ])('tells of %s', (_, overrides, event) => {
    expect(ofRound(overrides)[0]).toEqual({ ...byCoordinator, round, ...event })
  })

  test.each<[RoundAct, object]>([
    [
      { act: 'exempted', subjects: [subject], reason: 'Päättyi', ...byCoordinator },
      { project: 'perhekeskus', subjects: [subject], why: 'Päättyi' },
    ],
    [
      { act: 'included', subjects: [subject], ...byCoordinator },
      { project: 'perhekeskus', subjects: [subject] },
    ],
    [
      { act: 'reopened', sheet, until: later, reason: 'Luku puuttui', ...byCoordinator },
      { project: 'perhekeskus', sheet, why: 'Luku puuttui', after: later },
    ],
    [
      { act: 'closed', before: later, ...byCoordinator },
      { before: later, after: now },
    ],
    [
      { act: 'closed', before: later, reason: 'Kaikki on saatu', ...byCoordinator },
      { before: later, after: now, why: 'Kaikki on saatu' },
    ],
    [{ act: 'opened-again', before: now, ...byCoordinator }, { before: now }],
    [{ act: 'reminded', step: 'by-hand:1', people: 3, ...byCoordinator }, { count: 3 }],
    [
      { act: 'reminded', step: 'by-hand:1', people: 3, filter: 'lohja', ...byCoordinator },
      { count: 3, after: 'lohja' },
    ],
  ])('tells of what was done to a round: $act', (act, event) => {
    expect(ofRound({ acts: [act] })[0]).toEqual({ ...byCoordinator, act: act.act, round, ...event })
  })

  test('tells of a reopening that was ended as of an act of its own, without an empty reason', () => {
    const opened: RoundAct = { act: 'reopened', sheet, until: later, reason: 'Luku puuttui', ...byCoordinator }
    const event = ofRound({ acts: [opened, { ...opened, until: now, reason: '' }] }).find(
      ({ act }) => act === 'reopening-ended',
    )
    expect(event).toMatchObject({ before: later, after: now })
    expect(event).not.toHaveProperty('why')
  })

  test.each<[SheetAct, object]>([
    [aReturn({ comment: 'Kerro luvut.' }), { subjects: [subject], why: 'Kerro luvut.' }],
    [{ act: 'accepted', revision: 1, ...byCoordinator }, {}],
    [{ act: 'accepted', revision: 1, comment: 'Kiitos!', ...byCoordinator }, { why: 'Kiitos!' }],
    [{ act: 'acceptance-withdrawn', revision: 1, ...byCoordinator }, {}],
    [
      {
        act: 'moved',
        from: { subject, question: 'results' },
        to: { subject, question: 'notes' },
        text: 'Toinen.',
        before: 'Ensimmäinen.',
        ...byCoordinator,
      },
      { subjects: [subject], before: 'Ensimmäinen.', after: 'Ensimmäinen.\n\nToinen.' },
    ],
  ])('tells of what was done to a sheet: $act', (act, event) => {
    const place = { round, sheet, project: 'perhekeskus' }
    expect(auditEvents(records({ rounds: [], sheets: [aSheet({ acts: [act] })] }))).toEqual([
      { ...byCoordinator, act: act.act, ...place, ...event },
    ])
  })

  test('tells for whom an answer was given, and not of owners who answer for themselves', () => {
    const revisions = [aSentRevision(), aSentRevision({ number: 2, sentBy: coordinator, onBehalfOf: owner })]
    expect(auditEvents(records({ rounds: [], sheets: [aSheet({ revisions })] }))).toMatchObject([
      { by: coordinator, act: 'answered-on-behalf', sheet, person: owner, count: 2 },
    ])
  })

  test('tells of another channel for the reports', () => {
    const change = { before: 'Yleinen', after: 'Raportit', ...byCoordinator }
    expect(auditEvents(records({ rounds: [], channelChanges: [change] }))).toEqual([{ act: 'channel-set', ...change }])
  })

  test('tells of each edition and who asked for it', () => {
    const editions = [anEdition({ publishedAt: now }), anEdition({ number: 2, publishedAt: later, publishedBy: owner })]
    expect(auditEvents(records({ rounds: [], editions }))).toEqual([
      { at: later, by: owner, act: 'published', round, count: 2 },
      { at: now, act: 'published', round, count: 1 },
    ])
  })

  test('has the newest first, whatever it is', () => {
    const acts: readonly RoundAct[] = [{ act: 'closed', before: later, by: coordinator, at: later }]
    const sheets = [aSheet({ acts: [aReturn()] })]
    const events = auditEvents(records({ rounds: [anOpenedRound({ acts })], sheets }))
    expect(events.map(({ act }) => act)).toEqual(['closed', 'returned', 'opened'])
  })
})

describe('a page of the audit', () => {
  const events = Array.from({ length: 23 }, (_, index) => ({ at: now, act: 'opened' as const, count: index }))

  test.each([
    [1, 1, [0, 9]],
    [3, 3, [20, 22]],
    [9, 3, [20, 22]],
    [0, 1, [0, 9]],
  ])('asked for by %i is the %ith', (wanted, page, [first, last]) => {
    const shown = auditPage(events, { programme: aProgramme(), project: '', page: wanted })
    expect(shown).toMatchObject({ page, pages: 3, total: 23 })
    expect([shown.events[0]?.count, shown.events.at(-1)?.count]).toEqual([first, last])
  })

  test('is there when nothing has happened', () => {
    expect(auditPage([], { programme: aProgramme(), project: '', page: 1 })).toMatchObject({ pages: 1, events: [] })
  })
})

function ofRound(overrides: Partial<OpenedRound>) {
  return auditEvents(records({ rounds: [anOpenedRound(overrides)] }))
}

function records(overrides: Partial<AuditRecords>): AuditRecords {
  return { programme: aProgramme(), rounds: [anOpenedRound()], sheets: [], editions: [], notes: [], ...overrides }
}
