import type { Programme } from '../../domain/programme.ts'
import type { Finding } from '../fault.ts'

/** The bot writes to them in the programme's language until they choose another. */
export function peopleWithoutLanguage({ people, language: own }: Programme): readonly Finding[] {
  return people.flatMap(({ email, language }, index): readonly Finding[] =>
    language !== undefined
      ? []
      : [{ path: ['people', index], code: 'person-without-language', values: { email, language: own } }],
  )
}
