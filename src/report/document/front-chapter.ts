import { namedCounts } from '../front-words.ts'
import type { ReportView } from '../view.ts'
import type { Chapter } from './document.ts'
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
      paragraph('hint', t('report.counts.of')),
      ...titledTexts(view, model.series.front, 3),
    ],
  }
}
