import { isLanguage, type Language, languages } from '../../domain/local-text.ts'
import type { Programme } from '../../domain/programme.ts'
import type { Finding } from '../fault.ts'
import type { Path } from '../part.ts'

/**
 * A text that is given by language but not in each that somebody reads: the programme's and those of its people.
 * A plain text is meant for everybody.
 */
export function textsMissing({ history: _, summaries: __, ...programme }: Programme): readonly Finding[] {
  const spoken = new Set([programme.language, ...programme.people.flatMap(({ language }) => language ?? [])])
  const read = languages.filter((language) => spoken.has(language))
  return [...localTextsIn(programme, [])].flatMap(({ path, given }): readonly Finding[] => {
    const missing = read.filter((language) => !given.has(language))
    return missing.length === 0 ? [] : [{ path, code: 'text-missing', values: { languages: missing.join(', ') } }]
  })
}

interface ByLanguage {
  readonly path: Path
  readonly given: ReadonlySet<Language>
}

function* localTextsIn(value: unknown, path: Path): Generator<ByLanguage> {
  if (typeof value !== 'object' || value === null) return
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value)
  const given = entries.flatMap(([key, each]) => (isLanguage(key) && typeof each === 'string' ? [key] : []))
  if (given.length > 0 && given.length === entries.length) {
    yield { path, given: new Set(given) }
    return
  }
  for (const [key, each] of entries) yield* localTextsIn(each, [...path, key])
}
