import { nameOf } from '../domain/access.ts'
import { reasonInput } from '../domain/page-inputs.ts'
import { longestPrinted, type PrintedText, type TextList, type TextPage } from '../domain/text-page.ts'
import { collatorFor, dateAndTime, longDate } from '../locales/dates.ts'
import { type CardAction, execute } from './actions.ts'
import { shortened } from './answer-text.ts'
import { type OfficeCard, type OfficeSection, officeCard } from './office-card.ts'
import type { Reader } from './reader.ts'
import { goalTitle } from './report-words.ts'
import { roundTitle } from './round-title.ts'
import type { Card } from './template.ts'

/** As many texts as stay small enough to arrive; the newest of each line come first. */
const mostTexts = 24
const excerpt = { characters: 160, lines: 2 }

/** A project to choose, and then its texts, each with the way to edit it. */
export function textListCard(list: TextList, reader: Reader): Card {
  const { t, text } = reader
  const { facts, projects, project, texts, joined, joinRevision } = list
  const { opened, series, model } = facts
  const round = opened.round.id
  const nameOfProject = (id: string): string => text(model.projects.find((each) => each.id === id)?.name ?? id)
  const names = collatorFor(reader.language)
  const choices = projects
    .map((id) => ({ title: nameOfProject(id), value: id }))
    .sort((one, other) => names.compare(one.title, other.title))
  const shown = texts.slice(0, mostTexts)
  const join = execute(t(joined ? 'texts.part' : 'texts.join'), 'join-answers', {
    round,
    joined: joined ? 'no' : 'yes',
    revision: joinRevision,
  })
  const more =
    texts.length > shown.length ? [{ text: t('rehearsal.more', { count: texts.length - shown.length }) }] : []
  return officeCard(
    {
      round: roundTitle(series, opened.round, reader),
      title: project === undefined ? t('texts.title') : nameOfProject(project),
      sections: [
        { text: projects.length === 0 ? t('texts.none') : t('texts.how') },
        ...shown.map((each) => section(list, each, reader)),
        ...more,
      ],
      ...(projects.length === 0
        ? {}
        : {
            inputs: [
              {
                type: 'Input.ChoiceSet',
                id: 'project',
                label: t('report.project'),
                value: project ?? '',
                style: 'compact',
                wrap: true,
                choices,
              },
            ],
          }),
      actions: [
        ...(projects.length === 0 ? [] : [execute(t('texts.show'), 'texts', { round }), join]),
        execute(t('summary.to-preview'), 'report', { round }),
      ],
    },
    reader,
  )
}

/** One text: as it was sent, as it is printed, and its translation. */
export function textPageCard(page: TextPage, reader: Reader): Card {
  const { t, text } = reader
  const { facts, value, translation, translationLanguage } = page
  const { opened, series, model } = facts
  const { project } = page.text.line
  const input = { type: 'Input.Text', maxLength: longestPrinted, isMultiline: true } as const
  return officeCard(
    {
      round: roundTitle(series, opened.round, reader),
      title: text(model.projects.find(({ id }) => id === project)?.name ?? project),
      ...noticeOf(page, reader),
      sections: [
        { text: titleOf(page.facts, page.text, reader) },
        ...conflictSection(page, reader),
        { title: t('texts.original'), text: shortened(page.text.original, reader, { characters: 3000, lines: 30 }) },
        { text: stateOf(page.text, reader) },
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

function section({ facts }: TextList, printed: PrintedText, reader: Reader): OfficeSection {
  const { deadline, subject, question, original } = printed
  const data = { round: facts.opened.round.id, deadline, subject, question }
  const title = titleOf(facts, printed, reader)
  return {
    title,
    text: [
      shortened(original, reader, excerpt),
      ...(printed.edit === undefined && printed.outdated === undefined ? [] : [stateOf(printed, reader)]),
    ].join('\n'),
    actions: [execute(reader.t('review.change'), 'text', data)],
  }
}

/** `1. Saatavuus · 15.5.2021 · Tulokset`. */
function titleOf({ model }: TextList['facts'], { line, deadline, question }: PrintedText, reader: Reader): string {
  const { t, text, language } = reader
  const goal = line.goal === undefined ? t('page.project') : goalTitle(model, line.goal, reader)
  const asked = model.questions.find(({ id }) => id === question)
  const label = question === reasonInput || asked === undefined ? t('answer.why') : text(asked.label)
  return [goal, longDate(deadline, language), label].join(' · ')
}

function stateOf({ edit, outdated }: PrintedText, { t }: Reader): string {
  return [t(`texts.state.${edit ?? 'as-sent'}`), ...(outdated === true ? [t('texts.state.outdated')] : [])].join(' ')
}

function noticeOf({ notice }: TextPage, { t }: Reader): Pick<OfficeCard, 'notice'> {
  if (notice === undefined) return {}
  const text = notice === 'saved' ? t('texts.saved') : t(`summary.notice.${notice}`, { limit: longestPrinted })
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
  const { facts, text, revision, translationRevision, isEarlier } = page
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
    execute(t('page.back'), 'texts', { round, project: text.line.project }),
  ]
}
