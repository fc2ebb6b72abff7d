import type { Line, LocalDate, Period, Programme, Project } from './programme.ts'
import { lineSubject, parseSubject, type SubjectId } from './subject.ts'

/** What a new register must not lose: the subjects that rounds have asked or earlier answers are about. */
export interface RegisterPast {
  readonly subjects: ReadonlySet<SubjectId>
  /** Projects of which any subject is among them. */
  readonly projects: ReadonlySet<string>
}

export function registerPast(programme: Programme, asked: Iterable<SubjectId>): RegisterPast {
  const subjects = new Set([...asked, ...programme.history.map(({ subject }) => subject)])
  const projects = [...subjects].flatMap((subject) => parseSubject(subject)?.project ?? [])
  return { subjects, projects: new Set(projects) }
}

/**
 * The register that somebody has handed in, with what it leaves out but has a past: such a project or line ends today
 * and stays, and so does what it refers to. Nothing else is added.
 */
export function keepPast(current: Programme, next: Programme, past: RegisterPast, today: LocalDate): Programme {
  const projects = insertMissing(
    current.projects,
    next.projects.map((project) => withPastLines(current, project, past, today)),
    ({ id }) => id,
    (project) => past.projects.has(project.id),
    (project) => ({ ...project, active: endedBy(project.active, today) }),
  )
  const inUse = referencesOf(projects)
  const keep = <T extends { readonly id: string }>(list: ReferredList, before: readonly T[], after: readonly T[]) =>
    insertMissing(
      before,
      after,
      ({ id }) => id,
      ({ id }) => inUse[list].has(id),
      (each) => each,
    )
  const kept = new Set(projects.filter(({ id }) => !next.projects.some((each) => each.id === id)).map(({ id }) => id))
  return {
    ...next,
    projects,
    goals: keep('goals', current.goals, next.goals),
    areas: keep('areas', current.areas, next.areas),
    themes: keep('themes', current.themes, next.themes),
    units: keep('units', current.units, next.units),
    places: keep('places', current.places, next.places),
    history: [
      ...next.history,
      ...current.history.filter(
        ({ series, round, subject }) =>
          kept.has(parseSubject(subject)?.project ?? '') &&
          !next.history.some((each) => each.series === series && each.round === round && each.subject === subject),
      ),
    ],
  }
}

function withPastLines(current: Programme, project: Project, past: RegisterPast, today: LocalDate): Project {
  const before = current.projects.find(({ id }) => id === project.id)
  if (before === undefined) return project
  const lines = insertMissing(
    before.lines,
    project.lines,
    ({ goal }) => goal,
    ({ goal }) => past.subjects.has(lineSubject(project.id, goal)),
    (line): Line => ({ ...line, active: endedBy(line.active, today) }),
  )
  return lines.length === project.lines.length ? project : { ...project, lines }
}

/** What ended before stays as it ended. */
function endedBy<T extends Period>(active: T, today: LocalDate): T {
  if (active.to !== undefined && active.to <= today) return active
  const from = active.from !== undefined && active.from > today ? { from: today } : {}
  return { ...active, ...from, to: today }
}

/** Those of `before` that are missing and must stay, each after its neighbour of before. */
function insertMissing<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (item: T) => string,
  stays: (item: T) => boolean,
  ended: (item: T) => T,
): readonly T[] {
  const there = new Set(after.map(keyOf))
  const result = [...after]
  for (const [index, item] of before.entries()) {
    if (there.has(keyOf(item)) || !stays(item)) continue
    const neighbour = before.slice(0, index).findLast((each) => there.has(keyOf(each)))
    const at = neighbour === undefined ? 0 : result.findIndex((each) => keyOf(each) === keyOf(neighbour)) + 1
    result.splice(at, 0, ended(item))
    there.add(keyOf(item))
  }
  return result
}

type ReferredList = 'goals' | 'areas' | 'themes' | 'units' | 'places'

function referencesOf(projects: readonly Project[]): Readonly<Record<ReferredList, ReadonlySet<string>>> {
  const lines = projects.flatMap((project) => project.lines)
  return {
    goals: new Set(lines.flatMap(({ goal, alsoUnder }) => [goal, ...alsoUnder])),
    themes: new Set(lines.flatMap(({ theme }) => theme ?? [])),
    areas: new Set(projects.flatMap(({ area }) => area ?? [])),
    units: new Set(projects.flatMap(({ units }) => units)),
    places: new Set(projects.flatMap(({ places }) => places)),
  }
}
