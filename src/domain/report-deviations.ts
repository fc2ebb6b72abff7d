import { type Answer, countedValues } from './answer.ts'
import type { LocalText } from './local-text.ts'
import type { Question } from './question.ts'
import type { ReportModel, ReportSubject } from './report-model.ts'

/** The projects that told of something in this round: a choice that is to be told, or a text that such a choice asks for. */
export function deviatingProjects(model: ReportModel): readonly ReportSubject[] {
  return model.subjects.filter(({ scope, answer }) => scope === 'project' && isDeviation(model, answer))
}

/** Asked only because of another answer: the text of a deviation, not the status itself. */
export function isDeviationText(question: Question | undefined): boolean {
  return question?.type === 'text' && question.when !== undefined
}

function isDeviation(model: ReportModel, answer: Answer | undefined): boolean {
  const values = countedValues(answer)
  return model.questions.some((question) => {
    const value = question.scope === 'project' ? values[question.id] : undefined
    if (value === undefined) return false
    if (question.type === 'choice') return question.choices.some(({ id, tell }) => id === value && tell !== undefined)
    return isDeviationText(question)
  })
}

/** How many projects are in each state that must be told of, in the order of the choices; none are left out. */
export function deviationCounts(
  model: ReportModel,
): readonly { readonly label: LocalText; readonly projects: number }[] {
  const projects = model.subjects.filter(({ scope }) => scope === 'project')
  return model.questions.flatMap((question) => {
    if (question.type !== 'choice' || question.scope !== 'project') return []
    return question.choices
      .filter(({ tell }) => tell !== undefined)
      .map(({ id, label }) => ({
        label,
        projects: projects.filter(({ answer }) => countedValues(answer)[question.id] === id).length,
      }))
      .filter((each) => each.projects > 0)
  })
}
