import type { Answer } from '../../domain/answer.ts'
import { deviatingProjects, isDeviationText } from '../../domain/report-deviations.ts'
import type { ReportColumn, ReportSubject } from '../../domain/report-model.ts'
import { topicName } from '../../domain/report-names.ts'
import { type AnswerPart, answerParts, newestFirst, shortWords } from '../answer-words.ts'
import { gapWords } from '../gap-words.ts'
import type { ReportView } from '../view.ts'
import { datedAnswers, partBlocks } from './answers.ts'
import type { Block, Cell, Chapter, TableRow } from './document.ts'
import { facetsOf } from './facets.ts'
import { roundColumn } from './round-column.ts'
import { paragraph, registerWords } from './words.ts'

/** What does not go as planned, and then where every project stands. */
export function deviationsChapter(view: ReportView): Chapter | undefined {
  const { t, model } = view
  const projects = model.subjects.filter(({ scope }) => scope === 'project')
  if (projects.length === 0) return undefined
  return {
    id: 'deviations',
    title: t('report.section.deviations'),
    wide: true,
    blocks: [deviations(view, deviatingProjects(model)), statuses(view, projects), ...otherTexts(view, projects)],
  }
}

function deviations(view: ReportView, projects: readonly ReportSubject[]): Block {
  const { t } = view
  if (projects.length === 0) return paragraph('text', t('report.deviations.none'))
  const rows = projects.map(
    (project): TableRow => ({
      facets: facetsOf(view, project),
      cells: [
        registerWords(view, topicName(view.model, project)),
        stateIn(view, project, view.model.round.deadline),
        datedAnswers(view, project, ({ question }) => isDeviationText(question)),
      ],
    }),
  )
  return {
    kind: 'table',
    table: {
      kind: 'prose',
      caption: t('report.deviations.caption'),
      columns: [t('report.project'), t('report.state'), t('report.deviations.texts')].map((name) => ({
        words: [name],
      })),
      groups: [{ rows }],
    },
  }
}

function statuses(view: ReportView, projects: readonly ReportSubject[]): Block {
  const { t, model } = view
  const answered = new Set(projects.flatMap((project) => newestFirst(model, project).map((each) => each.deadline)))
  const columns = model.columns.filter(({ when, deadline }) => when === 'this' || answered.has(deadline))
  return {
    kind: 'table',
    table: {
      kind: 'grid',
      caption: t('report.statuses.caption'),
      columns: [{ words: [t('report.project')] }, ...columns.map((column) => roundColumn(view, column))],
      groups: [{ rows: projects.map((project) => statusRow(view, project, columns)) }],
    },
  }
}

function statusRow(view: ReportView, project: ReportSubject, columns: readonly ReportColumn[]): TableRow {
  const cells = columns.map((column): Cell => {
    const gap = column.when === 'this' ? gapWords(view, project) : undefined
    return gap === undefined ? stateIn(view, project, column.deadline) : [paragraph('alert', gap)]
  })
  return { facets: facetsOf(view, project), cells: [registerWords(view, topicName(view.model, project)), ...cells] }
}

/** Where the project stood in a round, in a word or two. */
function stateIn(view: ReportView, project: ReportSubject, deadline: string): Cell {
  const answer = newestFirst(view.model, project).find((each) => each.deadline === deadline)?.answer
  if (answer === undefined) return undefined
  if (answer.kind === 'quick') return [paragraph('short', shortWords(view, answer))]
  const parts = answerParts(view.model, project, answer).filter(isState)
  const blocks = parts.flatMap((part) => partBlocks(view, part, parts.length > 1))
  return blocks.length === 0 ? undefined : blocks
}

/** What projects told that is neither a state nor about a deviation, and the reasons of short answers. */
function otherTexts(view: ReportView, projects: readonly ReportSubject[]): readonly Block[] {
  const isOther = (part: AnswerPart): boolean => !isState(part) && !isDeviationText(part.question)
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
  const columns = [t('report.project'), t('report.results')].map((name) => ({ words: [name] }))
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

function isState({ question }: AnswerPart): boolean {
  return question?.type === 'choice' || question?.type === 'level'
}
