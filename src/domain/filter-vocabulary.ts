import { folded, foldedNames } from './folded-names.ts'
import type { LocalText } from './local-text.ts'
import type { Programme } from './programme.ts'
import type { FilterTerm } from './status-filter.ts'
import { funnelStates, lackingWords, stateWords, statusStates } from './status-states.ts'

/** What stands before the number of a goal, so that it is not taken for part of a name. */
const goalWords: readonly string[] = ['tavoite', 'mål', 'goal']
const themeWords: readonly string[] = ['kärki', 'teema', 'tema', 'prioritet', 'theme', 'priority']

/** `3` and `tavoite 3`. */
function numbered(words: readonly string[], number: number | undefined): readonly string[] {
  return number === undefined ? [] : [`${number}`, ...words.map((word) => `${word} ${number}`)]
}

/** Every name that can be typed, and what it means. */
export type Vocabulary = ReadonlyMap<string, readonly FilterTerm[]>

const vocabularies = new WeakMap<Programme, Readonly<Record<'coordinator' | 'lead', Vocabulary>>>()

/** A register never changes in place, so that collecting its names once is enough. */
export function vocabularyOf(programme: Programme): Readonly<Record<'coordinator' | 'lead', Vocabulary>> {
  const known = vocabularies.get(programme)
  if (known !== undefined) return known
  const all = collect(programme)
  const isOpenToLeads = ({ kind, id }: FilterTerm): boolean =>
    kind !== 'state' || ![...funnelStates].some((state) => state === id)
  const lead = new Map([...all].filter(([, terms]) => terms.some(isOpenToLeads)))
  const made = { coordinator: all, lead }
  vocabularies.set(programme, made)
  return made
}

function collect(programme: Programme): Vocabulary {
  const names = new Map<string, FilterTerm[]>()
  const add = (term: FilterTerm, called: readonly LocalText[]): void => {
    for (const name of new Set(called.flatMap(foldedNames).map(plainWords))) {
      const terms = names.get(name)
      if (terms === undefined) names.set(name, [term])
      else if (!terms.some(({ kind, id }) => kind === term.kind && id === term.id)) terms.push(term)
    }
  }
  const { areas, goals, themes, units, places, projects, people } = programme
  for (const { id, name } of areas) add({ kind: 'area', id }, [id, name])
  for (const { id, name, short = name, number } of goals) {
    add({ kind: 'goal', id }, [id, name, short, ...numbered(goalWords, number)])
  }
  for (const { id, name, number } of themes) {
    add({ kind: 'theme', id }, [id, name, ...numbered(themeWords, number)])
  }
  for (const { id, name } of units) add({ kind: 'unit', id }, [id, name])
  for (const { id, name } of places) add({ kind: 'place', id }, [id, name])
  for (const { id, name, formerNames } of projects) add({ kind: 'project', id }, [id, name, ...formerNames])
  const owned = [...areas, ...goals, ...themes, ...themes.flatMap(({ sections }) => sections), ...projects]
  for (const owner of new Set(owned.flatMap(({ owners }) => owners))) add({ kind: 'owner', id: owner }, [owner])
  for (const { email, name = email } of people) add({ kind: 'owner', id: email }, [email, name])
  for (const id of statusStates) add({ kind: 'state', id }, stateWords[id])
  add({ kind: 'lacks', id: 'targets' }, lackingWords)
  names.delete('')
  return names
}

/** Commas, quotes and brackets stand in names, and nobody types them. */
export function plainWords(text: string): string {
  return folded(text.replaceAll(/[,;"”“()]/g, ' '))
}
