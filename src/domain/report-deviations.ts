import { type Answer, countedValues } from './answer.ts'
import type { LocalText } from './local-text.ts'
import type { ChoiceQuestion, Question } from './question.ts'
import type { YesNo } from './question-types/question-type.ts'
import { isTold } from './question-types/registry.ts'
import { toldAnswers, type YesNoQuestion } from './question-types/yes-no.ts'
import type { ReportModel, ReportSubject } from './report-model.ts'

/** A choice by which projects deviate, or a need, and what is asked only because of it: cause, new date and whatever else. */
export interface DeviationTopic {
  readonly question: ChoiceQuestion | YesNoQuestion
  readonly dependents: readonly Question[]
}

/** Every choice and yes or no of projects that is to be told of, or on which other questions depend. */
export function deviationTopics({ questions }: Pick<ReportModel, 'questions'>): readonly DeviationTopic[] {
  const ofProjects = questions.filter(({ scope }) => scope === 'project')
  return ofProjects.flatMap((question): readonly DeviationTopic[] => {
    if (question.type !== 'choice' && question.type !== 'yes-no') return []
    const dependents = ofProjects.filter(({ when }) => when?.question === question.id)
    return toldWords(question).length > 0 || dependents.length > 0 ? [{ question, dependents }] : []
  })
}

/** Whether an answer is to be told of by this topic: what was chosen is, or something that only such a choice asks for was answered. */
export function deviatesBy({ question, dependents }: DeviationTopic, answer: Answer | undefined): boolean {
  const values = countedValues(answer)
  return isTold(question, values[question.id]) || dependents.some(({ id }) => values[id] !== undefined)
}

/** The projects that told of something in this round. */
export function deviatingProjects(model: ReportModel): readonly ReportSubject[] {
  const topics = deviationTopics(model)
  return model.subjects.filter(
    ({ scope, answer }) => scope === 'project' && topics.some((topic) => deviatesBy(topic, answer)),
  )
}

/** One answer that is told: a choice by its own words, a yes or no by those of the question too. */
export interface DeviationCount {
  readonly label: LocalText
  readonly answer?: YesNo
  /** What was asked, of a choice that is not the only one: its words alone do not say what they are about. */
  readonly question?: LocalText
  readonly projects: number
}

/** How many projects gave each answer that must be told of, in the order of the questions; none are left out. */
export function deviationCounts(model: ReportModel): readonly DeviationCount[] {
  const projects = model.subjects.filter(({ scope }) => scope === 'project')
  const questions = model.questions.filter(({ scope }) => scope === 'project')
  const choices = questions.filter((question) => question.type === 'choice' && toldWords(question).length > 0)
  return questions
    .flatMap((question) =>
      toldWords(question).map(({ value, ...words }) => ({
        ...words,
        ...(choices.length > 1 && question.type === 'choice' ? { question: question.label } : {}),
        projects: projects.filter(({ answer }) => countedValues(answer)[question.id] === value).length,
      })),
    )
    .filter((each) => each.projects > 0)
}

function toldWords(question: Question): readonly (Omit<DeviationCount, 'projects'> & { readonly value: string })[] {
  if (question.type === 'choice')
    return question.choices.filter(({ id }) => isTold(question, id)).map(({ id, label }) => ({ value: id, label }))
  if (question.type !== 'yes-no') return []
  return toldAnswers
    .filter((answer) => isTold(question, answer))
    .map((answer) => ({ value: answer, label: question.label, answer }))
}
