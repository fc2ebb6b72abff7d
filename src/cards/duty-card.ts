import { nameOf } from '../domain/access.ts'
import type { PublicationDuty } from '../domain/publication-duty.ts'
import { dateAndTime, longDate } from '../locales/dates.ts'
import { type CardAction, execute, openUrl, withTooltip } from './actions.ts'
import { breakable, linesOf } from './answer-text.ts'
import { changeLines } from './change-words.ts'
import { type OfficeCard, type OfficeSection, officeCard } from './office-card.ts'
import type { Reader } from './reader.ts'
import { fileActions } from './report-links.ts'
import { deadlineNote, roundTitle } from './round-title.ts'
import type { Card } from './template.ts'

/** The duty at the national site: until when, what to do there, and the day and address once it is done. */
export function dutyCard(duty: PublicationDuty, reader: Reader): Card {
  const { t } = reader
  const { facts, edition, links, done } = duty
  const { round } = facts.opened
  const base = {
    round: roundTitle(facts.series, round, reader),
    title: t(done === undefined ? 'duty.title' : 'duty.done'),
  }
  const files = { title: t('duty.files', { edition: edition.number }), text: '', actions: fileActions(links, reader) }
  const hasSummary = edition.model.summary.length > 0
  const summary = hasSummary ? [execute(t('duty.summary'), 'summary-text', { round: round.id })] : []
  return officeCard(
    done === undefined
      ? {
          ...base,
          ...openDuty(duty, reader),
          sections: [
            { text: deadlineNote(round, duty.lastWorkingDay, reader) },
            ...changeSections(duty, reader),
            { title: t('duty.steps'), text: t(duty.before === undefined ? 'duty.how' : 'duty.how-again') },
            ...(hasSummary ? [] : [{ text: t('duty.no-summary') }]),
            files,
            ...tellSections(duty, reader),
          ],
          actions: [...summary, record(duty, reader)],
        }
      : {
          ...base,
          sections: [
            { text: doneText(duty, reader), actions: [openUrl(t('duty.open'), done.text)] },
            files,
            ...tellSections(duty, reader),
          ],
          actions: [...summary, execute(t('duty.reopen'), 'reopen-duty', { round: round.id, revision: duty.revision })],
        },
    reader,
  )
}

function openDuty({ typed, fault, edition }: PublicationDuty, { t }: Reader): Pick<OfficeCard, 'notice' | 'inputs'> {
  return {
    ...(fault === undefined
      ? {}
      : { notice: { text: t(`duty.fault.${fault}`, { edition: edition.number }), style: 'attention' } }),
    inputs: [
      { type: 'Input.Date', id: 'day', label: t('duty.day'), value: typed.day },
      {
        type: 'Input.Text',
        id: 'address',
        label: t('duty.address'),
        value: typed.address,
        maxLength: 1000,
        isMultiline: false,
      },
    ],
  }
}

/** What a newer edition corrects, and where the one before it stands. */
function changeSections({ changes, before, edition }: PublicationDuty, reader: Reader): readonly OfficeSection[] {
  const { t, language } = reader
  if (changes === undefined) return []
  const lines = changes.length === 0 ? [t('duty.no-changes')] : changeLines(changes, edition.model, reader)
  const told = { title: t('duty.changes', { edition: edition.number }), text: lines.join('\n') }
  if (before === undefined) return [told]
  const text = [t('duty.done-on', { day: longDate(before.day ?? '', language) }), breakable(before.text)].join('\n')
  return [told, { title: t('duty.before'), text, actions: [openUrl(t('duty.open'), before.text)] }]
}

const mostToTell = 5

/** Projects of which somebody outside Teams must hear, each with the way to a ready mail. */
function tellSections({ toTell = [], edition, facts }: PublicationDuty, { t, text }: Reader): readonly OfficeSection[] {
  const round = facts.opened.round.id
  const shown = toTell.slice(0, mostToTell).map((project): OfficeSection => {
    const name = text(edition.model.projects.find(({ id }) => id === project)?.name ?? project)
    return {
      title: t('telling.title', { project: name }),
      text: '',
      actions: [withTooltip(execute(t('telling.show'), 'tell', { round, project }), name)],
    }
  })
  const more = toTell.length - shown.length
  return more === 0 ? shown : [...shown, { text: t('telling.more', { count: more }) }]
}

function record({ facts, revision, edition }: PublicationDuty, { t }: Reader): CardAction {
  const data = { round: facts.opened.round.id, revision, edition: edition.number }
  return execute(t('duty.record'), 'record-publication', data)
}

function doneText({ done, facts, typed, fault, edition }: PublicationDuty, { t, language }: Reader): string {
  if (done === undefined) return ''
  const by = nameOf(facts.programme, done.by)
  const at = dateAndTime(done.at, facts.programme.timeZone, language)
  const lines = [
    t('duty.done-on', { day: longDate(done.day ?? '', language) }),
    breakable(done.text),
    t('duty.done-by', { name: by, at }),
    // Somebody else was quicker: what was typed is not lost.
    ...(fault === undefined
      ? []
      : [t(`duty.fault.${fault}`, { edition: edition.number }), typed.day, breakable(typed.address)]),
  ]
  return lines.flatMap((line) => linesOf(line).map(({ text }) => text)).join('\n')
}
