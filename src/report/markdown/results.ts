import { levelQuestion } from '../../domain/level-movement.ts'
import type { Indicator, Target } from '../../domain/programme.ts'
import type { ReportGoal, ReportSubject } from '../../domain/report-model.ts'
import { areaName, byArea, numbered, plain, projectName, type ReportView } from '../view.ts'
import { datedBlocks } from './answers.ts'
import { block, inline, line } from './escape.ts'

export function resultsChapter(view: ReportView): readonly string[] {
  const goals = view.model.goals.flatMap((goal) => goalBlocks(view, goal))
  return goals.length === 0 ? [] : [`## ${view.t('report.section.results')}`, ...goals]
}

function goalBlocks(view: ReportView, goal: ReportGoal): readonly string[] {
  const lines = view.model.subjects.filter((subject) => subject.goal === goal.id)
  if (lines.length === 0) return []
  return [
    `### ${inline(numbered(goal, plain(view, goal.name)))}`,
    ...goal.texts.flatMap(({ title, text }) => [`**${inline(plain(view, title))}**`, block(plain(view, text))]),
    ...byArea(view, lines).flatMap(({ area, items }) => [
      `#### ${inline(plain(view, areaName(view, area)))}`,
      ...items.flatMap((each) => lineBlocks(view, each)),
    ]),
  ]
}

function lineBlocks(view: ReportView, subject: ReportSubject): readonly string[] {
  const { model } = view
  const meter = model.series.sections.includes('progress') ? levelQuestion(model)?.id : undefined
  return [
    `##### ${inline(plain(view, projectName(view, subject.project)))}`,
    ...(subject.targets.length === 0 ? [] : [targetList(view, subject.targets)]),
    ...datedBlocks(view, subject, ({ question }) => question === undefined || question.id !== meter),
  ]
}

function targetList(view: ReportView, targets: readonly Target[]): string {
  const { t } = view
  return targets
    .flatMap(({ text, indicators, source }) => [
      `- ${line(plain(view, text))}`,
      ...indicators.map((indicator) => `  - ${t('report.indicators')}: ${inline(indicatorWords(view, indicator))}`),
      ...(source === undefined ? [] : [`  - ${t('report.source')}: ${inline(plain(view, source))}`]),
    ])
    .join('\n')
}

function indicatorWords(view: ReportView, { text, unit }: Indicator): string {
  return unit === undefined ? plain(view, text) : `${plain(view, text)} (${plain(view, unit)})`
}
