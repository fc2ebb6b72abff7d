import type { Programme } from '../../domain/programme.ts'
import { canChangeOwners, topicsOf } from '../../domain/scopes/registry.ts'
import type { Topic } from '../../domain/scopes/scope.ts'
import type { Finding } from '../fault.ts'
import { askedPlaces } from './asked-places.ts'

/** A sheet that is asked for and has no owners is answered by the coordinators. The sheet of the programme always is. */
export function sheetsWithoutOwners(programme: Programme): readonly Finding[] {
  const asked = new Set(programme.series.flatMap((series) => askedPlaces(programme, series).map(({ sheet }) => sheet)))
  return [...topicsOf(programme).values()]
    .filter(({ sheet, owners }) => owners.length === 0 && canChangeOwners(sheet) && asked.has(sheet))
    .map((topic) => ({ path: pathOf(programme, topic), code: 'sheet-without-owners', values: { sheet: topic.sheet } }))
}

/** A section without owners has no sheet of its own. */
function pathOf({ projects, themes, goals }: Programme, { project, theme, goal }: Topic): Finding['path'] {
  if (project !== undefined) return ['projects', projects.indexOf(project)]
  if (theme !== undefined) return ['themes', themes.indexOf(theme)]
  return ['goals', goals.findIndex(({ id }) => id === goal)]
}
