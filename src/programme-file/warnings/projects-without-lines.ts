import type { Programme } from '../../domain/programme.ts'
import type { Finding } from '../fault.ts'

/** Where lines are reported, a project without one is in the register only, also for questions about whole projects. */
export function projectsWithoutLines({ projects, series }: Programme): readonly Finding[] {
  const asking = series
    .map(({ questions }) => new Set(questions.map(({ scope }) => scope)))
    .filter((scopes) => scopes.has('line') || scopes.has('project'))
  if (asking.length === 0 || !asking.every((scopes) => scopes.has('line'))) return []
  return projects.flatMap(({ id, lines }, index): readonly Finding[] =>
    lines.length > 0 ? [] : [{ path: ['projects', index], code: 'project-without-lines', values: { project: id } }],
  )
}
