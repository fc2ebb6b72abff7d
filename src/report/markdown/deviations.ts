import { deviatingProjects, isDeviationText } from '../../domain/report-deviations.ts'
import type { ReportColumn, ReportSubject } from '../../domain/report-model.ts'
import { type AnswerPart, answerParts, newestFirst, shortWords, valueWords } from '../answer-words.ts'
import { gapWords } from '../gap-words.ts'
import { plain, projectName, type ReportView, roundWords } from '../view.ts'
import { answerBlocks, datedBlocks } from './answers.ts'
import { inline } from './escape.ts'
import { markdownTable } from './table.ts'

export function deviationsChapter(view: ReportView): readonly string[] {
  const { t, model } = view
  const projects = model.subjects.filter(({ scope }) => scope === 'project')
  if (projects.length === 0) return []
  const deviating = deviatingProjects(model)
  return [
    `## ${t('report.section.deviations')}`,
    ...(deviating.length === 0 ? [t('report.deviations.none')] : []),
    ...deviating.flatMap((project) => [
      `### ${nameOf(view, project)}`,
      ...(project.answer === undefined ? [] : answerBlocks(view, project, project.answer, isStatus)),
      ...datedBlocks(view, project, ({ question }) => isDeviationText(question)),
    ]),
    `### ${t('report.statuses.caption')}`,
    statuses(view, projects),
    ...projects.flatMap((project) => otherTexts(view, project)),
  ]
}

function statuses(view: ReportView, projects: readonly ReportSubject[]): string {
  const answered = new Set(projects.flatMap((project) => newestFirst(view.model, project).map((each) => each.deadline)))
  const columns = view.model.columns.filter(({ when, deadline }) => when === 'this' || answered.has(deadline))
  return markdownTable(
    [view.t('report.project'), ...columns.map(({ deadline }) => inline(roundWords(view, deadline)))],
    projects.map((project) => [
      nameOf(view, project),
      ...columns.map((column) => inline(statusIn(view, project, column))),
    ]),
  )
}

function statusIn(view: ReportView, project: ReportSubject, { deadline, when }: ReportColumn): string {
  const answer = newestFirst(view.model, project).find((each) => each.deadline === deadline)?.answer
  if (answer === undefined) return (when === 'this' ? gapWords(view, project) : undefined) ?? ''
  if (answer.kind === 'quick') return shortWords(view, answer)
  const parts = answerParts(view.model, 'project', answer).filter(isStatus)
  return parts.map((part) => valueWords(view, part)).join('; ')
}

/** Texts that belong to no deviation: they keep their line breaks, which a table cannot. */
function otherTexts(view: ReportView, project: ReportSubject): readonly string[] {
  const isOther = (part: AnswerPart): boolean => !isStatus(part) && !isDeviationText(part.question)
  const told = newestFirst(view.model, project).some(
    ({ answer }) =>
      // The reason of a short answer is told like a text.
      (answer.kind !== 'values' && answer.reason !== undefined) ||
      answerParts(view.model, 'project', answer).some(isOther),
  )
  return told ? [`#### ${nameOf(view, project)}`, ...datedBlocks(view, project, isOther)] : []
}

function isStatus({ question }: AnswerPart): boolean {
  return question?.type === 'choice' || question?.type === 'level'
}

function nameOf(view: ReportView, { project }: ReportSubject): string {
  return inline(plain(view, projectName(view, project)))
}
