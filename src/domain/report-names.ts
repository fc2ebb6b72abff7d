import { joinedText, type LocalText, numberedName } from './local-text.ts'
import type { ReportModel, ReportSubject } from './report-model.ts'

/** As much of a subject as tells what it belongs to. */
export type NamedSubject = Pick<ReportSubject, 'project' | 'goal' | 'theme' | 'section'> & {
  readonly scope: ReportSubject['scope']
}

type Names = Pick<ReportModel, 'programme' | 'projects' | 'goals' | 'themes'>

/** What a subject belongs to, so that all of one can be told together: its project, else its spearhead, goal or programme. */
export function topicKey({ scope, project, theme, goal }: NamedSubject): string {
  if (project !== undefined) return project
  if (theme !== undefined) return `theme/${theme}`
  return scope === 'goal' && goal !== undefined ? `goal/${goal}` : scope
}

/** The name of what a subject belongs to; what the report has lost goes by its id. */
export function topicName(model: Names, subject: NamedSubject): LocalText {
  const { scope, project, theme: id, section: part, goal: under } = subject
  if (project !== undefined) return model.projects.find((each) => each.id === project)?.name ?? project
  if (id !== undefined) {
    const theme = model.themes?.find((each) => each.id === id)
    const name = numberedName(theme?.number, theme?.name ?? id)
    if (part === undefined) return name
    return joinedText([name, theme?.sections.find((each) => each.id === part)?.title ?? part], ': ')
  }
  if (scope !== 'goal' || under === undefined) return model.programme.name
  const goal = model.goals.find((each) => each.id === under)
  return numberedName(goal?.number, goal?.short ?? goal?.name ?? under)
}
