import { editDistance } from '../../domain/edit-distance.ts'
import type { Programme } from '../../domain/programme.ts'
import type { Finding } from '../fault.ts'
import { mentionsOf } from './mentions.ts'

// Comparing with everybody costs time, and a list that is not there at all needs no guesses.
const mostGuesses = 20

/** Owners, coordinators and deputies about whom the file says nothing more: often a slip of the pen. Each is told of once. */
export function peopleNotListed(programme: Programme): readonly Finding[] {
  const listed = programme.people.map(({ email }) => email)
  const told = new Set(listed)
  let guesses = 0
  return mentionsOf(programme).flatMap(({ email, path }): readonly Finding[] => {
    if (told.has(email)) return []
    told.add(email)
    guesses += 1
    const meant = guesses > mostGuesses ? undefined : listed.find((each) => isNear(email, each))
    const near = meant === undefined ? {} : { near: JSON.stringify(meant) }
    return [{ path, code: 'person-not-listed', values: { email, language: programme.language }, ...near }]
  })
}

/** Most addresses of a programme share what stands after the @: a third of the letters, as elsewhere, would be near to all. */
function isNear(one: string, other: string): boolean {
  const most = one.indexOf('@') > 3 ? 2 : 1
  return Math.abs(one.length - other.length) <= most && editDistance(one, other) <= most && one.indexOf('@') > 1
}
