import { numberedName } from '../domain/local-text.ts'
import type { Page } from '../domain/page.ts'
import type { Named } from '../domain/programme.ts'
import { placeOfSubject } from '../domain/scopes/registry.ts'
import { unitsOf } from '../domain/scopes/scope.ts'
import { linesOf, shortened } from './answer-text.ts'
import type { Reader } from './reader.ts'

/** Of each thing that is said: what is asked needs the room. */
const aboutBudget = { characters: 400, lines: 4 }

/** What the register says of the subject: its sub-heading, spearhead, units, places and parts, and where else it is shown. */
export function aboutLines(page: Page, reader: Reader): readonly { readonly text: string }[] {
  const { t, text } = reader
  const { programme } = page.context
  const place = placeOfSubject(programme, page.key.subject)
  // Beside a co-owner's newer text there is no room for it.
  if (place === undefined || page.conflict !== undefined) return []
  const named = (listed: readonly Named[], ids: readonly string[]): string =>
    ids.map((id) => text(listed.find((each) => each.id === id)?.name ?? id)).join(', ')
  const { line, theme, project } = place
  const goals = (line?.alsoUnder ?? []).flatMap((id) => {
    const goal = programme.goals.find((each) => each.id === id)
    return goal === undefined ? [] : [text(numberedName(goal.number, goal.short ?? goal.name))]
  })
  const spearhead = line === undefined || theme === undefined ? '' : text(numberedName(theme.number, theme.name))
  const began = line === undefined && theme?.baselineText !== undefined ? text(theme.baselineText) : ''
  const said: readonly (readonly [
    'page.group' | 'page.theme' | 'page.units' | 'page.places' | 'page.parts' | 'page.also' | 'page.began',
    string,
  ])[] = [
    ['page.group', project?.group === undefined ? '' : text(project.group)],
    ['page.theme', spearhead],
    ['page.units', named(programme.units, unitsOf(place))],
    ['page.places', named(programme.places, project?.places ?? [])],
    ['page.parts', (line?.parts ?? []).map((part) => text(part)).join('; ')],
    ['page.also', goals.join(', ')],
    ['page.began', began],
  ]
  return said.flatMap(([key, what]) => (what === '' ? [] : linesOf(shortened(t(key, { what }), reader, aboutBudget))))
}
