import { type Answer, countedValues } from './answer.ts'
import type { LocalText } from './local-text.ts'
import type { ChoiceQuestion, Question } from './question.ts'
import type { ReportModel, ReportSubject } from './report-model.ts'

/** A choice by which projects deviate, and what is asked only because of it: cause, new date and whatever else. */
export interface DeviationTopic {
  readonly question: ChoiceQuestion
  readonly dependents: readonly Question[]
}

/** Every choice of projects that is to be told of, or on which other questions depend. */
export function deviationTopics({ questions }: Pick<ReportModel, 'questions'>): readonly DeviationTopic[] {
  const ofProjects = questions.filter(({ scope }) => scope === 'project')
  return ofProjects.flatMap((question): readonly DeviationTopic[] => {
    if (question.type !== 'choice') return []
    const dependents = ofProjects.filter(({ when }) => when?.question === question.id)
    const isTold = question.choices.some(({ tell }) => tell !== undefined)
    return isTold || dependents.length > 0 ? [{ question, dependents }] : []
  })
}

/** Whether an answer is to be told of by this topic: its choice is, or something that only such a choice asks for was answered. */
export function deviatesBy({ question, dependents }: DeviationTopic, answer: Answer | undefined): boolean {
  const values = countedValues(answer)
  const chosen = question.choices.find(({ id }) => id === values[question.id])
  return chosen?.tell !== undefined || dependents.some(({ id }) => values[id] !== undefined)
}

/** The projects that told of something in this round. */
export function deviatingProjects(model: ReportModel): readonly ReportSubject[] {
  const topics = deviationTopics(model)
  return model.subjects.filter(
    ({ scope, answer }) => scope === 'project' && topics.some((topic) => deviatesBy(topic, answer)),
  )
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
