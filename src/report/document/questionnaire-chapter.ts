import type { Answer } from '../../domain/answer.ts'
import type { ReportGoal, ReportSubject } from '../../domain/report-model.ts'
import { topicKey, topicName } from '../../domain/report-names.ts'
import { answerParts, shortWords } from '../answer-words.ts'
import { gapWords } from '../gap-words.ts'
import { plain, type ReportView } from '../view.ts'
import { partBlocks } from './answers.ts'
import type { Block, Chapter, HeadingRank } from './document.ts'
import { goalHeading, heading, paragraph, questionWords, registerWords, titledTexts, typed } from './words.ts'

/**
 * The questions by their numbers, each with this round's answer: goal by goal what the goal, its spearheads and their
 * sections say, what projects say for it, and then every project that stands under it alone; the others after all goals.
 */
export function questionnaireChapter(view: ReportView): Chapter | undefined {
  const { model, t } = view
  // What a narrative tells stands there.
  const told = model.series.sections.includes('narrative')
  const subjects = model.subjects.filter(({ scope }) => scope === 'project' || (scope !== 'line' && !told))
  if (subjects.length === 0) return undefined
  const goals = model.goals.map(({ id }) => id)
  const others = subjects.filter((subject) => !goals.includes(goalOf(view, subject) ?? ''))
  return {
    id: 'questionnaire',
    title: t('report.section.questionnaire'),
    wide: false,
    blocks: [
      ...model.goals.flatMap((goal) => goalBlocks(view, goal, subjects)),
      ...others.flatMap((subject) => subjectBlocks(view, subject, 3)),
    ],
  }
}

/** A project stands under its goal where it has only one. */
function goalOf({ model }: ReportView, { scope, project, goal }: ReportSubject): string | undefined {
  if (scope !== 'project') return goal
  const [only, ...others] = model.projects.find(({ id }) => id === project)?.goals ?? []
  return others.length === 0 ? only : undefined
}

function goalBlocks(view: ReportView, goal: ReportGoal, subjects: readonly ReportSubject[]): readonly Block[] {
  const { sections } = view.model.series
  const here = subjects.filter((subject) => goalOf(view, subject) === goal.id)
  const blocks = [
    // Another chapter that goes through the goals begins with them.
    ...(sections.includes('results') || sections.includes('narrative') ? [] : titledTexts(view, goal.texts, 4)),
    ...here.filter(({ scope }) => scope === 'goal').flatMap((subject) => ownAnswers(view, goal, subject)),
    ...here
      .filter(({ scope }) => scope !== 'goal' && scope !== 'project')
      .flatMap((subject) => subjectBlocks(view, subject, 4)),
    ...paragraphsUnder(view, goal),
    ...projectsUnder(
      view,
      here.filter(({ scope }) => scope === 'project'),
    ),
  ]
  return blocks.length === 0 ? [] : [goalHeading(view, 'questionnaire', goal), ...blocks]
}

/** Under a heading where they would pass for one of the goal's own texts. */
function ownAnswers(view: ReportView, { texts }: ReportGoal, subject: ReportSubject): readonly Block[] {
  const own = answers(view, subject)
  return own.length === 0 || texts.length === 0 ? own : [heading(4, [view.t('subject.goal')]), ...own]
}

/** What is told of single projects and belongs under a goal too: the question, and project by project its answer. */
function paragraphsUnder(view: ReportView, goal: ReportGoal): readonly Block[] {
  const { model } = view
  const questions = model.questions.filter(({ showUnder }) => showUnder === goal.id)
  return questions.flatMap((question) => {
    const told = model.subjects.flatMap((subject) => projectParagraph(view, subject, question.id))
    if (told.length === 0) return []
    const entry = { id: `questionnaire/${goal.id}/${question.id}`, title: plain(view, question.label) }
    // Its number is one of a project's questions, and would stand among those of the goal.
    return [{ kind: 'heading' as const, rank: 4 as const, words: registerWords(view, question.label), entry }, ...told]
  })
}

/** Neighbours of one group stand under its sub-heading. */
function projectsUnder(view: ReportView, projects: readonly ReportSubject[]): readonly Block[] {
  const told = projects
    .map((subject) => {
      const group = view.model.projects.find(({ id }) => id === subject.project)?.group
      return { subject, group, blocks: subjectBlocks(view, subject, group === undefined ? 4 : 5) }
    })
    .filter(({ blocks }) => blocks.length > 0)
  return told.flatMap(({ subject, group, blocks }, index) => {
    if (group === undefined) return blocks
    const name = plain(view, group)
    const before = told[index - 1]
    if (before !== undefined && plain(view, before.group ?? '') === name) return blocks
    const entry = { id: `questionnaire/group/${topicKey(subject)}`, title: name }
    return [{ kind: 'heading' as const, rank: 4 as const, words: registerWords(view, group), entry }, ...blocks]
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

/** A heading of the lowest rank is one of many, and not in the contents. What says nothing has none. */
function subjectBlocks(view: ReportView, subject: ReportSubject, rank: HeadingRank): readonly Block[] {
  const told = answers(view, subject)
  if (told.length === 0) return []
  const name = topicName(view.model, subject)
  const entry = {
    id: `questionnaire/${topicKey(subject)}${subject.section === undefined ? '' : `/${subject.section}`}`,
    title: plain(view, name),
  }
  const words = registerWords(view, name)
  return [rank === 5 ? heading(rank, words) : { kind: 'heading', rank, words, entry }, ...told]
}

function answers(view: ReportView, subject: ReportSubject): readonly Block[] {
  const { answer } = subject
  const gap = gapWords(view, subject)
  if (gap !== undefined) return [paragraph('alert', gap)]
  if (answer === undefined) return []
  return [
    ...shortBlocks(view, answer),
    ...answerParts(view.model, subject, answer).flatMap((part) => {
      if (part.explains !== undefined) {
        // Right below what it explains: its name would only say the question twice.
        const own = { question: undefined, value: part.value }
        return [paragraph('label', view.t('report.why')), ...partBlocks(view, own, false, answer.language)]
      }
      const asked = part.question === undefined ? [] : [paragraph('label', ...questionWords(view, part.question))]
      return [...asked, ...partBlocks(view, part, false, answer.language)]
    }),
  ]
}

function shortBlocks(view: ReportView, answer: Answer): readonly Block[] {
  if (answer.kind === 'values') return []
  const reason = answer.reason === undefined ? [] : [typed(view, answer.reason, answer.language)]
  return [paragraph('short', shortWords(view, answer)), ...reason]
}
