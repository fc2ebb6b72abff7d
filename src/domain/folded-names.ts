import { type LocalText, languages, textIn } from './local-text.ts'
import type { Programme, Project } from './programme.ts'

/**
 * The projects a person means by what they typed: by id, by whole name, else by a part of a name in any language;
 * former names count too.
 */
export function projectsNamed(programme: Programme, typed: string): readonly Project[] {
  const wanted = folded(typed)
  if (wanted === '') return []
  const byId = programme.projects.filter(({ id }) => folded(id) === wanted)
  if (byId.length > 0) return byId
  const whole = programme.projects.filter((project) => namesOf(project).some((name) => name === wanted))
  return whole.length > 0
    ? whole
    : programme.projects.filter((project) => namesOf(project).some((name) => name.includes(wanted)))
}

function namesOf({ name, formerNames }: Project): readonly string[] {
  return [name, ...formerNames].flatMap(foldedNames)
}

/** A name as it may be typed, in every language. */
export function foldedNames(name: LocalText): readonly string[] {
  return [...new Set(languages.map((language) => folded(textIn(name, language, language))))]
}

/** Case and spaces do not matter in what people type. */
export function folded(text: string): string {
  return text.normalize('NFC').toLocaleLowerCase('fi').replaceAll(/\s+/g, ' ').trim()
}
