import type { Language } from '../domain/local-text.ts'
import { textIn } from '../domain/local-text.ts'
import type { Programme, Project } from '../domain/programme.ts'
import type { SheetStage, StatusRow } from '../domain/status-row.ts'
import { collatorFor } from '../locales/dates.ts'

/** What needs somebody comes first. */
const order: readonly SheetStage[] = ['returned', 'untouched', 'draft', 'sent', 'accepted', 'exempt']

/** Rows by their stage, and within one by name as the language sorts. */
export function inOrder(rows: readonly StatusRow[], programme: Programme, language: Language): readonly StatusRow[] {
  const byProject = new Map<Project, StatusRow>()
  for (const row of rows) byProject.set(row.project, row)
  const byStage = new Map<SheetStage, StatusRow[]>(order.map((stage) => [stage, []]))
  for (const project of projectsByName(programme, language)) {
    const row = byProject.get(project)
    if (row !== undefined) byStage.get(row.stage)?.push(row)
  }
  return [...byStage.values()].flat()
}

const sorted = new WeakMap<Programme, Map<Language, readonly Project[]>>()

/** A register never changes in place, so that sorting its names once is enough. */
function projectsByName(programme: Programme, language: Language): readonly Project[] {
  const known = sorted.get(programme) ?? new Map<Language, readonly Project[]>()
  sorted.set(programme, known)
  const collator = collatorFor(language)
  const projects =
    known.get(language) ??
    programme.projects
      .map((project) => ({ project, name: textIn(project.name, language, programme.language) }))
      .sort((one, other) => collator.compare(one.name, other.name))
      .map(({ project }) => project)
  known.set(language, projects)
  return projects
}
