import { nameOf } from '../domain/access.ts'
import type { LocalText } from '../domain/local-text.ts'
import type { Programme } from '../domain/programme.ts'
import type { FilterKind, StatusFilter } from '../domain/status-filter.ts'
import { statusStates } from '../domain/status-states.ts'
import type { Reader } from './reader.ts'

const mostNamed = 3
/** A card of thousands of projects must still arrive, whatever its filter. */
const mostClauses = 3

/** What a status is limited to, by the names of the register: what narrows is joined by a point, what widens by a comma. */
export function filterWords({ clauses }: StatusFilter, programme: Programme, reader: Reader): string {
  const limits = clauses.map((clause) => {
    const names = [...clause].flatMap(([kind, ids]) => [...ids].map((id) => termName(kind, id, programme, reader)))
    return firstOf(names, mostNamed, ', ', reader)
  })
  return firstOf(limits, mostClauses, ' · ', reader)
}

function firstOf(words: readonly string[], most: number, between: string, { t }: Reader): string {
  const names = words.slice(0, most).join(between)
  const more = words.length - most
  return more > 0 ? t('status.filter-more', { names, count: more }) : names
}

function termName(kind: FilterKind, id: string, programme: Programme, { t, text }: Reader): string {
  const named = (
    all: readonly { readonly id: string; readonly name: LocalText; readonly short?: LocalText }[],
  ): string => {
    const found = all.find((each) => each.id === id)
    return found === undefined ? id : text(found.short ?? found.name)
  }
  switch (kind) {
    case 'area':
      return named(programme.areas)
    case 'goal':
      return named(programme.goals)
    case 'theme':
      return named(programme.themes)
    case 'unit':
      return named(programme.units)
    case 'place':
      return named(programme.places)
    case 'project':
      return named(programme.projects)
    case 'owner':
      return nameOf(programme, id)
    case 'lacks':
      return t('filter.lacking')
    case 'state': {
      const state = statusStates.find((each) => each === id)
      return state === undefined ? id : t(`filter.${state}`)
    }
  }
}
