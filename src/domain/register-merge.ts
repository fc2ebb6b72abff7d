import { type QuestionKey, questionKey } from './asked-questions.ts'
import type { Line, LocalDate, Period, Programme, Project, Series, Theme, ThemeSection } from './programme.ts'
import type { Question } from './question.ts'
import { placeOfSubject } from './scopes/registry.ts'
import { goalSubject, lineSubject, parseSubject, type SubjectId, sectionSubject } from './subject.ts'

/** What a new register must not lose: the subjects that rounds have asked or earlier answers are about. */
export interface RegisterPast {
  readonly subjects: ReadonlySet<SubjectId>
  /** Projects of which any subject is among them. */
  readonly projects: ReadonlySet<string>
  /** Spearheads of which any subject is among them. */
  readonly themes: ReadonlySet<string>
  /** Questions that were asked, with the last deadline for which they were. */
  readonly questions: ReadonlyMap<QuestionKey, LocalDate>
}

export function registerPast(
  programme: Programme,
  asked: Iterable<SubjectId>,
  questions: RegisterPast['questions'] = new Map(),
): RegisterPast {
  const subjects = new Set([...asked, ...programme.history.map(({ subject }) => subject)])
  const named = [...subjects].flatMap((subject) => parseSubject(subject) ?? [])
  return {
    subjects,
    projects: new Set(named.flatMap(({ project }) => project ?? [])),
    themes: new Set(named.flatMap(({ theme }) => theme ?? [])),
    questions,
  }
}

/**
 * The register that somebody has handed in, with what it leaves out but has a past: such a project, line, spearhead,
 * section or goal ends today and stays, and so does what it refers to; a question that was asked ends with the last
 * deadline for which it was, so that its answers are shown for ever. Nothing else is added.
 */
export function keepPast(current: Programme, next: Programme, past: RegisterPast, today: LocalDate): Programme {
  const ended = <T extends { readonly active?: Period }>(each: T): T => ({
    ...each,
    active: endedBy(each.active, today),
  })
  const projects = insertMissing(
    current.projects,
    next.projects.map((project) => withPastLines(current, project, past, ended)),
    ({ id }) => id,
    (project) => past.projects.has(project.id),
    ended,
  )
  const series = next.series.map((each) => withPastQuestions(current, each, past, projects))
  const questions = series.flatMap((each) => each.questions)
  const inUse = themesIn(projects, questions)
  const keep = <T extends { readonly id: string }>(
    before: readonly T[],
    after: readonly T[],
    stays: (id: string) => boolean,
    kept: (item: T) => T = (each) => each,
  ) =>
    insertMissing(
      before,
      after,
      ({ id }) => id,
      ({ id }) => stays(id),
      kept,
    )
  const themes = keep(
    current.themes,
    next.themes.map((theme) => withPastSections(current, theme, past, ended)),
    (id) => inUse.has(id) || past.themes.has(id),
    ended,
  )
  const referred = referencesOf(projects, themes, questions)
  const goals = keep(
    current.goals,
    next.goals,
    (id) => referred.goals.has(id) || past.subjects.has(goalSubject(id)),
    ended,
  )
  const kept = { ...next, projects, series, goals, themes }
  return {
    ...kept,
    areas: keep(current.areas, next.areas, (id) => referred.areas.has(id)),
    units: keep(current.units, next.units, (id) => referred.units.has(id)),
    places: keep(current.places, next.places, (id) => referred.places.has(id)),
    history: [...next.history, ...keptHistory(current, next, kept)],
    summaries: [
      ...next.summaries,
      ...current.summaries.filter(
        ({ goal }) => goals.some(({ id }) => id === goal) && !next.goals.some(({ id }) => id === goal),
      ),
    ],
  }
}

/** Earlier answers about what is kept though it was left out. */
function keptHistory(current: Programme, next: Programme, kept: Programme): Programme['history'] {
  return current.history.filter(({ series, round, subject }) => {
    const isKept = placeOfSubject(kept, subject) !== undefined && placeOfSubject(next, subject) === undefined
    return (
      isKept && !next.history.some((each) => each.series === series && each.round === round && each.subject === subject)
    )
  })
}

function withPastSections(
  current: Programme,
  theme: Theme,
  past: RegisterPast,
  ended: (section: ThemeSection) => ThemeSection,
): Theme {
  const before = current.themes.find(({ id }) => id === theme.id)
  if (before === undefined) return theme
  const sections = insertMissing(
    before.sections,
    theme.sections,
    ({ id }) => id,
    ({ id }) => past.subjects.has(sectionSubject(theme.id, id)),
    ended,
  )
  return sections.length === theme.sections.length ? theme : { ...theme, sections }
}

function withPastLines(current: Programme, project: Project, past: RegisterPast, ended: (line: Line) => Line): Project {
  const before = current.projects.find(({ id }) => id === project.id)
  if (before === undefined) return project
  const lines = insertMissing(
    before.lines,
    project.lines,
    ({ goal }) => goal,
    ({ goal }) => past.subjects.has(lineSubject(project.id, goal)),
    ended,
  )
  return lines.length === project.lines.length ? project : { ...project, lines }
}

function withPastQuestions(
  current: Programme,
  series: Series,
  past: RegisterPast,
  projects: readonly Project[],
): Series {
  const before = current.series.find(({ id }) => id === series.id)
  if (before === undefined) return series
  const questions = insertMissing(
    before.questions,
    series.questions,
    ({ id }) => id,
    (question) => past.questions.has(questionKey(series, question)),
    (question) => endedQuestion(question, past.questions.get(questionKey(series, question)), projects),
  )
  return questions.length === series.questions.length ? series : { ...series, questions }
}

/** A project that had no past, and is gone, is not referred to any more. */
function endedQuestion(question: Question, last: LocalDate | undefined, projects: readonly Project[]): Question {
  const { to = last, ...only } = question.only ?? {}
  const end = last !== undefined && (to === undefined || to > last) ? last : to
  const those = only.projects?.filter((project) => projects.some(({ id }) => id === project))
  return {
    ...question,
    only: { ...only, ...(those === undefined ? {} : { projects: those }), ...(end === undefined ? {} : { to: end }) },
  }
}

/** What ended before stays as it ended. */
function endedBy(period: Period | undefined, today: LocalDate): Period {
  const active = period ?? {}
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

function themesIn(projects: readonly Project[], questions: readonly Question[]): ReadonlySet<string> {
  return new Set([
    ...projects.flatMap(({ lines }) => lines.flatMap(({ theme }) => theme ?? [])),
    ...questions.flatMap(({ only }) => only?.themes ?? []),
  ])
}

type ReferredList = 'goals' | 'areas' | 'units' | 'places'

function referencesOf(
  projects: readonly Project[],
  themes: readonly Theme[],
  questions: readonly Question[],
): Readonly<Record<ReferredList, ReadonlySet<string>>> {
  const lines = projects.flatMap((project) => project.lines)
  return {
    goals: new Set([
      ...lines.flatMap(({ goal, alsoUnder }) => [goal, ...alsoUnder]),
      ...themes.flatMap(({ goal }) => goal ?? []),
      ...questions.flatMap(({ only, showUnder }) => [
        ...(only?.goals ?? []),
        ...(showUnder === undefined ? [] : [showUnder]),
      ]),
    ]),
    areas: new Set([
      ...projects.flatMap(({ area }) => area ?? []),
      ...questions.flatMap(({ only }) => only?.areas ?? []),
    ]),
    units: new Set([...projects, ...themes.flatMap(({ sections }) => sections)].flatMap(({ units }) => units)),
    places: new Set(projects.flatMap(({ places }) => places)),
  }
}
