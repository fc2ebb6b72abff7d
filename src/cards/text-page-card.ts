import { nameOf } from '../domain/access.ts'
import { topicKey, topicName } from '../domain/report-names.ts'
import { longestTextOf, type TextPage } from '../domain/text-page.ts'
import { dateAndTime } from '../locales/dates.ts'
import { type CardAction, execute } from './actions.ts'
import { shortened } from './answer-text.ts'
import { type OfficeCard, type OfficeSection, officeCard } from './office-card.ts'
import { printedTextState, printedTextTitle } from './printed-text-words.ts'
import type { Reader } from './reader.ts'
import { roundTitle } from './round-title.ts'
import type { Card } from './template.ts'

/** Beside long inputs only the beginning of the original fits. */
const besideLong = { characters: 600, lines: 8 }

/** One text: as it was sent, as it is printed, and its translation. */
export function textPageCard(page: TextPage, reader: Reader): Card {
  const { t, text } = reader
  const { facts, value, translation, translationLanguage } = page
  const { opened, series, model } = facts
  const limit = longestTextOf(page.text)
  const input = { type: 'Input.Text', maxLength: limit, isMultiline: true } as const
  const budget = limit > longestTextOf({ original: '' }) ? besideLong : { characters: 3000, lines: 30 }
  return officeCard(
    {
      round: roundTitle(series, opened.round, reader),
      title: text(topicName(model, page.text.line)),
      ...noticeOf(page, reader),
      sections: [
        { text: printedTextTitle(page.facts, page.text, reader) },
        ...conflictSection(page, reader),
        { title: t('texts.original'), text: shortened(page.text.original, reader, budget) },
        { text: printedTextState(page.text, reader) },
        ...(page.outdatedEdit === undefined
          ? []
          : [{ title: t('texts.outdated-edit'), text: shortened(page.outdatedEdit, reader) }]),
      ],
      inputs: [
        { ...input, id: 'text', label: t('texts.printed'), value },
        {
          ...input,
          id: 'translation',
          label: t('summary.translation', { language: t(`language.name.${translationLanguage}`) }),
          value: translation,
        },
      ],
      actions: actionsOf(page, reader),
    },
    reader,
  )
}

function noticeOf({ notice, text: shown }: TextPage, { t }: Reader): Pick<OfficeCard, 'notice'> {
  if (notice === undefined) return {}
  const isOfTexts = notice === 'saved' || notice === 'text-unsaved'
  const text = isOfTexts ? t(`texts.${notice}`) : t(`summary.notice.${notice}`, { limit: longestTextOf(shown) })
  return { notice: { text, style: notice === 'saved' ? 'good' : 'attention' } }
}

function conflictSection({ conflict, facts }: TextPage, reader: Reader): readonly OfficeSection[] {
  if (conflict === undefined) return []
  const at = dateAndTime(conflict.at, facts.programme.timeZone, reader.language)
  const title = reader.t('summary.conflict', { name: nameOf(facts.programme, conflict.by), at })
  return [
    {
      title,
      text:
        conflict.text === ''
          ? reader.t(`texts.state.${conflict.state === 'hidden' ? 'hidden' : 'as-sent'}`)
          : shortened(conflict.text, reader),
    },
  ]
}

function actionsOf(page: TextPage, { t }: Reader): readonly CardAction[] {
  const { facts, text, revision, translationRevision, isEarlier, notice } = page
  const round = facts.opened.round.id
  const { deadline, subject, question, edit } = text
  const write = (title: string, step: string): CardAction =>
    execute(title, 'write-text', { round, deadline, subject, question, revision, translationRevision, step })
  return [
    ...(isEarlier ? [write(t('texts.shorten'), 'shorten')] : []),
    write(t('texts.mend'), 'mend'),
    write(t('texts.translate'), 'translate'),
    ...(isEarlier && edit !== 'hidden' ? [write(t('texts.hide'), 'hide')] : []),
    ...(edit === undefined ? [] : [write(t('texts.restore'), 'restore')]),
    write(t('page.back'), 'back'),
    ...(notice === 'text-unsaved' ? [execute(t('texts.leave'), 'texts', { round, project: topicKey(text.line) })] : []),
  ]
}
