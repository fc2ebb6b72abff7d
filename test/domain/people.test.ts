import { describe, expect, test } from 'vitest'
import { type PeopleFacts, peopleOf } from '../../src/domain/people.ts'
import { anAccount, anOpenedRound, aProgramme, aProject, coordinator, now, owner, secondOwner } from '../builders.ts'

const deputy = 'deputy@example.fi'
const reader = 'chair@example.fi'
const lead = 'lead@example.fi'

describe('the people of a programme', () => {
  test('are everybody whom the register names, each once, with what they are', () => {
    expect(peopleOf(facts(), now).map(({ email, role }) => [email, role])).toEqual([
      [coordinator, 'coordinator'],
      [secondOwner, 'owner'],
      [lead, 'lead'],
      [deputy, 'other'],
      [reader, 'reader'],
      [owner, 'owner'],
    ])
  })

  test('begin with those who cannot be reached', () => {
    expect(peopleOf(facts(), now).map(({ isReachable }) => isReachable)).toEqual([
      false,
      false,
      false,
      false,
      false,
      true,
    ])
  })

  test('are told with their language and deputy', () => {
    expect(entryOf(owner)).toMatchObject({ name: 'Oona Omistaja', language: 'sv', deputy: 'Veera Varahenkilö' })
  })

  test.each<[string, object, object]>([
    ['for the round', {}, [{ name: 'Veera Varahenkilö' }]],
    ['for days to come', { absence: { from: '2021-11-03', to: '2021-11-05' } }, [{ absence: { to: '2021-11-05' } }]],
    ['for days that are over', { absence: { from: '2021-10-20', to: '2021-10-29' } }, []],
  ])('are told with whom they handed to %s, once for all their projects', (_, absence, expected) => {
    const handover = { from: owner, to: deputy, by: owner, at: now, ...absence }
    const handovers = ['project/perhekeskus', 'project/koulu'].map((sheet) => ({ ...handover, sheet }))
    const { handedTo } = entryOf(owner, { opened: anOpenedRound({ handovers }) })
    expect(handedTo).toMatchObject(expected)
    expect(handedTo.length).toBeLessThanOrEqual(1)
  })
})

function entryOf(email: string, overrides: Partial<PeopleFacts> = {}) {
  const found = peopleOf(facts(overrides), now).find((each) => each.email === email)
  if (found === undefined) throw new Error(`${email} is not there`)
  return found
}

function facts(overrides: Partial<PeopleFacts> = {}): PeopleFacts {
  return {
    programme: aProgramme({
      people: [
        { email: owner, name: 'Oona Omistaja', language: 'sv', deputy },
        { email: deputy, name: 'Veera Varahenkilö' },
      ],
      readers: [reader],
      areas: [{ id: 'children', name: 'Children', owners: [lead] }],
      projects: [aProject({ owners: [owner, secondOwner] })],
    }),
    opened: anOpenedRound(),
    accounts: new Map([[owner, anAccount()]]),
    ...overrides,
  }
}
