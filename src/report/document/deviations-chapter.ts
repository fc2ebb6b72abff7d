import type { Answer } from '../../domain/answer.ts'
import type { Question } from '../../domain/question.ts'
import { isTold } from '../../domain/question-types/registry.ts'
import { type DeviationTopic, deviatesBy, deviationTopics } from '../../domain/report-deviations.ts'
import type { ReportColumn, ReportSubject } from '../../domain/report-model.ts'
import { topicName } from '../../domain/report-names.ts'
import { type AnswerPart, answerParts, newestFirst, shortWords } from '../answer-words.ts'
import { gapWords } from '../gap-words.ts'
import { plain, type ReportView } from '../view.ts'
import { datedAnswers, partBlocks } from './answers.ts'
import type { Block, Cell, Chapter, TableGroup, TableRow } from './document.ts'
import { facetsOf } from './facets.ts'
import { roundColumn } from './round-column.ts'
import { paragraph, registerWords } from './words.ts'

/** What does not go as planned, why and until when, over the rounds, and then where every project stands. */
export function deviationsChapter(view: ReportView): Chapter | undefined {
  const { t, model } = view
  const projects = model.subjects.filter(({ scope }) => scope === 'project')
  if (projects.length === 0) return undefined
  const topics = deviationTopics(model)
  const states = model.questions.filter((each) => isState(each) || topics.some(({ question }) => question === each))
  const dependents = new Set(topics.flatMap((topic) => topic.dependents))
  // A state that only another one asks for stands beside it.
  const boards = states.filter((question) => !dependents.has(question))
  return {
    id: 'deviations',
    title: t('report.section.deviations'),
    wide: true,
    blocks: [
      ...(topics.length === 0 ? [paragraph('text', t('report.deviations.none'))] : []),
      ...topics.map((topic) => deviations(view, topic, projects, topics.length === 1)),
      ...boards.map((question) => statuses(view, question, projects, boards.length === 1)),
      ...otherTexts(view, projects, boards, dependents),
    ],
  }
}

/** Whoever told of something in this round, and below them whoever did before and no longer does. */
function deviations(
  view: ReportView,
  topic: DeviationTopic,
  projects: readonly ReportSubject[],
  isOnly: boolean,
): Block {
  const { t } = view
  const label = plain(view, topic.question.label)
  const now = projects.filter(({ answer }) => deviatesBy(topic, answer))
  const before = projects.filter(
    (project) => !now.includes(project) && project.history.some(({ answer }) => deviatesBy(topic, answer)),
  )
  if (now.length + before.length === 0) {
    return paragraph('text', isOnly ? t('report.deviations.none') : t('report.deviations.none-of', { question: label }))
  }
  const row = (project: ReportSubject): TableRow => ({
    facets: facetsOf(view, project),
    cells: [
      registerWords(view, topicName(view.model, project)),
      stateIn(view, topic.question, project, view.model.round.deadline),
      datedAnswers(view, project, (part) => isBecauseOf(topic, part)),
    ],
  })
  const groups: readonly TableGroup[] = [
    { words: [t('report.deviations.now')], rows: now.map(row) },
    { words: [t('report.deviations.earlier')], rows: before.map(row) },
  ].filter(({ rows }) => rows.length > 0)
  const isDated = isOnly || topic.dependents.some(({ type }) => type === 'date')
  return {
    kind: 'table',
    table: {
      kind: 'prose',
      caption: isOnly ? t('report.deviations.caption') : t('report.deviations.caption-of', { question: label }),
      columns: [
        t('report.project'),
        isOnly ? t('report.state') : label,
        t(isDated ? 'report.deviations.texts' : 'report.deviations.answers'),
      ].map((name) => ({ words: [name] })),
      groups,
    },
  }
}

function statuses(view: ReportView, question: Question, projects: readonly ReportSubject[], isOnly: boolean): Block {
  const { t, model } = view
  const answered = new Set(projects.flatMap((project) => newestFirst(model, project).map((each) => each.deadline)))
  const columns = model.columns.filter(({ when, deadline }) => when === 'this' || answered.has(deadline))
  const label = plain(view, question.label)
  return {
    kind: 'table',
    table: {
      kind: 'grid',
      caption: isOnly ? t('report.statuses.caption') : t('report.statuses.caption-of', { question: label }),
      columns: [{ words: [t('report.project')] }, ...columns.map((column) => roundColumn(view, column))],
      groups: [{ rows: projects.map((project) => statusRow(view, question, project, columns)) }],
    },
  }
}

function statusRow(
  view: ReportView,
  question: Question,
  project: ReportSubject,
  columns: readonly ReportColumn[],
): TableRow {
  const cells = columns.map((column): Cell => {
    const gap = column.when === 'this' ? gapWords(view, project) : undefined
    return gap === undefined ? stateIn(view, question, project, column.deadline) : [paragraph('alert', gap)]
  })
  return { facets: facetsOf(view, project), cells: [registerWords(view, topicName(view.model, project)), ...cells] }
}

/** Where the project stood in a round, in a word or two. */
function stateIn(view: ReportView, question: Question, project: ReportSubject, deadline: string): Cell {
  const answer = newestFirst(view.model, project).find((each) => each.deadline === deadline)?.answer
  if (answer === undefined) return undefined
  if (answer.kind === 'quick') return [paragraph('short', shortWords(view, answer))]
  const parts = answerParts(view.model, project, answer).filter((part) => part.question === question)
  const blocks = parts.flatMap((part) => partBlocks(view, part, false))
  return blocks.length === 0 ? undefined : blocks
}

/** What projects told that stands in no table above, and the reasons of short answers. */
function otherTexts(
  view: ReportView,
  projects: readonly ReportSubject[],
  boards: readonly Question[],
  dependents: ReadonlySet<Question>,
): readonly Block[] {
  const isOther = (part: AnswerPart): boolean => {
    const { question, explains } = part
    // A board has no room for why a state is what it is.
    if (explains !== undefined) return !(dependents.has(explains) || explainsNeed(part))
    return question === undefined || !(dependents.has(question) || boards.includes(question))
  }
  const rows = projects
    .filter((project) =>
      newestFirst(view.model, project).some(({ answer }) => hasOther(view, project, answer, isOther)),
    )
    .map(
      (project): TableRow => ({
        facets: facetsOf(view, project),
        cells: [registerWords(view, topicName(view.model, project)), datedAnswers(view, project, isOther)],
      }),
    )
  if (rows.length === 0) return []
  const { t } = view
  const columns = [t('report.project'), t('report.deviations.answers')].map((name) => ({ words: [name] }))
  return [{ kind: 'table', table: { kind: 'prose', caption: t('report.statuses.texts'), columns, groups: [{ rows }] } }]
}

function hasOther(
  view: ReportView,
  project: ReportSubject,
  answer: Answer,
  isOther: (part: AnswerPart) => boolean,
): boolean {
  if (answer.kind !== 'values' && answer.reason !== undefined) return true
  return answerParts(view.model, project, answer).some(isOther)
}

function isState({ scope, type }: Question): boolean {
  return scope === 'project' && (type === 'choice' || type === 'level')
}

/** What a part answers or explains. */
function questionOf({ question, explains }: AnswerPart): Question | undefined {
  return question ?? explains
}

function isBecauseOf({ question, dependents }: DeviationTopic, part: AnswerPart): boolean {
  const asked = questionOf(part)
  return dependents.some((each) => each === asked) || (part.explains === question && explainsNeed(part))
}

/** Why a yes is one that is to be told of. */
function explainsNeed({ explains, explained }: AnswerPart): boolean {
  return explains?.type === 'yes-no' && isTold(explains, explained)
}
