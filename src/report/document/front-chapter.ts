import { reportGaps } from '../../domain/report-gaps.ts'
import { namedCounts } from '../front-words.ts'
import type { ReportView } from '../view.ts'
import { goalWords } from '../view.ts'
import type { Block, Chapter } from './document.ts'
import { paragraph, titledTexts } from './words.ts'

/** What the series says of itself, and how many answers there are of what. */
export function frontChapter(view: ReportView): Chapter {
  const { t, model } = view
  return {
    id: 'counts',
    title: t('report.section.counts'),
    wide: false,
    blocks: [
      { kind: 'counts', counts: namedCounts(view) },
      paragraph('hint', countsOf(view)),
      ...gapNotes(view),
      ...titledTexts(view, model.series.front, 3),
    ],
  }
}

/** What is counted, in a programme that asks about projects only and in one that asks about more. */
function countsOf({ t, model }: ReportView): string {
  const isOfProjects = model.subjects.every(({ project }) => project !== undefined)
  return t(isOfProjects ? 'report.counts.of' : 'report.counts.of-topics')
}

/** What the report is published without: told to coordinators on its first page. */
function gapNotes(view: ReportView): readonly Block[] {
  const { t, model, audience } = view
  if (audience !== 'coordinators') return []
  const { missing, unapproved, unreportedGoals } = reportGaps(model)
  const goals = model.goals.filter(({ id }) => unreportedGoals.includes(id)).map((goal) => goalWords(view, goal))
  return [
    ...(missing === 0 ? [] : [paragraph('alert', t('report.gaps.missing', { count: missing }))]),
    ...(unapproved === 0 ? [] : [paragraph('alert', t('report.gaps.unapproved', { count: unapproved }))]),
    ...(goals.length === 0 ? [] : [paragraph('alert', t('report.gaps.goals', { goals: goals.join(', ') }))]),
  ]
}
