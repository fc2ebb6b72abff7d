import { describe, expect, test } from 'vitest'
import type { Handover } from '../../src/domain/handover.ts'
import { handedOverBy, responsibleFor, sheetsByPerson, viewersOf } from '../../src/domain/responsibility.ts'
import { anExpectedSheet, anOpenedRound, aProgramme, now, owner, secondOwner } from '../builders.ts'

const sheet = anExpectedSheet('perhekeskus', { owners: [owner, secondOwner] })
const deputy = 'deputy@example.fi'
const third = 'third@example.fi'
const today = '2021-11-01'

describe('those who answer for a sheet', () => {
  test.each<[string, readonly Handover[], readonly string[]]>([
    ['are its owners', [], [owner, secondOwner]],
    ['are the deputy and the other owner', [from(owner, deputy)], [deputy, secondOwner]],
    ['are the co-owner alone who was handed it', [from(owner, secondOwner)], [secondOwner]],
    ['are whoever was handed it last', [from(owner, deputy), from(owner, third)], [third, secondOwner]],
    ['are whoever the deputy handed it on to', [from(owner, deputy), from(deputy, third)], [third, secondOwner]],
    ['are the owners again where it was handed back', [from(owner, deputy), from(deputy, owner)], [owner, secondOwner]],
    [
      'are the deputy where it was handed over once more',
      [from(owner, deputy), from(deputy, owner), from(owner, deputy)],
      [deputy, secondOwner],
    ],
    [
      'are its owners where another sheet was handed over',
      [from(owner, deputy, { sheet: 'project/x' })],
      [owner, secondOwner],
    ],
    ['are its owners before an absence', [absent({ from: '2021-11-02' })], [owner, secondOwner]],
    ['are the deputy from the first day of an absence', [absent({ from: today })], [deputy, secondOwner]],
    ['are the deputy to the last day of an absence', [absent({ to: today })], [deputy, secondOwner]],
    ['are its owners after an absence', [absent({ to: '2021-10-31' })], [owner, secondOwner]],
  ])('%s', (_, handovers, people) => {
    expect(responsibleFor({ handovers }, sheet, today)).toEqual(people)
  })
})

describe('the sheets of each person', () => {
  const school = anExpectedSheet('koulu')
  const opened = (handovers: readonly Handover[]) => anOpenedRound({ sheets: [sheet, school], handovers })

  test.each<[string, readonly Handover[], Readonly<Record<string, readonly string[]>>]>([
    ['are those they own', [], { [owner]: [sheet.id, school.id], [secondOwner]: [sheet.id] }],
    [
      'are those they were handed beside those they own',
      [from(owner, secondOwner, { sheet: school.id })],
      { [owner]: [sheet.id], [secondOwner]: [sheet.id, school.id] },
    ],
    [
      'count once for one who answers for two owners',
      [from(owner, secondOwner)],
      { [owner]: [school.id], [secondOwner]: [sheet.id] },
    ],
    [
      'are none for one who has handed all of them over',
      [from(owner, deputy), from(owner, deputy, { sheet: school.id })],
      { [deputy]: [sheet.id, school.id], [secondOwner]: [sheet.id] },
    ],
  ])('%s', (_, handovers, people) => {
    expect(sheetsOf(opened(handovers), today)).toEqual(people)
  })

  test('are those of the day that is asked for, whichever was asked for before', () => {
    const round = opened([absent({ from: '2021-11-03', to: '2021-11-04' })])
    const withDeputy = ['2021-11-02', '2021-11-03', '2021-11-04', '2021-11-05', '2021-11-03'].filter((date) =>
      sheetsByPerson(round, date).has(deputy),
    )
    expect(withDeputy).toEqual(['2021-11-03', '2021-11-04', '2021-11-03'])
  })

  test('agree with those who answer for each sheet', () => {
    const handovers = [from(owner, deputy), from(deputy, third), from(owner, third, { sheet: school.id })]
    const round = opened(handovers)
    for (const each of round.sheets) {
      const people = [...sheetsByPerson(round, today)].flatMap(([person, own]) => (own.includes(each) ? [person] : []))
      expect(people.sort()).toEqual([...responsibleFor(round, each, today)].sort())
    }
  })
})

describe('those in whose chat a sheet may be shown', () => {
  const programme = aProgramme({ people: [{ email: owner, deputy }] })

  test.each<[string, readonly Handover[], readonly string[]]>([
    ['are its owners and the deputies that the register names', [], [owner, secondOwner, deputy]],
    [
      'are those who were handed it, and those who handed it over',
      [from(owner, third)],
      [owner, secondOwner, third, deputy],
    ],
    [
      'are those who were handed it for an absence that is over',
      [from(secondOwner, third, { absence: { to: '2021-10-20' } })],
      [owner, secondOwner, third, deputy],
    ],
    [
      'are none who were handed another sheet',
      [from(owner, third, { sheet: 'project/x' })],
      [owner, secondOwner, deputy],
    ],
    ['are named once each', [from(owner, deputy), from(secondOwner, deputy)], [owner, secondOwner, deputy]],
  ])('%s', (_, handovers, people) => {
    expect(viewersOf({ programme, opened: { handovers } }, sheet)).toEqual(people)
  })

  test('are the deputies of whoever was handed it too', () => {
    const people = [{ email: third, deputy: 'fourth@example.fi' }]
    const facts = { programme: aProgramme({ people }), opened: { handovers: [from(owner, third)] } }
    expect(viewersOf(facts, sheet)).toContain('fourth@example.fi')
  })
})

describe('the owner for whom a deputy answers', () => {
  test('is the one who handed the sheet over', () => {
    expect(handedOverBy({ handovers: [from(owner, deputy)] }, sheet, deputy)).toBe(owner)
  })

  test('is nobody for one to whom it was never handed', () => {
    expect(handedOverBy({ handovers: [from(owner, deputy)] }, sheet, third)).toBeUndefined()
  })
})

function from(giver: string, to: string, overrides: Partial<Handover> = {}): Handover {
  return { sheet: sheet.id, from: giver, to, by: giver, at: now, ...overrides }
}

function absent(absence: NonNullable<Handover['absence']>): Handover {
  return from(owner, deputy, { absence })
}

/** The ids of each person's sheets. */
function sheetsOf(round: Parameters<typeof sheetsByPerson>[0], date: string) {
  const all = [...sheetsByPerson(round, date)].map(([person, sheets]) => [person, sheets.map(({ id }) => id)])
  return Object.fromEntries(all)
}
