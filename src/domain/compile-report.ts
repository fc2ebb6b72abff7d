import { isActive, linesInGoalOrder } from './active-lines.ts'
import type { Delivery } from './delivery.ts'
import { count, type SubjectStanding, standings } from './gaps.ts'
import type { Instant } from './instant.ts'
import { noteKey } from './note-keys.ts'
import { officeEditing } from './office-editing.ts'
import type { Note } from './office-notes.ts'
import { joinShortAnswers } from './printed-answer.ts'
import type { Goal, LocalDate, Named, Programme, Project, Series, Theme } from './programme.ts'
import { reportColumns } from './report-columns.ts'
import { reportDeliveries } from './report-deliveries.ts'
import type {
  MissingAnswer,
  ReportGoal,
  ReportModel,
  ReportProject,
  ReportSubject,
  ReportTheme,
  SummaryParagraph,
} from './report-model.ts'
import { reportPerson } from './report-person.ts'
import { reportSubjects, type SubjectFacts } from './report-subjects.ts'
import { earlierSummaries, summaryOf } from './report-summary.ts'
import { type Round, roundLabel } from './round.ts'

export interface ReportInput extends Omit<SubjectFacts, 'questions' | 'editing'> {
  readonly series: Series
  /** All of the series by its schedule. */
  readonly rounds: readonly Round[]
  /** Of the round, in any order. */
  readonly deliveries?: readonly Delivery[]
  /** What coordinators have written about the round. */
  readonly notes?: readonly Note[]
  /** The same of earlier rounds, by their deadlines. */
  readonly earlierNotes?: ReadonlyMap<LocalDate, readonly Note[]>
  /** What the newest editions of earlier rounds say in their summaries, by their deadlines. */
  readonly published?: ReadonlyMap<LocalDate, readonly SummaryParagraph[]>
  /** 0 while nothing has been published. */
  readonly edition: number
  readonly at: Instant
}

/** The round as a report for coordinators; `forAudience` makes the public one of it. Drafts are in no report. */
export function compileReport(input: ReportInput): ReportModel {
  const { programme, series, opened, sheets, edition, at } = input
  const { round } = opened
  const editing = officeEditing(round.deadline, input.notes, input.earlierNotes)
  const sent = reportSubjects({ ...input, questions: series.questions, editing })
  const columns = reportColumns(series, round.deadline, input.rounds, sent)
  const joins = editing.note(noteKey({ about: 'short-answers' })) !== undefined
  const subjects = joins ? joinShortAnswers(sent, columns) : sent
  const writing = { programme, series, editing, published: input.published ?? new Map() }
  const standing = standings(opened, sheets)
  const { expected, answered, missing, exempt, late } = count(standing)
  return {
    programme: {
      id: programme.id,
      name: programme.name,
      language: programme.language,
      timeZone: programme.timeZone,
    },
    series: { id: series.id, name: series.name, sections: series.sections, front: series.front },
    round: {
      id: round.id,
      deadline: round.deadline,
      ...(round.asOf === undefined ? {} : { asOf: round.asOf }),
      label: roundLabel(series.roundLabel, round.deadline),
    },
    compiledAt: at,
    edition,
    columns,
    goals: reportGoals(programme, round, subjects),
    areas: programme.areas.map(({ id, name }) => ({ id, name })),
    ...(programme.themes.length === 0
      ? {}
      : { themes: programme.themes.map((theme) => reportTheme(programme, theme)) }),
    projects: reportProjects(programme, series, subjects),
    scale: programme.scale,
    questions: series.questions,
    quickAnswers: series.quickAnswers,
    counts: { expected, answered, missing, exempt, late },
    subjects,
    summary: summaryOf(writing, subjects),
    earlierSummaries: earlierSummaries(writing),
    missing: missingAnswers(programme, subjects, standing),
    ...(input.deliveries === undefined ? {} : { deliveries: reportDeliveries(programme, input.deliveries) }),
  }
}

/** All goals of the programme that go on or were answered under, and any that the register has lost since. */
function reportGoals(programme: Programme, round: Round, subjects: readonly ReportSubject[]): readonly ReportGoal[] {
  const answered = new Set(
    subjects.flatMap(({ goal, alsoUnder = [] }) => [...alsoUnder, ...(goal === undefined ? [] : [goal])]),
  )
  const known = programme.goals.filter(({ id, active }) => isActive(active, round) || answered.has(id))
  const lost = subjects
    .flatMap(({ goal }) => goal ?? [])
    .filter((id) => !programme.goals.some((goal) => goal.id === id))
  return [...known.map(reportGoal), ...[...new Set(lost)].map((id) => ({ id, name: id, texts: [] }))]
}

function reportGoal({ id, number, name, short, texts }: Goal): ReportGoal {
  return {
    id,
    ...(number === undefined ? {} : { number }),
    name,
    ...(short === undefined ? {} : { short }),
    texts,
  }
}

/** The projects that the report speaks of, each once; one that the register has lost goes by its id. */
function reportProjects(
  programme: Programme,
  { sections }: Series,
  subjects: readonly ReportSubject[],
): readonly ReportProject[] {
  // Only there are they told goal by goal without a line: elsewhere, editions of before would differ by them.
  const byGoal = sections.includes('questionnaire')
  const reported = new Set(subjects.flatMap(({ project }) => project ?? []))
  const known = programme.projects.filter(({ id }) => reported.has(id))
  for (const { id } of known) reported.delete(id)
  return [
    ...known.map((project) => ({
      ...reportProject(programme, project),
      ...(byGoal ? { goals: linesInGoalOrder(programme, project).map(({ goal }) => goal) } : {}),
    })),
    ...[...reported].map((id) => ({ id, name: id, units: [] })),
  ]
}

function reportProject(programme: Programme, { id, name, area, units, places, group }: Project): ReportProject {
  return {
    id,
    name,
    ...(area === undefined ? {} : { area }),
    units: named(programme.units, units),
    ...(places.length === 0 ? {} : { places: named(programme.places, places) }),
    ...(group === undefined ? {} : { group }),
  }
}

function reportTheme(programme: Programme, { owners: _, active: __, sections, ...theme }: Theme): ReportTheme {
  return {
    ...theme,
    sections: sections.map(({ id, title, units }) => ({ id, title, units: named(programme.units, units) })),
  }
}

function named(listed: readonly Named[], ids: readonly string[]): readonly Named[] {
  return ids.map((id) => listed.find((each) => each.id === id) ?? { id, name: id })
}

function missingAnswers(
  programme: Programme,
  subjects: readonly ReportSubject[],
  all: readonly SubjectStanding[],
): readonly MissingAnswer[] {
  const standing = new Map(all.map((each) => [each.subject, each]))
  return subjects.flatMap(({ id, state }) => {
    const found = state === 'missing' ? standing.get(id) : undefined
    if (found === undefined) return []
    const owners = found.sheet.owners.map((email) => reportPerson(programme, email))
    return [{ subject: id, owners, reason: found.draft ? ('draft' as const) : ('nothing-sent' as const) }]
  })
}
