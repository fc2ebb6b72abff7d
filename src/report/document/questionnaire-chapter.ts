import type { ReportSubject } from '../../domain/report-model.ts'
import { topicKey, topicName } from '../../domain/report-names.ts'
import { answerParts, shortWords } from '../answer-words.ts'
import { gapWords } from '../gap-words.ts'
import { plain, type ReportView } from '../view.ts'
import { partBlocks } from './answers.ts'
import type { Block, Chapter } from './document.ts'
import { goalHeading, heading, paragraph, questionWords, registerWords, typed } from './words.ts'

/** The questions by their numbers, goal by goal and project by project, each with this round's answer. */
export function questionnaireChapter(view: ReportView): Chapter | undefined {
  const { model, t } = view
  // What a narrative tells stands there.
  const told = model.series.sections.includes('narrative')
  const subjects = model.subjects.filter(({ scope }) => scope === 'project' || (scope !== 'line' && !told))
  if (subjects.length === 0) return undefined
  return {
    id: 'questionnaire',
    title: t('report.section.questionnaire'),
    wide: false,
    blocks: [
      ...underGoals(view, subjects).flatMap((subject) => subjectBlocks(view, subject)),
      ...paragraphsUnderGoals(view),
      ...subjects.filter(({ goal }) => goal === undefined).flatMap((subject) => subjectBlocks(view, subject)),
    ],
  }
}

/** A goal before the spearheads and sections that stand under it. */
function underGoals({ model }: ReportView, subjects: readonly ReportSubject[]): readonly ReportSubject[] {
  const known = new Set(model.goals.map(({ id }) => id))
  const ofGoal = (id: string): readonly ReportSubject[] => subjects.filter(({ goal }) => goal === id)
  const others = subjects.filter(({ goal }) => goal !== undefined && !known.has(goal))
  const goals = model.goals.flatMap(({ id }) => [
    ...ofGoal(id).filter(({ scope }) => scope === 'goal'),
    ...ofGoal(id).filter(({ scope }) => scope !== 'goal'),
  ])
  return [...goals, ...others]
}

/** What is told of single projects and belongs under a goal too: the goal, the question, and project by project its answer. */
function paragraphsUnderGoals(view: ReportView): readonly Block[] {
  const { model } = view
  return model.goals.flatMap((goal) => {
    const questions = model.questions.filter(({ showUnder }) => showUnder === goal.id)
    const blocks = questions.flatMap((question) => {
      const told = model.subjects.flatMap((subject) => projectParagraph(view, subject, question.id))
      return told.length === 0 ? [] : [heading(4, questionWords(view, question)), ...told]
    })
    return blocks.length === 0 ? [] : [goalHeading(view, 'questionnaire', goal), ...blocks]
  })
}

function projectParagraph(view: ReportView, subject: ReportSubject, question: string): readonly Block[] {
  const { answer } = subject
  if (answer?.kind !== 'values') return []
  const own = answerParts(view.model, subject, answer).filter((part) => part.question?.id === question)
  const blocks = own.flatMap((part) => partBlocks(view, part, false, answer.language))
  return blocks.length === 0
    ? []
    : [paragraph('label', ...registerWords(view, topicName(view.model, subject))), ...blocks]
}

function subjectBlocks(view: ReportView, subject: ReportSubject): readonly Block[] {
  const name = topicName(view.model, subject)
  const entry = {
    id: `questionnaire/${topicKey(subject)}${subject.section === undefined ? '' : `/${subject.section}`}`,
    title: plain(view, name),
  }
  return [{ kind: 'heading', rank: 3, words: registerWords(view, name), entry }, ...answers(view, subject)]
}

function answers(view: ReportView, subject: ReportSubject): readonly Block[] {
  const { answer } = subject
  const gap = gapWords(view, subject)
  if (gap !== undefined) return [paragraph('alert', gap)]
  if (answer === undefined) return []
  if (answer.kind === 'quick') {
    const reason = answer.reason === undefined ? [] : [typed(view, answer.reason, answer.language)]
    return [paragraph('short', shortWords(view, answer)), ...reason]
  }
  return answerParts(view.model, subject, answer).flatMap((part) => {
    const asked = part.question === undefined ? [] : [paragraph('label', ...questionWords(view, part.question))]
    return [...asked, ...partBlocks(view, part, false, answer.language)]
  })
}
