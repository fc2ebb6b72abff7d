import type { ReportModel, ReportSubject } from '../domain/report-model.ts'
import type { Reader } from './reader.ts'
import { projectTitle } from './subject-title.ts'

/** `1. Saatavuus`: the goal's number and name, the short one where there is one. */
export function goalTitle({ goals }: Pick<ReportModel, 'goals'>, id: string, { text }: Reader): string {
  const goal = goals.find((each) => each.id === id)
  if (goal === undefined) return id
  const name = text(goal.short ?? goal.name)
  return goal.number === undefined ? name : `${goal.number}. ${name}`
}

/** What a subject is called beside the name of what it belongs to. */
export function reportSubjectTitle(
  model: Pick<ReportModel, 'goals' | 'themes' | 'questions'>,
  { scope, goal, theme, section }: Pick<ReportSubject, 'scope' | 'goal' | 'theme' | 'section'>,
  reader: Reader,
): string {
  const { t, text } = reader
  switch (scope) {
    case 'line':
      return goalTitle(model, goal ?? '', reader)
    case 'project':
      return projectTitle(model.questions, reader)
    case 'section': {
      const sections = model.themes?.find(({ id }) => id === theme)?.sections
      return text(sections?.find(({ id }) => id === section)?.title ?? section ?? '')
    }
    default:
      return t(`subject.${scope}`)
  }
}
