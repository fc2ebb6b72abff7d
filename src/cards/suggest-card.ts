import { nameOf } from '../domain/access.ts'
import type { Page } from '../domain/page.ts'
import { drawnInputs } from '../domain/shown-card.ts'
import { longestWording, type TypedWording, wordsOf } from '../domain/suggestion.ts'
import type { SuggestChoice, SuggestedLine, SuggestForm, SuggestNotice } from '../domain/suggestion-pages.ts'
import type { TargetWording } from '../domain/target-wording.ts'
import { dateAndTime } from '../locales/dates.ts'
import { type CardAction, execute } from './actions.ts'
import { linesOf, shortened } from './answer-text.ts'
import { type OfficeCard, type OfficeInput, type OfficeSection, officeCard } from './office-card.ts'
import type { Reader } from './reader.ts'
import { goalTitle } from './report-words.ts'
import { roundTitle } from './round-title.ts'
import type { Card } from './template.ts'

/** As many targets, and as much of each, as stay small enough to arrive. */
const mostTargets = 12
const excerpt = { characters: 240, lines: 4 }
const besideInputs = { characters: 1200, lines: 24 }

/** Which of its targets the line's owner would have in other words, or a new one. */
export function suggestChoiceCard(choice: SuggestChoice, reader: Reader): Card {
  const { t } = reader
  const { targets } = choice
  const shown = targets.slice(0, mostTargets)
  const more = targets.length - shown.length
  const card = officeCard(
    {
      ...headOf(choice, reader),
      sections: [
        { text: t('suggest.choose') },
        ...shown.map(({ id, wording, isWaiting }, index): OfficeSection => {
          const words = shortened(wordsOf(wording), reader, excerpt)
          return {
            title: t('suggest.number', { number: index + 1 }),
            text: isWaiting ? `${words}\n${t('suggest.page.suggested')}` : words,
            actions: [execute(t('suggest.change'), 'suggest', { ...dataOf(choice), target: id })],
          }
        }),
        ...(more === 0 ? [] : [{ text: t('rehearsal.more', { count: more }) }]),
      ],
      actions: [execute(t('suggest.new'), 'suggest', { ...dataOf(choice), target: '' }), back(choice, reader)],
    },
    reader,
  )
  return { ...card, drawn: drawnInputs(choice.sheet.opened.round.id) }
}

/** The wording of one target to be mended, under what the register says. */
export function suggestFormCard(form: SuggestForm, reader: Reader): Card {
  const { t } = reader
  const { notice, typed, place, version, revision } = form
  const data = { ...dataOf(form), target: place.target, version, revision, step: 'send' }
  const card = officeCard(
    {
      ...headOf(form, reader),
      ...noticeOf(notice, reader),
      sections: [{ text: t('suggest.how') }, nowSection(form.now, reader), ...waitingSection(form, reader)],
      inputs: wordingInputs(typed, reader),
      actions: [execute(t('suggest.send'), 'suggest', data), back(form, reader)],
    },
    reader,
  )
  return { ...card, drawn: drawnInputs(form.sheet.opened.round.id) }
}

/** What became of what was suggested on a page's line. */
export function suggestionLines({ suggestions }: Page, reader: Reader): readonly { readonly text: string }[] {
  return suggestions.slice(-3).flatMap(({ version: { state, text } }) => {
    if (state === 'suggested' || state === 'undone') return linesOf(reader.t('suggest.page.suggested'))
    if (state === 'taken') return linesOf(reader.t('suggest.page.taken'))
    const reason = shortened(text, reader, excerpt)
    return state === 'declined' ? linesOf(reader.t('suggest.page.declined', { reason })) : []
  })
}

export function nowSection(now: TargetWording | undefined, reader: Reader): OfficeSection {
  const words = now === undefined || now.text === '' ? reader.t('suggest.nothing') : wordsOf(now)
  return { title: reader.t('suggest.now'), text: shortened(words, reader, besideInputs) }
}

export function wordingInputs({ text, indicators, source }: TypedWording, { t }: Reader): readonly OfficeInput[] {
  const input = { type: 'Input.Text', maxLength: longestWording } as const
  return [
    { ...input, id: 'text', label: t('register.field.target'), value: text, isMultiline: true },
    { ...input, id: 'indicators', label: t('suggest.indicators'), value: indicators, isMultiline: true },
    { ...input, id: 'source', label: t('register.field.source'), value: source, isMultiline: true },
  ]
}

function noticeOf(notice: SuggestNotice | undefined, { t }: Reader): Pick<OfficeCard, 'notice'> {
  if (notice === undefined) return {}
  if (notice === 'sent') return { notice: { text: t('suggest.page.suggested'), style: 'good' } }
  return { notice: { text: t(`suggest.notice.${notice}`, { limit: longestWording }), style: 'attention' } }
}

function waitingSection({ waiting, sheet }: SuggestForm, reader: Reader): readonly OfficeSection[] {
  if (waiting === undefined) return []
  const { at, by } = waiting.suggested
  const { programme } = sheet
  const values = { name: nameOf(programme, by), at: dateAndTime(at, programme.timeZone, reader.language) }
  const words = shortened(wordsOf(waiting.wording.after), reader, besideInputs)
  return [{ title: reader.t('suggest.waits', values), text: words }]
}

function headOf({ sheet, project, goal }: SuggestedLine, reader: Reader): { round: string; title: string } {
  const title = `${reader.text(project.name)} · ${goalTitle(sheet.programme, goal.id, reader)}`
  return { round: roundTitle(sheet.series, sheet.opened.round, reader), title }
}

function dataOf({ sheet, key }: SuggestedLine): Readonly<Record<string, string | number>> {
  return { round: sheet.opened.round.id, sheet: sheet.expected.id, subject: key.subject, part: key.part }
}

function back(line: SuggestedLine, { t }: Reader): CardAction {
  return execute(t('suggest.back'), 'page', dataOf(line))
}
