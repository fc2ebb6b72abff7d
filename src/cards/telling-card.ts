import { nameOf } from '../domain/access.ts'
import { mailLink, type OutsideTelling, type ToldContact } from '../domain/outside-telling.ts'
import { longDate } from '../locales/dates.ts'
import { execute, openUrl } from './actions.ts'
import { answerRows } from './answer-text.ts'
import { type OfficeSection, officeCard } from './office-card.ts'
import { type Reader, readerOf } from './reader.ts'
import { roundTitle } from './round-title.ts'
import type { Card } from './template.ts'

/** A ready mail to each contact outside Teams, and when they were told. */
export function tellingCard(telling: OutsideTelling, reader: Reader): Card {
  const { t, text } = reader
  const { facts, project, contacts, notice } = telling
  const { series, opened } = facts
  return officeCard(
    {
      round: roundTitle(series, opened.round, reader),
      title: t('telling.title', { project: text(project.name) }),
      ...(notice === undefined ? {} : { notice: { text: t(`duty.fault.${notice}`), style: 'attention' } }),
      sections: [
        { text: answerText(telling, reader) },
        ...(contacts.length === 0
          ? [{ text: t('telling.none') }]
          : contacts.map((each) => contactSection(telling, each, reader))),
      ],
      actions: [
        ...(telling.typed === undefined
          ? []
          : [execute(t('page.back'), 'duty', { round: opened.round.id, ...telling.typed })]),
        execute(t('welcome.status'), 'status', { round: opened.round.id }),
      ],
    },
    reader,
  )
}

function contactSection(
  telling: OutsideTelling,
  { contact, told, revision }: ToldContact,
  reader: Reader,
): OfficeSection {
  const { t, text, language } = reader
  const { facts, project } = telling
  const { programme, opened } = facts
  const role = contact.role === undefined ? [] : [text(contact.role)]
  const name = contact.name ?? contact.email
  const state =
    told === undefined
      ? t('telling.open')
      : t('telling.told', { day: longDate(told.day ?? '', language), name: nameOf(programme, told.by) })
  const data = { round: opened.round.id, project: project.id, contact: contact.email, revision, ...telling.typed }
  return {
    title: [name, ...role].join(', '),
    text: state,
    actions: [
      openUrl(t('telling.mail'), mailLink({ to: contact.email, ...mailOf(telling) })),
      told === undefined
        ? execute(t('telling.record'), 'record-telling', { ...data, told: 'yes' })
        : execute(t('telling.undo'), 'record-telling', { ...data, told: 'no' }),
    ],
  }
}

/** In the programme's language: it goes to an authority, not to the reader. */
function mailOf(telling: OutsideTelling): { readonly subject: string; readonly body: string } {
  const { programme, series, opened } = telling.facts
  const reader = readerOf(programme.language, programme)
  const project = reader.text(telling.project.name)
  const round = roundTitle(series, opened.round, reader)
  return {
    subject: reader.t('telling.subject', { programme: reader.text(programme.name), project }),
    body: [reader.t('telling.body', { project, round }), '', answerText(telling, reader)].join('\n'),
  }
}

function answerText({ answer, questions, facts }: OutsideTelling, reader: Reader): string {
  return answerRows(answer, questions, facts, reader)
    .map(({ label, lines }) => reader.t('deviation.row', { label, text: lines.map(({ text }) => text).join('\n') }))
    .join('\n')
}
