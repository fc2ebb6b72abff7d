import { describe, expect, test } from 'vitest'
import {
  type AnsweringFacts,
  answeringRole,
  isCoordinator,
  isKnown,
  leads,
  nameOf,
  onBehalfOf,
} from '../../src/domain/access.ts'
import type { Programme } from '../../src/domain/programme.ts'
import { anExpectedSheet, aProgramme, aProject, coordinator, owner, secondOwner } from '../builders.ts'

const deputy = 'deputy@example.fi'
const reader = 'chair@example.fi'
const registered = 'registered@example.fi'
const stranger = 'stranger@example.fi'
const programme = aProgramme({
  people: [{ email: owner, name: 'Oona Omistaja', deputy }, { email: registered }],
  readers: [reader],
  projects: [aProject({ owners: [owner, secondOwner] })],
})
const sheet = anExpectedSheet('perhekeskus', { owners: [owner, secondOwner] })

describe('who may do what', () => {
  test.each<[string, string, boolean, boolean, string | undefined, string | undefined]>([
    ['an owner', owner, true, false, 'owner', undefined],
    ['a co-owner', secondOwner, true, false, 'owner', undefined],
    ['a deputy', deputy, true, false, 'deputy', owner],
    ['a coordinator', coordinator, true, true, 'coordinator', owner],
    ['a reader', reader, true, false, undefined, owner],
    ['another person of the register', registered, true, false, undefined, owner],
    ['a stranger', stranger, false, false, undefined, owner],
    ['nobody', '', false, false, undefined, owner],
  ])('%s', (_, person, known, coordinates, role, behalf) => {
    expect(isKnown(programme, person)).toBe(known)
    expect(isCoordinator(programme, person)).toBe(coordinates)
    expect(answeringRole(rightsIn(programme), sheet, person)).toBe(role)
    expect(onBehalfOf(rightsIn(programme), sheet, person)).toBe(behalf)
  })

  test.each([
    ['an area', { areas: [{ id: 'children', name: 'Children', owners: [stranger] }] }],
    ['a goal', { goals: [{ id: 'costs', name: 'Costs', owners: [stranger], texts: [] }] }],
    ['a theme', { themes: [{ id: 'k1', name: 'Theme', owners: [stranger], sections: [] }] }],
    [
      'a section',
      {
        themes: [
          { id: 'k1', name: 'T', owners: [], sections: [{ id: 's', title: 'S', units: [], owners: [stranger] }] },
        ],
      },
    ],
  ])('who owns %s is known, and leads it', (_, overrides) => {
    expect(isKnown(aProgramme(overrides), stranger)).toBe(true)
    expect(leads(aProgramme(overrides), stranger)).toBe(true)
    expect(leads(programme, stranger)).toBe(false)
  })

  test('an owner who is somebody’s deputy too answers as the owner', () => {
    const both = aProgramme({ people: [{ email: owner, deputy: secondOwner }] })
    expect(answeringRole(rightsIn(both), sheet, secondOwner)).toBe('owner')
    expect(onBehalfOf(rightsIn(both), sheet, secondOwner)).toBeUndefined()
  })

  test('a coordinator who is a deputy answers as the deputy', () => {
    const both = aProgramme({ people: [{ email: secondOwner, deputy: coordinator }] })
    expect(answeringRole(rightsIn(both), sheet, coordinator)).toBe('deputy')
    expect(onBehalfOf(rightsIn(both), sheet, coordinator)).toBe(secondOwner)
  })

  test('a deputy of somebody else may not answer', () => {
    const other = aProgramme({ people: [{ email: 'else@example.fi', deputy }] })
    expect(answeringRole(rightsIn(other), sheet, deputy)).toBeUndefined()
  })

  test('an owner has lost the sheet that was frozen for another', () => {
    expect(
      answeringRole(rightsIn(programme), anExpectedSheet('perhekeskus', { owners: [secondOwner] }), owner),
    ).toBeUndefined()
  })
})

test('a person is called by their name, or by their address where the register has none', () => {
  expect([owner, registered, stranger].map((person) => nameOf(programme, person))).toEqual([
    'Oona Omistaja',
    registered,
    stranger,
  ])
})

function rightsIn(register: Programme): AnsweringFacts {
  return { programme: register, opened: { handovers: [] } }
}
