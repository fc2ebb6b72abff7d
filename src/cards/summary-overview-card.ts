import type { SummaryOverview } from '../domain/summary-page.ts'
import { execute } from './actions.ts'
import { officeCard } from './office-card.ts'
import type { Reader } from './reader.ts'
import { goalTitle } from './report-words.ts'
import { roundTitle } from './round-title.ts'
import { areaTitle, placeData } from './summary-place.ts'
import type { Card } from './template.ts'

/** Every paragraph of the summary with how far it is, by goal; a press opens it. */
export function summaryOverviewCard({ facts, paragraphs }: SummaryOverview, reader: Reader): Card {
  const { t } = reader
  const { model, opened, series } = facts
  const approved = paragraphs.filter(({ state }) => state === 'approved').length
  const goals = [...new Set(paragraphs.map(({ place }) => place.goal))]
  return officeCard(
    {
      round: roundTitle(series, opened.round, reader),
      title: t('summary.title'),
      sections: [
        {
          text:
            paragraphs.length === 0 ? t('summary.none') : t('summary.progress', { approved, count: paragraphs.length }),
        },
        ...goals.map((goal) => ({
          title: goalTitle(model, goal, reader),
          text: '',
          actions: paragraphs
            .filter(({ place }) => place.goal === goal)
            .map(({ place, state }) =>
              execute(
                t('summary.open', { area: areaTitle(model, place, reader), state: t(`summary.state.${state}`) }),
                'summary',
                placeData(opened.round.id, place),
              ),
            ),
        })),
      ],
      actions: [execute(t('summary.to-preview'), 'report', { round: opened.round.id })],
    },
    reader,
  )
}
