import type { Answer } from '../domain/answer.ts'
import { hasStoodStill, lastLevel, levelOf, type Movement, movementBetween } from '../domain/level-movement.ts'
import type { ReportColumn, ReportModel, ReportSubject } from '../domain/report-model.ts'

/** Where a line stood in one round; movement is against the last level before it, at first against its zero level. */
export interface LevelCell {
  readonly answer?: Answer
  readonly level?: number
  readonly movement?: Movement
  /** It was the same in both rounds before. */
  readonly stoodStill?: true
}

/** The rounds of a progress table: earlier ones in which some line had a level, this one and those to come. */
export function levelColumns({ columns, subjects }: ReportModel, question: string): readonly ReportColumn[] {
  const levelled = new Set(
    subjects.flatMap(({ history }) =>
      history.filter(({ answer }) => levelOf(answer, question) !== undefined).map(({ deadline }) => deadline),
    ),
  )
  return columns.filter(({ when, deadline }) => when !== 'earlier' || levelled.has(deadline))
}

export function levelCell(
  { answer, history }: ReportSubject,
  { deadline, when }: ReportColumn,
  question: string,
  zero?: number,
): LevelCell {
  if (when === 'to-come') return {}
  const earlier = history.filter((each) => each.deadline < deadline)
  const given = when === 'this' ? answer : history.find((each) => each.deadline === deadline)?.answer
  if (given === undefined) return {}
  const level = levelOf(given, question)
  if (level === undefined) return { answer: given }
  const previous = lastLevel(earlier, question) ?? zero
  // The very first level of all has nothing to have moved from; only in this round is it worth calling new.
  if (previous === undefined && when === 'earlier') return { answer: given, level }
  const stoodStill = hasStoodStill(earlier, question, level) ? { stoodStill: true as const } : {}
  return { answer: given, level, movement: movementBetween(previous, level), ...stoodStill }
}
