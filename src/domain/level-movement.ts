import { type Answer, countedValues } from './answer.ts'
import type { Question } from './question.ts'
import type { ReportModel, ReportSubject } from './report-model.ts'

export type Movement = 'rose' | 'fell' | 'still' | 'new'

/** Where the lines of a goal, or of all goals, stand on the scale, and how they moved since their last level. */
export interface LevelMovement extends Readonly<Record<Movement, number>> {
  /** One entry per step of the scale, in its order. */
  readonly levels: readonly LinesAtLevel[]
  /** Of those that stand still: for two rounds at least. */
  readonly stoodStill: number
}

export interface LinesAtLevel {
  readonly value: number
  readonly lines: number
}

export interface LevelMovements {
  readonly goals: readonly (LevelMovement & { readonly goal: string })[]
  readonly all: LevelMovement
}

export function levelMovements(model: ReportModel): LevelMovements {
  const question = levelQuestion(model)
  const lines = question === undefined ? [] : model.subjects.filter(({ scope }) => scope === 'line')
  const id = question?.id ?? ''
  return {
    goals: model.goals.map((goal) => ({
      goal: goal.id,
      ...movementOfLines(
        model,
        lines.filter((line) => line.goal === goal.id),
        id,
      ),
    })),
    all: movementOfLines(model, lines, id),
  }
}

/** The meter of the lines; undefined where the series asks for none. */
export function levelQuestion(model: Pick<ReportModel, 'questions'>): Question | undefined {
  return model.questions.find(({ type, scope }) => type === 'level' && scope === 'line')
}

/** A quick answer has no level, not even the last one's; "no change" keeps it. */
export function levelOf(answer: Answer | undefined, question: string): number | undefined {
  const value = countedValues(answer)[question]
  return typeof value === 'number' ? value : undefined
}

export function movementBetween(previous: number | undefined, level: number): Movement {
  if (previous === undefined) return 'new'
  if (level === previous) return 'still'
  return level > previous ? 'rose' : 'fell'
}

/** The newest level among answers, which are given oldest first. */
export function lastLevel(answers: readonly { readonly answer: Answer }[], question: string): number | undefined {
  return answers.map(({ answer }) => levelOf(answer, question)).findLast((level) => level !== undefined)
}

/** Where a line with a baseline begins: the work is measured from there, as from nothing done; undefined without one. */
export function zeroLevel(
  { scale }: Pick<ReportModel, 'scale'>,
  { baseline }: Pick<ReportSubject, 'baseline'>,
): number | undefined {
  return baseline === undefined ? undefined : scale[0]?.value
}

/** Whether the level is that of both rounds before: it has not moved for two rounds. */
export function hasStoodStill(
  history: readonly { readonly answer: Answer }[],
  question: string,
  level: number,
): boolean {
  const before = history.slice(-2).map(({ answer }) => levelOf(answer, question))
  return before.length === 2 && before.every((each) => each === level)
}

function movementOfLines(model: ReportModel, lines: readonly ReportSubject[], question: string): LevelMovement {
  const levels = lines.flatMap((line) => {
    const { answer, history } = line
    const level = levelOf(answer, question)
    if (level === undefined) return []
    const movement = movementBetween(lastLevel(history, question) ?? zeroLevel(model, line), level)
    return [{ level, movement, stoodStill: hasStoodStill(history, question, level) }]
  })
  const moved = (movement: Movement): number => levels.filter((each) => each.movement === movement).length
  return {
    levels: model.scale.map(({ value }) => ({ value, lines: levels.filter(({ level }) => level === value).length })),
    rose: moved('rose'),
    fell: moved('fell'),
    still: moved('still'),
    new: moved('new'),
    stoodStill: levels.filter(({ stoodStill }) => stoodStill).length,
  }
}
