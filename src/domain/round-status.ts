import type { Account } from './account.ts'
import type { Answer } from './answer.ts'
import type { Delivery } from './delivery.ts'
import type { DutyFacts } from './duties.ts'
import { projectOf } from './expected-set.ts'
import { type Counts, count, type SubjectStanding, standings } from './gaps.ts'
import { groupBy } from './group-by.ts'
import { type Instant, localDateOf } from './instant.ts'
import type { Area, Email, Goal } from './programme.ts'
import { repeatedTexts } from './repeated-texts.ts'
import { responsibleFor } from './responsibility.ts'
import { everything, type FilterClause, fitsClause, lacksTargets, type StatusFilter } from './status-filter.ts'
import { type FunnelCount, funnelOf, type StatusRow, statesOf, statusRow } from './status-row.ts'
import { parseSubject, type SubjectId } from './subject.ts'
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
  const byArea = groupBy(shown, ({ sheet }) => projectOf(programme, sheet)?.area)
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
    byArea: programme.areas.map((area) => ({ area, counts: count(byArea.get(area.id) ?? []) })),
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
  const bySheet = groupBy(standings(opened, facts.sheets), ({ sheet }) => sheet)
  const rows: StatusRow[] = []
  const shown: SubjectStanding[] = []
  let lacking = 0
  for (const expected of opened.sheets) {
    const all = bySheet.get(expected) ?? []
    const project = projectOf(programme, expected)
    if (project === undefined) {
      // The register has lost it: it still counts, and only a filter leaves it out.
      if (clauses.length === 0) shown.push(...all)
      continue
    }
    const responsible = responsibleFor(opened, expected, today)
    const row = statusRow({ project, expected, sheet: facts.sheets.get(expected.id), all, responsible })
    const states = needsStates ? statesOf(row, facts.accounts, contacts) : new Set<never>()
    const standingOf = new Map(all.map((standing) => [standing.subject, standing]))
    const fitting = expected.subjects.filter(({ id }) => {
      const standing = standingOf.get(id)
      const line = project.lines.find(({ goal }) => goal === goalOf(id))
      const subject = {
        project,
        responsible,
        states,
        ...(line === undefined ? {} : { line }),
        ...(standing === undefined ? {} : { standing }),
      }
      const isAsked = clauses.every((clause) => fitsClause(subject, clause))
      if (isAsked && line !== undefined && lacksTargets(line)) lacking += 1
      return isAsked
    })
    if (fitting.length === 0) continue
    const subjects = fitting.flatMap(({ id }) => standingOf.get(id) ?? [])
    shown.push(...subjects)
    rows.push({ ...row, subjects })
  }
  return { rows, shown, lacking }
}

function goalOf(subject: SubjectId): string | undefined {
  const parsed = parseSubject(subject)
  return parsed?.scope === 'line' ? parsed.goal : undefined
}
