import type { NamedPerson } from './desk.ts'
import { editDistance } from './edit-distance.ts'
import { folded } from './folded-names.ts'
import { type Refusal, refuse } from './refusal.ts'

/** A list longer than this no longer fits a card: then a name or an address is typed. */
export const mostListed = 100

const mostSuggested = 5

/** Whom somebody means by an address or a whole name; a part or a misspelling is answered with those who are near. */
export function personNamed(people: readonly NamedPerson[], typed: string): NamedPerson | Refusal {
  const wanted = folded(typed)
  if (wanted === '') return refuse('unknown-deputy')
  const byAddress = people.find(({ email }) => email === wanted)
  if (byAddress !== undefined) return byAddress
  const namesakes = people.filter(({ name }) => folded(name) === wanted)
  const [only] = namesakes
  if (only !== undefined && namesakes.length === 1) return only
  const near = namesakes.length > 0 ? namesakes : people.filter((person) => isNear(person, wanted))
  if (near.length === 0) return refuse('unknown-deputy')
  const named = near.slice(0, mostSuggested).map(({ name, email }) => (name === email ? email : `${name} (${email})`))
  return refuse('which-person', { people: named.join(', ') })
}

function isNear({ name, email }: NamedPerson, wanted: string): boolean {
  const most = Math.max(1, Math.floor(wanted.length / 4))
  return [folded(name), email].some((each) => each.includes(wanted) || editDistance(each, wanted) <= most)
}
