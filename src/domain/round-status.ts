import type { Account } from './account.ts'
import type { Answer } from './answer.ts'
import type { Delivery } from './delivery.ts'
import type { DutyFacts } from './duties.ts'
import { projectOf } from './expected-set.ts'
import { type Counts, count, type SubjectStanding, standingsIn } from './gaps.ts'
import { groupBy } from './group-by.ts'
import { type Instant, localDateOf } from './instant.ts'
import type { Area, Email, Goal, Line, Project } from './programme.ts'
import { repeatedTexts } from './repeated-texts.ts'
import { responsibleFor } from './responsibility.ts'
import { everything, type FilterClause, fitsClause, lacksTargets, type StatusFilter } from './status-filter.ts'
import { type FunnelCount, funnelOf, type StatusRow, statesOf, statusRow } from './status-row.ts'
import type { StatusState } from './status-states.ts'
import { goalOf, type SubjectId } from './subject.ts'
import { workingDaysLeft } from './working-days.ts'

/** Who is looking, and at what. */
export interface StatusView {
  /** A lead owns areas, themes or goals: sees where these stand, and nothing of who was reached. */
  readonly viewer: 'coordinator' | 'lead'
  readonly filter: StatusFilter
  /** What a lead's view never goes beyond. */
  readonly within?: FilterClause
  /** From 0. */
  readonly page: number
}

/** Where a round stands at one moment; every count is of subjects with something required. */
export interface RoundStatus {
  readonly kind: 'status'
  readonly facts: StatusFacts
  readonly at: Instant
  readonly view: StatusView
  readonly workingDaysLeft: number
  readonly counts: Counts
  readonly byGoal: readonly { readonly goal: Goal; readonly counts: Counts }[]
  readonly byArea: readonly { readonly area: Area; readonly counts: Counts }[]
  /** How many people stand where; nothing of it for a lead. */
  readonly funnel: readonly FunnelCount[]
  /** Every project of the round that the view asks for, in the order of the register. */
  readonly rows: readonly StatusRow[]
  /** What each person was sent in the round. */
  readonly contacts: ReadonlyMap<Email, readonly Delivery[]>
  readonly channelKnown: boolean
  /** Lines that still have no target, or a target without an indicator. */
  readonly lacking: number
  /** Subjects that say word for word what they said the last time. */
  readonly repeated: readonly SubjectId[]
}

export interface StatusFacts extends DutyFacts {
  readonly deliveries: readonly Delivery[]
  readonly accounts: ReadonlyMap<Email, Account>
  readonly channelKnown: boolean
  /** What a subject was answered the last time. */
  readonly previousAnswer?: (subject: SubjectId) => Answer | undefined
}

export const wholeRound: StatusView = { viewer: 'coordinator', filter: everything, page: 0 }

/** Looks at every sheet once, whatever the filter. */
export function statusOf(facts: StatusFacts, at: Instant, view: StatusView = wholeRound): RoundStatus {
  const { programme, opened } = facts
  const contacts = groupBy(facts.deliveries, ({ key }) => key.recipient)
  const { rows, shown, lacking } = select({ facts, at, view, contacts })
  const byGoal = groupBy(shown, ({ subject }) => goalOf(subject))
  const byArea = groupBy(rows, ({ project }) => project.area)
  const isWhole = view.filter.clauses.length === 0 && view.within === undefined
  const listed = new Set(rows.map(({ expected }) => expected.id))
  const sheets = [...facts.sheets.values()].filter(({ id }) => isWhole || listed.has(id))
  return {
    kind: 'status',
    facts,
    at,
    view,
    workingDaysLeft: workingDaysLeft(localDateOf(at, programme.timeZone), opened.round.answersDue, facts.daysOff),
    counts: count(shown),
    byGoal: programme.goals.map((goal) => ({ goal, counts: count(byGoal.get(goal.id) ?? []) })),
    byArea: programme.areas.map((area) => ({
      area,
      counts: count((byArea.get(area.id) ?? []).flatMap(({ subjects }) => subjects)),
    })),
    funnel: view.viewer === 'coordinator' ? funnelOf(rows, facts.accounts, contacts) : [],
    rows,
    contacts,
    channelKnown: facts.channelKnown,
    lacking,
    repeated: view.viewer === 'coordinator' ? repeatedTexts(sheets, facts.previousAnswer ?? (() => undefined)) : [],
  }
}

interface Selection {
  readonly rows: readonly StatusRow[]
  readonly shown: readonly SubjectStanding[]
  readonly lacking: number
}

function select({ facts, at, view, contacts }: Pick<RoundStatus, 'facts' | 'at' | 'view' | 'contacts'>): Selection {
  const { programme, opened } = facts
  const clauses = [...view.filter.clauses, ...(view.within === undefined ? [] : [view.within])]
  const needsStates = view.filter.clauses.some((clause) => clause.has('state'))
  const today = localDateOf(at, programme.timeZone)
  const rows: StatusRow[] = []
  const shown: SubjectStanding[] = []
  let lacking = 0
  for (const expected of opened.sheets) {
    const sheet = facts.sheets.get(expected.id)
    const all = standingsIn(opened, expected, sheet)
    const project = projectOf(programme, expected)
    if (project === undefined) {
      // The register has lost it: it still counts, and only a filter leaves it out.
      if (clauses.length === 0) shown.push(...all)
      continue
    }
    const responsible = responsibleFor(opened, expected, today)
    const row = statusRow({ project, expected, sheet, all, responsible })
    const states = needsStates ? statesOf(row, facts.accounts, contacts) : noStates
    const asked = clauses.length === 0 ? expected.subjects : askedOf(row, clauses, states)
    if (asked.length === 0) continue
    const isWhole = asked.length === expected.subjects.length
    const subjects = isWhole ? all : all.filter(({ subject }) => asked.some(({ id }) => id === subject))
    for (const { id } of asked) if (lacksTargetsIn(project, id)) lacking += 1
    shown.push(...subjects)
    rows.push(isWhole ? row : { ...row, subjects })
  }
  return { rows, shown, lacking }
}

const noStates: ReadonlySet<StatusState> = new Set()

/** Subjects of the sheet that fit every clause. */
function askedOf(
  { project, expected, responsible, subjects }: StatusRow,
  clauses: readonly FilterClause[],
  states: ReadonlySet<StatusState>,
): StatusRow['expected']['subjects'] {
  return expected.subjects.filter(({ id }) => {
    const line = lineOf(project, id)
    const standing = subjects.find(({ subject }) => subject === id)
    const subject = {
      project,
      responsible,
      states,
      ...(line === undefined ? {} : { line }),
      ...(standing === undefined ? {} : { standing }),
    }
    return clauses.every((clause) => fitsClause(subject, clause))
  })
}

function lacksTargetsIn(project: Project, subject: SubjectId): boolean {
  const line = lineOf(project, subject)
  return line !== undefined && lacksTargets(line)
}

function lineOf({ lines }: Project, subject: SubjectId): Line | undefined {
  const goal = goalOf(subject)
  return goal === undefined ? undefined : lines.find((line) => line.goal === goal)
}
