import { nameOf } from '../domain/access.ts'
import { longestComment } from '../domain/desk.ts'
import { findProject, type Programme } from '../domain/programme.ts'
import { isOpen, longestWording, type Suggestion, wordsOf } from '../domain/suggestion.ts'
import type { SuggestionList, SuggestionPage } from '../domain/suggestion-pages.ts'
import { dateAndTime } from '../locales/dates.ts'
import { type CardAction, execute } from './actions.ts'
import { shortened } from './answer-text.ts'
import { type OfficeCard, type OfficeSection, officeCard } from './office-card.ts'
import type { Reader } from './reader.ts'
import { goalTitle } from './report-words.ts'
import { nowSection, wordingInputs } from './suggest-card.ts'
import type { Card } from './template.ts'

const excerpt = { characters: 200, lines: 3 }
const besideInputs = { characters: 1200, lines: 24 }

/** What waits for the coordinators, each with the way to decide on it. */
export function suggestionListCard(list: SuggestionList, reader: Reader): Card {
  const { t, text } = reader
  const { programme, round, suggestions, page, pages, total, notice, undo } = list
  const turn = (title: string, to: number): CardAction => execute(title, 'suggestions', { round, page: to })
  return officeCard(
    {
      round: text(programme.name),
      title: t('suggestions.title'),
      ...(notice === undefined ? {} : { notice: { text: t(`suggestions.notice.${notice}`), style: styles[notice] } }),
      sections: [
        ...(undo === undefined
          ? []
          : [
              {
                text: t('suggestions.undo.what'),
                actions: [execute(t('desk.undo'), 'undo-suggestion', { round, ...undo })],
              },
            ]),
        { text: total === 0 ? t('suggestions.none') : t('suggestions.page', { page, pages, count: total }) },
        ...suggestions.map(
          (each): OfficeSection => ({
            title: titleOf(programme, each, reader),
            text: `${whoOf(programme, each, reader)}\n${shortened(wordsOf(each.wording.after), reader, excerpt)}`,
            actions: [execute(t('suggestions.open'), 'suggestion', placeOf(each))],
          }),
        ),
      ],
      actions: [
        ...(page < pages ? [turn(t('status.next'), page + 1)] : []),
        ...(page > 1 ? [turn(t('status.previous'), page - 1)] : []),
        execute(t('suggestions.to-status'), 'status', { round }),
      ],
    },
    reader,
  )
}

const styles = {
  taken: 'good',
  declined: 'good',
  undone: 'good',
  gone: 'warning',
  'moved-on': 'attention',
  'undo-failed': 'attention',
} as const

/** What the register says, what was suggested, and the inputs to mend it in. */
export function suggestionPageCard(page: SuggestionPage, reader: Reader): Card {
  const { t, text } = reader
  const { programme, suggestion, now, typed, reason, version, notice } = page
  const data = { ...placeOf(suggestion), revision: suggestion.version.revision, version }
  const decide = (title: string, step: string): CardAction => execute(title, 'decide-suggestion', { ...data, step })
  const { after } = suggestion.wording
  const isNew = suggestion.target === ''
  return officeCard(
    {
      round: text(programme.name),
      title: titleOf(programme, suggestion, reader),
      ...noticeOf(notice, reader),
      sections: [
        { text: t('suggestions.how') },
        nowSection(now, reader),
        {
          title: `${t(isNew ? 'suggestions.new' : 'suggestions.suggested')} · ${whoOf(programme, suggestion, reader)}`,
          text: shortened(wordsOf(after), reader, besideInputs),
        },
      ],
      inputs: [
        ...wordingInputs(typed, reader),
        {
          type: 'Input.Text',
          id: 'reason',
          label: t('suggestions.reason'),
          value: reason,
          maxLength: longestComment,
          isMultiline: true,
        },
      ],
      actions: [
        ...(isOpen(suggestion) && now !== undefined ? [decide(t('suggestions.take'), 'take')] : []),
        ...(isOpen(suggestion) ? [decide(t('suggestions.decline'), 'decline')] : []),
        execute(t('suggestions.to-list'), 'suggestions', { round: suggestion.note.round, page: 1 }),
      ],
    },
    reader,
  )
}

function noticeOf(notice: SuggestionPage['notice'], { t }: Reader): Pick<OfficeCard, 'notice'> {
  if (notice === undefined) return {}
  const style = 'attention'
  switch (notice) {
    case 'empty':
    case 'too-long':
    case 'storage-failed':
    case 'register-changed':
      return { notice: { text: t(`suggest.notice.${notice}`, { limit: longestWording }), style } }
    default:
      return { notice: { text: t(`suggestions.notice.${notice}`, { limit: longestComment }), style } }
  }
}

/** `Perhekeskus · 1. Saatavuus`. */
function titleOf(programme: Programme, { project, goal }: Suggestion, reader: Reader): string {
  const name = findProject(programme, project)?.name ?? project
  return `${reader.text(name)} · ${goalTitle(programme, goal, reader)}`
}

function whoOf(programme: Programme, { suggested }: Suggestion, { language }: Reader): string {
  return `${nameOf(programme, suggested.by)}, ${dateAndTime(suggested.at, programme.timeZone, language)}`
}

function placeOf({ note, project, goal, target }: Suggestion): Readonly<Record<string, string>> {
  return { round: note.round, project, goal, target }
}
