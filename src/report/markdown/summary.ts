import { areaName, numbered, plain, type ReportView, roundWords } from '../view.ts'
import { block, inline } from './escape.ts'

export function summaryChapter(view: ReportView): readonly string[] {
  const { t, model } = view
  const goals = model.goals.flatMap((goal) => {
    const paragraphs = model.summary.filter((each) => each.goal === goal.id)
    const earlier = model.earlierSummaries.filter((each) => each.goal === goal.id)
    if (paragraphs.length + earlier.length === 0) return []
    return [
      `### ${inline(numbered(goal, plain(view, goal.name)))}`,
      ...paragraphs.flatMap(({ area, text, approved }) => [
        `#### ${place(view, area)}`,
        ...(approved ? [] : [`*${t('report.draft')}*`]),
        block(text),
      ]),
      ...(earlier.length === 0 ? [] : [`#### ${t('report.earlier-summaries')}`]),
      ...earlier.flatMap(({ deadline, area, text }) => [
        `**${inline(roundWords(view, deadline))}: ${place(view, area)}**`,
        block(text),
      ]),
    ]
  })
  return goals.length === 0 ? [] : [`## ${t('report.section.summary')}`, ...goals]
}

function place(view: ReportView, area: string | undefined): string {
  return inline(area === undefined ? view.t('report.goal.whole') : plain(view, areaName(view, area)))
}
