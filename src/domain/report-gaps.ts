import { groupBy } from './group-by.ts'
import type { ReportCounts, ReportModel, ReportSubject } from './report-model.ts'

/** Where the counted subjects of a goal or an area stand: expected = answered + missing + exempt. */
export type PlaceCounts = Pick<ReportCounts, 'expected' | 'answered' | 'missing' | 'exempt'> & {
  /** The goal or area; undefined for subjects that belong to none. */
  readonly id: string | undefined
}

/** By goal in the order of the goals; a project's own questions belong to none. Together they are the report's counts. */
export function countsByGoal({ goals, subjects }: ReportModel): readonly PlaceCounts[] {
  return countsBy(
    goals.map(({ id }) => id),
    subjects,
    ({ goal }) => goal,
  )
}

/** By area in the order of the areas. Together they are the report's counts. */
export function countsByArea({ areas, subjects }: ReportModel): readonly PlaceCounts[] {
  return countsBy(
    areas.map(({ id }) => id),
    subjects,
    ({ area }) => area,
  )
}

/** Goals under which nobody was asked in this round. */
export function unreportedGoals({ goals, subjects }: ReportModel): readonly string[] {
  const asked = new Set(
    subjects.flatMap(({ scope, goal, state }) =>
      scope !== 'line' || goal === undefined || state === undefined ? [] : [goal],
    ),
  )
  return goals.map(({ id }) => id).filter((id) => !asked.has(id))
}

/** What a report is published without; it may be, and says so to coordinators. */
export interface ReportGaps {
  readonly missing: number
  /** Paragraphs that no coordinator has approved. */
  readonly unapproved: number
  /** Among them, drafts that nobody has edited. */
  readonly unedited: number
  readonly unreportedGoals: readonly string[]
}

export function reportGaps(model: ReportModel): ReportGaps {
  const open = model.summary.filter(({ approved }) => !approved)
  return {
    missing: model.counts.missing,
    unapproved: open.length,
    unedited: open.filter(({ sources }) => sources.length > 0).length,
    unreportedGoals: unreportedGoals(model),
  }
}

function countsBy(
  listed: readonly string[],
  subjects: readonly ReportSubject[],
  placeOf: (subject: ReportSubject) => string | undefined,
): readonly PlaceCounts[] {
  const groups = groupBy(
    subjects.filter(({ state }) => state !== undefined),
    placeOf,
  )
  const others = [...groups.keys()].filter((id) => id === undefined || !listed.includes(id))
  return [...listed, ...others].flatMap((id) => {
    const found = groups.get(id)
    if (found === undefined) return []
    const inState = (state: ReportSubject['state']): number => found.filter((each) => each.state === state).length
    const [answered, missing, exempt] = [inState('answered'), inState('missing'), inState('exempt')]
    return [{ id, expected: found.length, answered, missing, exempt }]
  })
}
