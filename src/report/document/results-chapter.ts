import { levelQuestion } from '../../domain/level-movement.ts'
import type { Indicator, Target } from '../../domain/programme.ts'
import type { ReportGoal, ReportSubject } from '../../domain/report-model.ts'
import { topicName } from '../../domain/report-names.ts'
import { areaName, byArea, goalWords, type ReportView } from '../view.ts'
import { datedAnswers } from './answers.ts'
import type { Block, Chapter, Piece, TableRow, TargetWords, Words } from './document.ts'
import { facetsOf } from './facets.ts'
import { goalHeading, registerText, registerWords, titledTexts } from './words.ts'

/** The full table: for each goal what every project promised there and what came of it, round after round. */
export function resultsChapter(view: ReportView): Chapter | undefined {
  const { t, model } = view
  const goals = model.goals.filter(({ id }) =>
    model.subjects.some(({ scope, goal }) => scope === 'line' && goal === id),
  )
  if (goals.length === 0) return undefined
  return {
    id: 'results',
    title: t('report.section.results'),
    wide: true,
    blocks: goals.flatMap((goal) => goalResults(view, goal)),
  }
}

function goalResults(view: ReportView, goal: ReportGoal): readonly Block[] {
  const { t, model } = view
  const lines = model.subjects.filter(({ scope, goal: under }) => scope === 'line' && under === goal.id)
  // The meter has tables of its own where the report shows progress.
  const meter = model.series.sections.includes('progress') ? levelQuestion(model)?.id : undefined
  const row = (line: ReportSubject): TableRow => ({
    id: line.id,
    facets: facetsOf(view, line),
    cells: [
      projectHead(view, line),
      targetCell(view, line.targets),
      datedAnswers(view, line, ({ question }) => question === undefined || question.id !== meter),
    ],
  })
  return [
    goalHeading(view, 'results', goal),
    ...titledTexts(view, goal.texts, 4),
    {
      kind: 'table',
      table: {
        kind: 'prose',
        caption: t('report.results.caption', { goal: goalWords(view, goal) }),
        columns: [t('report.project'), t('report.targets'), t('report.results')].map((name) => ({ words: [name] })),
        groups: byArea(view, lines).map(({ area, items }) => ({
          words: registerWords(view, areaName(view, area)),
          rows: items.map(row),
        })),
      },
    },
  ]
}

function projectHead(view: ReportView, line: ReportSubject): Words {
  const project = view.model.projects.find(({ id }) => id === line.project)
  const units = (project?.units ?? []).flatMap(({ name }, index): readonly Piece[] => [
    ...(index > 0 ? [', '] : []),
    ...registerWords(view, name),
  ])
  const group: Words =
    project?.group === undefined ? [] : [{ kind: 'note', words: registerWords(view, project.group) }, ' ']
  const unitNote: Words = units.length === 0 ? [] : [' ', { kind: 'note', words: units }]
  return [...group, ...registerWords(view, topicName(view.model, line)), ...unitNote]
}

function targetCell(view: ReportView, targets: readonly Target[]): readonly Block[] | undefined {
  if (targets.length === 0) return undefined
  const words = targets.map(
    ({ text, indicators, source }): TargetWords => ({
      text: registerText(view, text),
      indicators: indicators.map((indicator) => indicatorWords(view, indicator)),
      ...(source === undefined ? {} : { source: registerText(view, source) }),
    }),
  )
  const labels = { indicators: view.t('report.indicators'), source: view.t('report.source') }
  return [{ kind: 'targets', targets: words, labels }]
}

function indicatorWords(view: ReportView, { text, unit }: Indicator): Words {
  const name = registerWords(view, text)
  return unit === undefined ? name : [...name, ' (', ...registerWords(view, unit), ')']
}
