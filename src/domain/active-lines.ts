import type { Line, Period, Programme, Project, Theme } from './programme.ts'
import type { Round } from './round.ts'

/**
 * A period counts when it touches the time from the beginning of the described month to the deadline; none is for ever.
 * Without a round, every period counts.
 */
export function isActive(period: Period | undefined, round: Pick<Round, 'deadline' | 'asOf'> | undefined): boolean {
  if (round === undefined) return true
  const start = round.asOf === undefined ? round.deadline : `${round.asOf}-01`
  const { from = '', to } = period ?? {}
  return from <= round.deadline && (to === undefined || to >= start)
}

/** The project's lines in the order in which the programme lists its goals. */
export function linesInGoalOrder(programme: Programme, project: Project): readonly Line[] {
  return programme.goals.flatMap((goal) => project.lines.filter((line) => line.goal === goal.id))
}

/** The spearheads that go on: one that has ended, or whose lines all have, is over; one that never had any is not. */
export function themesUnderWay({ projects, themes }: Programme, round: Round | undefined): readonly Theme[] {
  const had = new Set(projects.flatMap(({ lines }) => lines.map(({ theme }) => theme)))
  const has = new Set(
    projects
      .filter(({ active }) => isActive(active, round))
      .flatMap(({ lines }) => lines.filter((line) => isActive(line.active, round)).map(({ theme }) => theme)),
  )
  return themes.filter(({ id, active }) => isActive(active, round) && (has.has(id) || !had.has(id)))
}
