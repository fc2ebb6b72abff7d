import { groupBy, keyedBy } from '../domain/group-by.ts'
import type { Language } from '../domain/local-text.ts'
import { textIn } from '../domain/local-text.ts'
import type { Programme, Project } from '../domain/programme.ts'
import type { SheetStage, StatusRow } from '../domain/status-row.ts'
import { collatorFor } from '../locales/dates.ts'

/** What needs somebody comes first. */
const order: readonly SheetStage[] = ['returned', 'untouched', 'draft', 'sent', 'accepted', 'exempt']

/** Rows `from` to `to` of all of them by their stage, and within one by name as the language sorts. */
export function pageInOrder(
  rows: readonly StatusRow[],
  { from, to }: { readonly from: number; readonly to: number },
  { programme, language }: { readonly programme: Programme; readonly language: Language },
): readonly StatusRow[] {
  const byStage = groupBy(rows, ({ stage }) => stage)
  const page: StatusRow[] = []
  let before = 0
  for (const stage of order) {
    const group = byStage.get(stage) ?? []
    const first = Math.max(0, from - before)
    const last = Math.min(group.length, to - before)
    // Only what stands on the page is put in order: a round has thousands of rows, and a page a few.
    if (first < last) page.push(...byName(group, last, projectsByName(programme, language)).slice(first))
    before += group.length
  }
  return page
}

/** The first ones of a group, by name. */
function byName(group: readonly StatusRow[], most: number, sorted: readonly Project[]): readonly StatusRow[] {
  const byProject = keyedBy(group, ({ project }) => project)
  const found: StatusRow[] = []
  for (const project of sorted) {
    if (found.length === most) break
    const row = byProject.get(project)
    if (row !== undefined) found.push(row)
  }
  return found
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
