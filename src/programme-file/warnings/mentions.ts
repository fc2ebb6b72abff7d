import type { Programme } from '../../domain/programme.ts'
import type { Path } from '../part.ts'

export interface Mention {
  readonly email: string
  readonly path: Path
}

/** Where the file names somebody to whom the bot writes, `people` itself aside. */
export function mentionsOf(programme: Programme): readonly Mention[] {
  const { people, coordinators, goals, areas, themes, projects } = programme
  const owned: readonly (readonly [string, readonly { readonly owners: readonly string[] }[]])[] = [
    ['goals', goals],
    ['areas', areas],
    ['themes', themes],
    ['projects', projects],
  ]
  return [
    ...people.flatMap(({ deputy }, index) =>
      deputy === undefined ? [] : [{ email: deputy, path: ['people', index, 'deputy'] }],
    ),
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
