/** What one answer is about: `line/<project>/<goal>`, `project/<project>`. */
export type SubjectId = string
/** What a person opens, fills page by page and sends as one: `project/<project>`. */
export type SheetId = string

export type Subject =
  | { readonly scope: 'line'; readonly project: string; readonly goal: string }
  | { readonly scope: 'project'; readonly project: string }

export function lineSubject(project: string, goal: string): SubjectId {
  return `line/${project}/${goal}`
}

export function projectSubject(project: string): SubjectId {
  return `project/${project}`
}

/** The sheet of a project holds its lines and then the project itself. */
export function projectSheet(project: string): SheetId {
  return `project/${project}`
}

/** Undefined for anything that is not written like a subject; says nothing of whether it exists. */
export function parseSubject(id: string): Subject | undefined {
  const [scope, project, goal, ...rest] = id.split('/')
  if (project === undefined || project === '' || rest.length > 0) return undefined
  if (scope === 'line' && goal !== undefined && goal !== '') return { scope, project, goal }
  if (scope === 'project' && goal === undefined) return { scope, project }
  return undefined
}

/** The goal of a line, told from its id alone; undefined for what is asked of the project itself. */
export function goalOf(id: SubjectId): string | undefined {
  return id.startsWith('line/') ? id.slice(id.lastIndexOf('/') + 1) : undefined
}
