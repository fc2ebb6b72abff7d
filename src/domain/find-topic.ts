import { folded, foldedNames } from './folded-names.ts'
import type { LocalText } from './local-text.ts'
import type { Programme } from './programme.ts'
import { topicsOf } from './scopes/registry.ts'
import type { Topic } from './scopes/scope.ts'

/**
 * What a person means by what they typed, of all that sheets are about: by id, by whole name, else by a part of a name
 * in any language; former names of projects count too.
 */
export function topicsNamed(programme: Programme, typed: string): readonly Topic[] {
  const wanted = folded(typed)
  if (wanted === '') return []
  const topics = [...topicsOf(programme).values()]
  const byId = topics.filter(({ sheet, project }) => folded(sheet) === wanted || folded(project?.id ?? '') === wanted)
  if (byId.length > 0) return byId
  const named = topics.map((topic) => ({ topic, names: namesOf(topic).flatMap(foldedNames) }))
  const whole = named.filter(({ names }) => names.includes(wanted))
  return (whole.length > 0 ? whole : named.filter(({ names }) => names.some((name) => name.includes(wanted)))).map(
    ({ topic }) => topic,
  )
}

function namesOf({ name, project, theme, section }: Topic): readonly LocalText[] {
  // A section goes by its own name only with that of its spearhead, or the spearhead's would mean both.
  const own = section === undefined && theme !== undefined ? [theme.name] : []
  return [name, ...own, ...(project?.formerNames ?? [])]
}
