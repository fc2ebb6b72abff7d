import { levelQuestion } from '../../domain/level-movement.ts'
import type { Indicator, Target } from '../../domain/programme.ts'
import type { ReportGoal, ReportSubject } from '../../domain/report-model.ts'
import { topicName } from '../../domain/report-names.ts'
import { areaName, byArea, goalWords, linesUnder, type ReportView, referenceWords } from '../view.ts'
import { datedAnswers } from './answers.ts'
import type { Block, Chapter, TableRow, TargetWords, Words } from './document.ts'
import { facetsOf } from './facets.ts'
import { rowWords } from './row-words.ts'
import { hasOwnChapter, toldAnswers } from './topic-answers.ts'
import { goalHeading, heading, paragraph, registerText, registerWords, titledTexts } from './words.ts'

/** The full table: for each goal what every project promised there and what came of it, round after round. */
export function resultsChapter(view: ReportView): Chapter | undefined {
  const { t, model } = view
  const goals = model.goals.filter(({ id }) => {
    const { own, referred } = linesUnder(view, id)
    return own.length + referred.length + topicBlocks(view, id).length > 0
  })
  if (goals.length === 0) return undefined
  return {
    id: 'results',
    title: t('report.section.results'),
    wide: true,
    blocks: goals.flatMap((goal) => goalResults(view, goal)),
  }
}

function goalResults(view: ReportView, goal: ReportGoal): readonly Block[] {
  const { own, referred } = linesUnder(view, goal.id)
  const lines = [...own, ...referred]
  // The meter has tables of its own where the report shows progress.
  const meter = view.model.series.sections.includes('progress') ? levelQuestion(view.model)?.id : undefined
  const row = (line: ReportSubject): TableRow => (line.goal === goal.id ? ownRow(line) : referredRow(view, line))
  const ownRow = (line: ReportSubject): TableRow => ({
    id: line.id,
    facets: facetsOf(view, line),
    cells: [
      rowWords(view, line),
      targetCell(view, line.targets),
      datedAnswers(view, line, ({ question }) => question === undefined || question.id !== meter),
    ],
  })
  return [
    goalHeading(view, 'results', goal),
    ...titledTexts(view, goal.texts, 4),
    ...topicBlocks(view, goal.id),
    ...(lines.length === 0 ? [] : [linesTable(view, goal, lines, row)]),
  ]
}

function linesTable(
  view: ReportView,
  goal: ReportGoal,
  lines: readonly ReportSubject[],
  row: (line: ReportSubject) => TableRow,
): Block {
  const { t } = view
  return {
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
  }
}

/** Answered once, under the goal where the row belongs: here it leads there. */
function referredRow(view: ReportView, line: ReportSubject): TableRow {
  const words: Words = [{ kind: 'lead', to: line.id, words: [referenceWords(view, line)] }]
  return { facets: facetsOf(view, line), cells: [rowWords(view, line), undefined, [paragraph('short', ...words)]] }
}

/** What the goal, its spearheads and their sections say, where no chapter of its own tells it. */
function topicBlocks(view: ReportView, goal: string): readonly Block[] {
  if (hasOwnChapter(view)) return []
  const { model } = view
  const topics = model.subjects.filter((subject) => subject.goal === goal && subject.scope !== 'line')
  return topics.flatMap((subject) => {
    const told = toldAnswers(view, subject)
    if (told.length === 0) return []
    const title = subject.scope === 'goal' ? [] : [heading(4, registerWords(view, topicName(model, subject)))]
    return [...title, ...told]
  })
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
