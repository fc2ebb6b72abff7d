import { describe, expect, test } from 'vitest'
import { personNamed } from '../../src/domain/named-person.ts'

const anna = { email: 'anna.virtanen@example.fi', name: 'Anna Virtanen' }
const oona = { email: 'oona.makela@example.fi', name: 'Oona Mäkelä' }
const first = { email: 'matti1@example.fi', name: 'Matti Niemi' }
const second = { email: 'matti2@example.fi', name: 'Matti Niemi' }
const unnamed = { email: 'nimeton@example.fi', name: 'nimeton@example.fi' }
const people = [anna, oona, first, second, unnamed]

describe('whom somebody means', () => {
  test.each([
    ['anna.virtanen@example.fi', anna],
    [' ANNA.Virtanen@Example.fi ', anna],
    ['anna  virtanen', anna],
    ['Oona Mäkelä', oona],
    ['nimeton@example.fi', unnamed],
  ])('by %j is one person', (typed, person) => {
    expect(personNamed(people, typed)).toBe(person)
  })

  test.each([
    ['Matti Niemi', 'Matti Niemi (matti1@example.fi), Matti Niemi (matti2@example.fi)'],
    ['virta', 'Anna Virtanen (anna.virtanen@example.fi)'],
    ['Oona Makela', 'Oona Mäkelä (oona.makela@example.fi)'],
    ['nimetön@example.fi', 'nimeton@example.fi'],
  ])('by %j is asked again, with those who are near', (typed, near) => {
    expect(personNamed(people, typed)).toEqual({ refused: 'which-person', values: { people: near } })
  })

  test('by a part of many names is asked again with the first five', () => {
    const many = Array.from({ length: 9 }, (_, number) => ({ email: `p${number}@example.fi`, name: `Matti ${number}` }))
    const named = many.slice(0, 5).map(({ name, email }) => `${name} (${email})`)
    expect(personNamed(many, 'matti')).toMatchObject({ values: { people: named.join(', ') } })
  })

  test.each(['', ' ', 'Somebody Else', 'stranger@elsewhere.fi'])('by %j is nobody', (typed) => {
    expect(personNamed(people, typed)).toMatchObject({ refused: 'unknown-deputy' })
  })
})
