import type { SubjectStanding } from './gaps.ts'
import type { Email, Line, Programme } from './programme.ts'
import { type SubjectPlace, themeOf, unitsOf } from './scopes/scope.ts'
import type { StatusState } from './status-states.ts'

export type FilterKind = 'area' | 'goal' | 'theme' | 'unit' | 'place' | 'project' | 'owner' | 'state' | 'lacks'

export interface FilterTerm {
  readonly kind: FilterKind
  readonly id: string
}

/** Whatever fits any of its terms: `children older` means both areas, a part of a name all names that have it. */
export type FilterClause = ReadonlyMap<FilterKind, ReadonlySet<string>>

/** What a status is limited to: to whatever fits every clause. */
export interface StatusFilter {
  /** As it was typed, so that a button can say it again. */
  readonly words: string
  readonly clauses: readonly FilterClause[]
}

export const everything: StatusFilter = { words: '', clauses: [] }

/** As much of one subject of a round as a filter looks at. */
export interface FilteredSubject {
  readonly place: SubjectPlace
  readonly responsible: readonly Email[]
  /** Absent where nothing is required: then it is in no state. */
  readonly standing?: SubjectStanding
  /** Further states: of its sheet, and of those who answer for it. */
  readonly states: ReadonlySet<StatusState>
}

type Fits = (subject: FilteredSubject, ids: ReadonlySet<string>) => boolean

/** One line per kind of filter. */
const fits: Readonly<Record<FilterKind, Fits>> = {
  area: ({ place }, ids) => ids.has(place.project?.area ?? ''),
  goal: ({ place }, ids) => ids.has(place.goal ?? ''),
  theme: ({ place }, ids) => ids.has(themeOf(place) ?? ''),
  unit: ({ place }, ids) => unitsOf(place).some((unit) => ids.has(unit)),
  place: ({ place }, ids) => place.project?.places.some((each) => ids.has(each)) ?? false,
  project: ({ place }, ids) => ids.has(place.project?.id ?? ''),
  owner: ({ responsible }, ids) => responsible.some((person) => ids.has(person)),
  state: (subject, ids) => ids.has('all') || isInState(subject, ids),
  lacks: ({ place }) => place.line !== undefined && lacksTargets(place.line),
}

/** Whether a subject is among what the clause asks for. */
export function fitsClause(subject: FilteredSubject, clause: FilterClause): boolean {
  for (const [kind, ids] of clause) if (fits[kind](subject, ids)) return true
  return false
}

/** Terms of one kind widen each other, of different kinds narrow. */
export function filterOf(words: string, found: readonly (readonly FilterTerm[])[]): StatusFilter {
  const alone = new Map<FilterKind, Set<string>>()
  const mixed: FilterClause[] = []
  for (const terms of found) {
    const clause = new Map<FilterKind, Set<string>>()
    for (const { kind, id } of terms) clause.set(kind, (clause.get(kind) ?? new Set()).add(id))
    const [kind] = clause.keys()
    if (kind === undefined) continue
    if (clause.size > 1) mixed.push(clause)
    else alone.set(kind, new Set([...(alone.get(kind) ?? []), ...(clause.get(kind) ?? [])]))
  }
  return { words, clauses: [...[...alone].map((each) => new Map([each])), ...mixed] }
}

/** What the person owns of the register beside projects, as a clause; undefined for nothing. */
export function ledBy({ areas, themes, goals }: Programme, person: Email): FilterClause | undefined {
  const owns = ({ owners }: { readonly owners: readonly Email[] }): boolean => owners.includes(person)
  const ids = (owned: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(owned.map(({ id }) => id))
  const clause: FilterClause = new Map([
    ['area', ids(areas.filter(owns))],
    ['goal', ids(goals.filter(owns))],
    ['theme', ids(themes.filter((theme) => owns(theme) || theme.sections.some(owns)))],
  ])
  return [...clause.values()].some(({ size }) => size > 0) ? clause : undefined
}

/** Whether the line still lacks a target, or one of its targets an indicator. */
export function lacksTargets({ targets }: Line): boolean {
  return targets.length === 0 || targets.some(({ indicators }) => indicators.length === 0)
}

function isInState({ standing, states }: FilteredSubject, ids: ReadonlySet<string>): boolean {
  if (standing === undefined) return false
  if (standing.late && ids.has('late')) return true
  if (standing.draft && ids.has('draft')) return true
  if (standing.returned && ids.has('returned')) return true
  if (ids.has(standing.state === 'answered' ? 'sent' : standing.state)) return true
  for (const state of states) if (ids.has(state)) return true
  return false
}
