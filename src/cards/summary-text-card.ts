import { type Language, textIn } from '../domain/local-text.ts'
import type { ReportModel, SummaryParagraph } from '../domain/report-model.ts'
import type { SummaryText } from '../domain/summary-text.ts'
import { textPages } from '../domain/text-pages.ts'
import { longDate, roundName } from '../locales/dates.ts'
import { translator } from '../locales/translate.ts'
import { type CardAction, execute, withTooltip } from './actions.ts'
import { officeCard } from './office-card.ts'
import { type Reader, readerOf } from './reader.ts'
import { goalTitle } from './report-words.ts'
import { roundTitle } from './round-title.ts'
import type { Card } from './template.ts'

/** A paragraph with its translation fits; with all else on the card it stays small enough to arrive. */
const mostOnPage = 6500

interface PastePage {
  readonly goal: string
  readonly text: string
  readonly hasDrafts: boolean
}

/** The published summary in an input, from which it can be copied on any device: goal by goal, each on pages of its own. */
export function summaryTextCard(shown: SummaryText, reader: Reader): Card {
  const { t } = reader
  const { facts, edition, typed } = shown
  const { model } = edition
  const pages = pastePages(model)
  const position = Math.min(Math.max(1, shown.page), pages.length)
  const { goal = '', text = '', hasDrafts = false } = pages[position - 1] ?? {}
  const data = { round: facts.opened.round.id, ...typed }
  const turn = (key: 'summary.paste-next' | 'summary.paste-before', to: number): readonly CardAction[] => {
    const page = pages[to - 1]
    if (page === undefined) return []
    return [withTooltip(execute(t(key), 'summary-text', { ...data, page: to }), goalTitle(model, page.goal, reader))]
  }
  return officeCard(
    {
      round: roundTitle(facts.series, facts.opened.round, reader),
      title: t('duty.summary'),
      sections: [
        { text: t('summary.paste', { edition: edition.number }) },
        ...(pages.length > 1 ? [{ text: t('summary.paste-page', { position, pages: pages.length }) }] : []),
        ...(hasDrafts ? [{ text: t('summary.paste-drafts') }] : []),
      ],
      inputs: [
        {
          type: 'Input.Text',
          id: 'paste',
          label: goalTitle(model, goal, reader),
          value: text,
          maxLength: text.length,
          isMultiline: true,
        },
      ],
      actions: [
        ...turn('summary.paste-next', position + 1),
        ...turn('summary.paste-before', position - 1),
        execute(t('page.back'), 'duty', data),
      ],
    },
    reader,
  )
}

/** All of the summary, in the programme's language and dated, as it follows the earlier summaries. */
export function pastePages(model: ReportModel): readonly PastePage[] {
  const { language } = model.programme
  const reader = readerOf(language, model.programme)
  const heading = `${roundName(model.round.label, language)} (${longDate(model.round.deadline, language)})`
  const goals = [...new Set(model.summary.map(({ goal }) => goal))]
  return goals.flatMap((goal) => {
    const paragraphs = model.summary.filter((each) => each.goal === goal)
    const hasDrafts = paragraphs.some(({ approved }) => !approved)
    const title = `${heading}\n\n${goalTitle(model, goal, reader)}`
    const blocks = paragraphs.flatMap((paragraph) => paragraphBlocks(model, paragraph, reader))
    return textPages([title, ...blocks], mostOnPage).map((text) => ({ goal, text, hasDrafts }))
  })
}

function paragraphBlocks(
  { areas, programme }: ReportModel,
  { area, text, translations = [] }: SummaryParagraph,
  { t }: Reader,
): readonly string[] {
  return [
    `${areaName(areas, area, programme.language)}\n${text}`,
    ...translations.map((each) => `${t(`report.translation.${each.language}`)}\n${each.text}`),
  ]
}

function areaName(areas: ReportModel['areas'], area: string | undefined, language: Language): string {
  if (area === undefined) return translator(language)('report.goal.whole')
  return textIn(areas.find(({ id }) => id === area)?.name ?? area, language, language)
}
