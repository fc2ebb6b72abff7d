import { nameOf } from '../domain/access.ts'
import type { Answer } from '../domain/answer.ts'
import { indicatorQuestions } from '../domain/indicator-questions.ts'
import { languages } from '../domain/local-text.ts'
import { textsOf } from '../domain/printed-answer.ts'
import type { ReportSubject } from '../domain/report-model.ts'
import { topicName } from '../domain/report-names.ts'
import { longestParagraph } from '../domain/summary-draft.ts'
import { type SummaryPage, sourcesPerPage } from '../domain/summary-page.ts'
import { dateAndTime, longDate } from '../locales/dates.ts'
import { type CardAction, execute } from './actions.ts'
import { shortened, shortWords } from './answer-text.ts'
import { type OfficeCard, type OfficeInput, type OfficeSection, officeCard } from './office-card.ts'
import type { Reader } from './reader.ts'
import { goalTitle } from './report-words.ts'
import { roundTitle } from './round-title.ts'
import { areaTitle, placeData } from './summary-place.ts'
import type { Card } from './template.ts'

/** What all sources of a page may take together, and one of them at most: the card must stay small enough to arrive. */
const sourceCharacters = { all: 2400, one: 700, fewest: 120 }
const besideConflict = { all: 720, one: 300, fewest: 60 }

/** One paragraph to be written, with what the projects answered beside it. */
export function summaryPageCard(page: SummaryPage, reader: Reader): Card {
  const { t } = reader
  const { facts, place, position, pages } = page
  const { model, opened, series } = facts
  return officeCard(
    {
      round: roundTitle(series, opened.round, reader),
      title: t('summary.page-title', {
        goal: goalTitle(model, place.goal, reader),
        area: areaTitle(model, place, reader),
      }),
      ...noticeOf(page, reader),
      sections: [
        {
          text: [t('summary.page', { position, pages }), stateText(page, reader), ...leftOutWords(page, reader)].join(
            '\n',
          ),
        },
        ...conflictSections(page, reader),
        ...sourceSections(page, reader),
        ...earlierSections(page, reader),
      ],
      inputs: inputsOf(page, reader),
      actions: actionsOf(page, reader),
    },
    reader,
  )
}

function noticeOf({ notice }: SummaryPage, { t }: Reader): Pick<OfficeCard, 'notice'> {
  if (notice === undefined) return {}
  const text = t(`summary.notice.${notice}`, { limit: longestParagraph })
  return { notice: { text, style: notice === 'saved' ? 'good' : 'attention' } }
}

function stateText({ state, written, facts }: SummaryPage, { t, language }: Reader): string {
  const words = t(`summary.state-long.${state}`)
  if (written === undefined) return words
  const { programme } = facts
  const at = dateAndTime(written.at, programme.timeZone, language)
  return `${words} ${t('summary.by', { name: nameOf(programme, written.by), at })}`
}

function leftOutWords({ leftOut }: SummaryPage, { t }: Reader): readonly string[] {
  return leftOut === 0 ? [] : [t('summary.left-out', { count: leftOut })]
}

function conflictSections({ conflict, facts }: SummaryPage, reader: Reader): readonly OfficeSection[] {
  const { t, language } = reader
  if (conflict === undefined) return []
  const at = dateAndTime(conflict.at, facts.programme.timeZone, language)
  const title = t('summary.conflict', { name: nameOf(facts.programme, conflict.by), at })
  const words = shortened(conflict.text, reader, { characters: 2500, lines: 40 })
  return [{ title, text: conflict.text === '' ? t('summary.withdrawn') : words }]
}

function sourceSections(page: SummaryPage, reader: Reader): readonly OfficeSection[] {
  const { t, text } = reader
  const { facts, conflict, sourcePage } = page
  const sources = page.sources.slice((sourcePage - 1) * sourcesPerPage, sourcePage * sourcesPerPage)
  const pages = Math.ceil(page.sources.length / sourcesPerPage)
  const title = pages > 1 ? t('summary.sources-page', { page: sourcePage, pages }) : t('summary.sources')
  const turn = (key: 'status.next' | 'status.previous', to: number): CardAction =>
    writeAction(page, t(key), 'sources', { sourcePage: to })
  const turns = [
    ...(sourcePage < pages ? [turn('status.next', sourcePage + 1)] : []),
    ...(sourcePage > 1 ? [turn('status.previous', sourcePage - 1)] : []),
  ]
  const limits = conflict === undefined ? sourceCharacters : besideConflict
  const characters = Math.max(limits.fewest, Math.min(limits.one, Math.floor(limits.all / Math.max(1, sources.length))))
  const shown = sources.map((source) => {
    const name = text(topicName(facts.model, source))
    return `${name}: ${shortened(sourceText(source, facts, reader), reader, { characters, lines: 8 })}`
  })
  const words = shown.length === 0 ? t('summary.no-sources') : shown.join('\n')
  return [{ title, text: words, actions: turns }]
}

function sourceText(
  { answer, targets }: ReportSubject,
  { programme, series }: SummaryPage['facts'],
  reader: Reader,
): string {
  if (answer === undefined) return reader.t('summary.unanswered')
  const texts = wordsOf(answer, [...series.questions, ...indicatorQuestions(targets)])
  return answer.kind === 'values'
    ? texts
    : [shortWords(answer, { programme, series }, reader), texts].filter(Boolean).join(' ')
}

function wordsOf(answer: Answer, questions: SummaryPage['facts']['series']['questions']): string {
  return textsOf(questions, answer)
    .map(({ text }) => text)
    .join(' ')
}

function earlierSections({ earlier, conflict }: SummaryPage, reader: Reader): readonly OfficeSection[] {
  if (earlier === undefined || conflict !== undefined) return []
  const title = reader.t('summary.earlier', { date: longDate(earlier.deadline, reader.language) })
  return [{ title, text: shortened(earlier.text, reader, { characters: 700, lines: 8 }) }]
}

function inputsOf(page: SummaryPage, { t }: Reader): readonly OfficeInput[] {
  const { text, language, translation, translationLanguage } = page
  const choices = languages.map((each) => ({ title: t(`language.name.${each}`), value: each }))
  const paragraph = { type: 'Input.Text', maxLength: longestParagraph, isMultiline: true } as const
  return [
    { ...paragraph, id: 'text', label: t('summary.text'), value: text },
    {
      type: 'Input.ChoiceSet',
      id: 'language',
      label: t('summary.language'),
      value: language,
      style: 'compact',
      wrap: true,
      choices,
    },
    {
      ...paragraph,
      id: 'translation',
      label: t('summary.translation', { language: t(`language.name.${translationLanguage}`) }),
      value: translation,
    },
  ]
}

function actionsOf(page: SummaryPage, { t }: Reader): readonly CardAction[] {
  const { revision, state, position } = page
  const write = (title: string, step: string): CardAction => writeAction(page, title, step)
  return [
    write(t('summary.approve'), 'approve'),
    write(t('page.save'), 'next'),
    ...(position > 1 ? [write(t('page.back'), 'back')] : []),
    ...(revision > 0 && (state === 'written' || state === 'approved')
      ? [write(t('summary.withdraw'), 'withdraw')]
      : []),
    write(t('summary.all'), 'all'),
  ]
}

/** Every button of the page keeps what is typed. */
function writeAction(
  { facts, place, revision, translationRevision, sourcePage }: SummaryPage,
  title: string,
  step: string,
  more: Readonly<Record<string, number>> = {},
): CardAction {
  const data = { ...placeData(facts.opened.round.id, place), revision, translationRevision, sourcePage, step }
  return execute(title, 'write-summary', { ...data, ...more })
}
