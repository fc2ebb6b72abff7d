import type { Programme } from '../../domain/programme.ts'
import type { Finding } from '../fault.ts'

/** A goal that no project serves has an empty chapter in the report, unless something is asked of the goal itself. */
export function goalsWithoutLines({ goals, themes, projects, series }: Programme): readonly Finding[] {
  const served = new Set(projects.flatMap(({ lines }) => lines.flatMap(({ goal, alsoUnder }) => [goal, ...alsoUnder])))
  const scopes = new Set(series.flatMap(({ questions }) => questions.map(({ scope }) => scope)))
  const isToldOf = (goal: string) => {
    const hasThemes = themes.some((theme) => theme.goal === goal)
    return scopes.has('goal') || (hasThemes && (scopes.has('theme') || scopes.has('section')))
  }
  return goals.flatMap(({ id }, index): readonly Finding[] =>
    served.has(id) || isToldOf(id)
      ? []
      : [{ path: ['goals', index], code: 'goal-without-lines', values: { goal: id } }],
  )
}
