import type { Programme } from '../../domain/programme.ts'
import type { Finding } from '../fault.ts'
import type { Path } from '../part.ts'
import { lastDeadline } from './last-deadline.ts'

/** A slip of a year, and a project is never asked about. */
export function beginsAfterLastRound(programme: Programme): readonly Finding[] {
  const last = lastDeadline(programme)
  if (last === undefined) return []
  const late = (from: string | undefined, path: Path): readonly Finding[] =>
    from === undefined || from <= last
      ? []
      : [{ path: [...path, 'active', 'from'], code: 'begins-after-last-round', values: { from, deadline: last } }]
  return programme.projects.flatMap(({ active, lines }, project) => [
    ...late(active.from, ['projects', project]),
    ...lines.flatMap((line, index) => late(line.active.from, ['projects', project, 'lines', index])),
  ])
}
