import type { Line, Period, Programme, Project } from './programme.ts'
import type { Round } from './round.ts'

/** A period counts when it touches the time from the beginning of the described month to the deadline. */
export function isActive(period: Period, round: Round): boolean {
  const start = round.asOf === undefined ? round.deadline : `${round.asOf}-01`
  return (period.from ?? '') <= round.deadline && (period.to === undefined || period.to >= start)
}

/** The project's lines in the order in which the programme lists its goals. */
export function linesInGoalOrder(programme: Programme, project: Project): readonly Line[] {
  return programme.goals.flatMap((goal) => project.lines.filter((line) => line.goal === goal.id))
}
