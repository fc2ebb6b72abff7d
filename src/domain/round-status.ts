import type { Account } from './account.ts'
import type { Answer } from './answer.ts'
import type { Delivery } from './delivery.ts'
import type { DutyFacts } from './duties.ts'
import { addOne, addTo, type Counts, emptyTally, type Tally } from './gaps.ts'
import { groupBy } from './group-by.ts'
import { type Instant, localDateOf } from './instant.ts'
import type { Area, Email, Goal, Programme, Series } from './programme.ts'
import { repeatedTexts } from './repeated-texts.ts'
import type { Round } from './round.ts'
import { type CountedSubject, roundRows } from './round-rows.ts'
import { placeOfSubject } from './scopes/registry.ts'
import { everything, type FilterClause, fitsClause, lacksTargets, type StatusFilter } from './status-filter.ts'
import { type FunnelCount, funnelOf, type StatusRow, statesOf } from './status-row.ts'
import type { StatusState } from './status-states.ts'
import { lineSubject, type SubjectId } from './subject.ts'
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
  /** Every sheet of the round that the view asks for, in the order of the register. */
  readonly rows: readonly StatusRow[]
  /** What each person was sent in the round. */
  readonly contacts: ReadonlyMap<Email, readonly Delivery[]>
  readonly channelKnown: boolean
  /** Lines that still have no target, or a target without an indicator; none in a register that has no targets at all. */
  readonly lacking: number
  /** Subjects that say word for word what they said the last time. */
  readonly repeated: readonly SubjectId[]
}

export interface StatusFacts extends DutyFacts {
  readonly deliveries: readonly Delivery[]
  readonly accounts: ReadonlyMap<Email, Account>
  readonly channelKnown: boolean
  /** Suggested wordings that wait for a coordinator. */
  readonly openSuggestions?: number
  /** Those that take answers beside this one. */
  readonly otherRounds?: readonly { readonly series: Series; readonly round: Round }[]
  /** What a subject was answered the last time. */
  readonly previousAnswer?: (subject: SubjectId) => Answer | undefined
}

export const wholeRound: StatusView = { viewer: 'coordinator', filter: everything, page: 0 }

/** Looks at every sheet once, whatever the filter. */
export function statusOf(facts: StatusFacts, at: Instant, view: StatusView = wholeRound): RoundStatus {
  const { programme, opened } = facts
  const contacts = groupBy(facts.deliveries, ({ key }) => key.recipient)
  const { rows, counts, goals, areas, lacking } = select({ facts, at, view, contacts })
  return {
    kind: 'status',
    facts,
    at,
    view,
    workingDaysLeft: workingDaysLeft(localDateOf(at, programme.timeZone), opened.round.answersDue, facts.daysOff),
    counts,
    byGoal: programme.goals.map((goal) => ({ goal, counts: goals.get(goal.id) ?? emptyTally() })),
    byArea: programme.areas.map((area) => ({ area, counts: areas.get(area.id) ?? emptyTally() })),
    funnel: view.viewer === 'coordinator' ? funnelOf(rows, facts.accounts, contacts) : [],
    rows,
    contacts,
    channelKnown: facts.channelKnown,
    lacking,
    repeated: view.viewer === 'coordinator' ? repeatedIn(rows, facts, view) : [],
  }
}

function repeatedIn(rows: readonly StatusRow[], facts: StatusFacts, view: StatusView): readonly SubjectId[] {
  if (facts.previousAnswer === undefined) return []
  const isWhole = view.filter.clauses.length === 0 && view.within === undefined
  return repeatedTexts(isWhole ? facts.sheets.values() : rows.flatMap(({ sheet }) => sheet ?? []), facts.previousAnswer)
}

interface Selection {
  readonly rows: readonly StatusRow[]
  readonly counts: Counts
  readonly goals: ReadonlyMap<string, Counts>
  readonly areas: ReadonlyMap<string, Counts>
  readonly lacking: number
}

function select({ facts, at, view, contacts }: Pick<RoundStatus, 'facts' | 'at' | 'view' | 'contacts'>): Selection {
  const { programme, opened } = facts
  const clauses = [...view.filter.clauses, ...(view.within === undefined ? [] : [view.within])]
  const needsStates = view.filter.clauses.some((clause) => clause.has('state'))
  const today = localDateOf(at, programme.timeZone)
  const without = lackingIn(programme)
  const rows: StatusRow[] = []
  const counts = emptyTally()
  const goals = new Map<string, Tally>(programme.goals.map(({ id }) => [id, emptyTally()]))
  const areas = new Map<string, Tally>(programme.areas.map(({ id }) => [id, emptyTally()]))
  let lacking = 0
  const tally = (counted: readonly CountedSubject[]): void => {
    for (const { standing, goal } of counted) {
      addOne(counts, standing)
      const ofGoal = goals.get(goal)
      if (ofGoal !== undefined) addOne(ofGoal, standing)
    }
  }
  for (const { expected, counted, row } of roundRows({ programme, opened, today }, facts.sheets)) {
    if (row === undefined) {
      // The register has lost it: it still counts, and only a filter leaves it out.
      if (clauses.length === 0) tally(counted)
      continue
    }
    const states = needsStates ? statesOf(row, facts.accounts, contacts) : noStates
    const asked = clauses.length === 0 ? expected.subjects : askedOf(programme, row, clauses, states)
    if (asked.length === 0) continue
    if (without.size > 0) for (const { id } of asked) if (without.has(id)) lacking += 1
    const isWhole = asked.length === expected.subjects.length
    const kept = isWhole ? counted : counted.filter(({ standing }) => asked.some(({ id }) => id === standing.subject))
    tally(kept)
    const shown = isWhole ? row : { ...row, subjects: kept.map(({ standing }) => standing) }
    const ofArea = areas.get(row.topic.project?.area ?? '')
    if (ofArea !== undefined) addTo(ofArea, shown.subjects)
    rows.push(shown)
  }
  return { rows, counts, goals, areas, lacking }
}

const noStates: ReadonlySet<StatusState> = new Set()

/** Subjects of the sheet that fit every clause. */
function askedOf(
  programme: Programme,
  { topic, expected, responsible, subjects }: StatusRow,
  clauses: readonly FilterClause[],
  states: ReadonlySet<StatusState>,
): StatusRow['expected']['subjects'] {
  return expected.subjects.filter(({ id }) => {
    const standing = subjects.find(({ subject }) => subject === id)
    const subject = {
      place: placeOfSubject(programme, id) ?? topic,
      responsible,
      states,
      ...(standing === undefined ? {} : { standing }),
    }
    return clauses.every((clause) => fitsClause(subject, clause))
  })
}

const lackingIndexes = new WeakMap<Programme, ReadonlySet<SubjectId>>()

/** A register never changes in place, so that looking for its lines without targets once is enough. */
function lackingIn(programme: Programme): ReadonlySet<SubjectId> {
  const known = lackingIndexes.get(programme)
  if (known !== undefined) return known
  const { projects } = programme
  // A city that reports levels and no targets lacks none: telling of every line would bury what is missing.
  const usesTargets = projects.some(({ lines }) => lines.some(({ targets }) => targets.length > 0))
  const index = new Set(
    usesTargets
      ? projects.flatMap(({ id, lines }) => lines.filter(lacksTargets).map(({ goal }) => lineSubject(id, goal)))
      : [],
  )
  lackingIndexes.set(programme, index)
  return index
}
