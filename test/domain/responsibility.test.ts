import { describe, expect, test } from 'vitest'
import type { Handover } from '../../src/domain/handover.ts'
import { handedOverBy, responsibleFor } from '../../src/domain/responsibility.ts'
import { anExpectedSheet, now, owner, secondOwner } from '../builders.ts'

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
    ['are the last of a circle', [from(owner, deputy), from(deputy, owner)], [deputy, secondOwner]],
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
