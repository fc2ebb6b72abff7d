import type { QuestionScope } from './question-base.ts'

/** What one answer is about: `line/<project>/<goal>`, `project/<project>`, `theme/<theme>`, `programme` and so on. */
export type SubjectId = string
/** What a person opens, fills page by page and sends as one; called like the subject it is about: `project/<project>`. */
export type SheetId = string

/** One variant per scope; a name that a scope has not is told as absent, so that it can be asked for. */
export type Subject =
  | (NoNames & { readonly scope: 'line'; readonly project: string; readonly goal: string })
  | (NoNames & { readonly scope: 'project'; readonly project: string })
  | (NoNames & { readonly scope: 'section'; readonly theme: string; readonly section: string })
  | (NoNames & { readonly scope: 'theme'; readonly theme: string })
  | (NoNames & { readonly scope: 'goal'; readonly goal: string })
  | (NoNames & { readonly scope: 'programme' })

interface NoNames {
  readonly project?: string
  readonly goal?: string
  readonly theme?: string
  readonly section?: string
}

/** The variant of one scope. */
export type SubjectOf<Scope extends QuestionScope> = Extract<Subject, { readonly scope: Scope }>

export function lineSubject(project: string, goal: string): SubjectId {
  return `line/${project}/${goal}`
}

export function projectSubject(project: string): SubjectId {
  return `project/${project}`
}

export function sectionSubject(theme: string, section: string): SubjectId {
  return `section/${theme}/${section}`
}

export function themeSubject(theme: string): SubjectId {
  return `theme/${theme}`
}

export function goalSubject(goal: string): SubjectId {
  return `goal/${goal}`
}

export const programmeSubject: SubjectId = 'programme'

/** The sheet of a project holds its lines and then the project itself. */
export function projectSheet(project: string): SheetId {
  return projectSubject(project)
}

/** Undefined for anything that is not written like a subject; says nothing of whether it exists. */
export function parseSubject(id: string): Subject | undefined {
  const [scope, one, other, ...rest] = id.split('/')
  if (one === '' || other === '' || rest.length > 0) return undefined
  if (one === undefined) return scope === 'programme' ? { scope } : undefined
  if (other === undefined) {
    switch (scope) {
      case 'project':
        return { scope, project: one }
      case 'theme':
        return { scope, theme: one }
      case 'goal':
        return { scope, goal: one }
      default:
        return undefined
    }
  }
  if (scope === 'line') return { scope, project: one, goal: other }
  return scope === 'section' ? { scope, theme: one, section: other } : undefined
}

/** Whether a subject is a project under one goal, told from its id alone: what people call "kohta". */
export function isLine(id: SubjectId): boolean {
  return id.startsWith('line/')
}

/** The goal of a line, told from its id alone; undefined for everything else. */
export function lineGoal(id: SubjectId): string | undefined {
  return isLine(id) ? id.slice(id.lastIndexOf('/') + 1) : undefined
}
