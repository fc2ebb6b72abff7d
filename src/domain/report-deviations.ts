import { type Answer, countedValues } from './answer.ts'
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
