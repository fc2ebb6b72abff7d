import { type Language, textIn } from '../domain/local-text.ts'
import type { SummaryText } from '../domain/summary-text.ts'
import { longDate, roundName } from '../locales/dates.ts'
import { translator } from '../locales/translate.ts'
import { execute } from './actions.ts'
import { officeCard } from './office-card.ts'
import { type Reader, readerOf } from './reader.ts'
import { goalTitle } from './report-words.ts'
import { roundTitle } from './round-title.ts'
import type { Card } from './template.ts'

/** The published summary of one goal in an input, from which it can be copied on any device. */
export function summaryTextCard(shown: SummaryText, reader: Reader): Card {
  const { t } = reader
  const { facts, edition, goal, goals, paragraphs } = shown
  const round = facts.opened.round.id
  const value = pasteText(shown)
  const others = goals.filter((each) => each !== goal)
  const data = { round, ...shown.typed }
  return officeCard(
    {
      round: roundTitle(facts.series, facts.opened.round, reader),
      title: t('duty.summary'),
      sections: [
        { text: t('summary.paste', { edition: edition.number }) },
        ...(paragraphs.some(({ approved }) => !approved) ? [{ text: t('summary.paste-drafts') }] : []),
      ],
      inputs: [
        {
          type: 'Input.Text',
          id: 'paste',
          label: goalTitle(edition.model, goal, reader),
          value,
          maxLength: value.length,
          isMultiline: true,
        },
      ],
      actions: [
        ...others.map((each) =>
          execute(goalTitle(edition.model, each, reader), 'summary-text', { ...data, goal: each }),
        ),
        execute(t('page.back'), 'duty', data),
      ],
    },
    reader,
  )
}

/** In the programme's language, dated, as it follows the earlier summaries. */
function pasteText({ edition, goal, paragraphs }: SummaryText): string {
  const { model } = edition
  const { language } = model.programme
  const heading = `${roundName(model.round.label, language)} (${longDate(model.round.deadline, language)})`
  const reader = readerOf(language, model.programme)
  const { t } = reader
  const parts = paragraphs.flatMap(({ area, text, translations = [] }) => [
    `${areaName(model.areas, area, language)}\n${text}`,
    ...translations.map((each) => `${t(`report.translation.${each.language}`)}\n${each.text}`),
  ])
  return [heading, goalTitle(model, goal, reader), ...parts].join('\n\n')
}

function areaName(
  areas: SummaryText['edition']['model']['areas'],
  area: string | undefined,
  language: Language,
): string {
  if (area === undefined) return translator(language)('report.goal.whole')
  return textIn(areas.find(({ id }) => id === area)?.name ?? area, language, language)
}
