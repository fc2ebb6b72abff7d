import type { Programme } from '../../domain/programme.ts'
import type { Finding } from '../fault.ts'
import type { Path } from '../part.ts'

/** The bot writes to them in the programme's language until they choose another. Each is told of once. */
export function peopleWithoutLanguage(programme: Programme): readonly Finding[] {
  const told = new Set(programme.people.flatMap(({ email, language }) => (language === undefined ? [] : [email])))
  return writtenTo(programme).flatMap(({ email, path }): readonly Finding[] => {
    if (told.has(email)) return []
    told.add(email)
    return [{ path, code: 'person-without-language', values: { email, language: programme.language } }]
  })
}

interface Mention {
  readonly email: string
  readonly path: Path
}

function writtenTo({ people, coordinators, goals, areas, themes, projects }: Programme): readonly Mention[] {
  const owned: readonly (readonly [string, readonly { readonly owners: readonly string[] }[]])[] = [
    ['goals', goals],
    ['areas', areas],
    ['themes', themes],
    ['projects', projects],
  ]
  return [
    ...people.map(({ email }, index) => ({ email, path: ['people', index] })),
    ...mentions(coordinators, ['coordinators']),
    ...owned.flatMap(([list, items]) =>
      items.flatMap(({ owners }, index) => mentions(owners, [list, index, 'owners'])),
    ),
    ...themes.flatMap(({ sections }, theme) =>
      sections.flatMap(({ owners }, index) => mentions(owners, ['themes', theme, 'sections', index, 'owners'])),
    ),
  ]
}

function mentions(emails: readonly string[], path: Path): readonly Mention[] {
  return emails.map((email, index) => ({ email, path: [...path, index] }))
}
