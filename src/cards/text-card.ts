import { nameOf } from '../domain/access.ts'
import type { LocalText } from '../domain/local-text.ts'
import { reasonInput } from '../domain/page-inputs.ts'
import type { ReportSubject } from '../domain/report-model.ts'
import { topicKey, topicName } from '../domain/report-names.ts'
import { longestTextOf, type PrintedText, type TextList, type TextPage, textsPerPage } from '../domain/text-page.ts'
import { collatorFor, dateAndTime, longDate } from '../locales/dates.ts'
import { type CardAction, execute, withTooltip } from './actions.ts'
import { shortened } from './answer-text.ts'
import { type OfficeCard, type OfficeSection, officeCard } from './office-card.ts'
import type { Reader } from './reader.ts'
import { reportSubjectTitle } from './report-words.ts'
import { roundTitle } from './round-title.ts'
import type { Card } from './template.ts'

const excerpt = { characters: 160, lines: 2 }
/** Beside long inputs only the beginning of the original fits. */
const besideLong = { characters: 600, lines: 8 }

/** The projects to choose from, or the texts of one, each with the way to edit it; a page of them at a time. */
export function textListCard(list: TextList, reader: Reader): Card {
  const { t, text } = reader
  const { facts, projects, project, texts, notice } = list
  const { opened, series, model } = facts
  const round = opened.round.id
  const nameOfProject = (key: string): string => {
    const found = model.subjects.find((subject) => topicKey(subject) === key)
    return found === undefined ? key : text(topicTitle(model, found))
  }
  const names = collatorFor(reader.language)
  const choices = projects
    .map((id) => ({ id, name: nameOfProject(id) }))
    .sort((one, other) => names.compare(one.name, other.name))
  const sections: readonly OfficeSection[] =
    project === undefined
      ? onPage(choices, list).map(({ id, name }) => ({
          title: name,
          text: '',
          actions: [withTooltip(execute(t('texts.open'), 'texts', { round, project: id }), name)],
        }))
      : onPage(texts, list).map((each) => section(list, each, reader))
  return officeCard(
    {
      round: roundTitle(series, opened.round, reader),
      title: project === undefined ? t('texts.title') : nameOfProject(project),
      ...(notice === undefined ? {} : { notice: { text: t(`texts.join.${notice}`), style: 'attention' } }),
      sections: [
        { text: [projects.length === 0 ? t('texts.none') : t('texts.how'), ...pageWords(list, reader)].join('\n') },
        ...sections,
        ...joinSections(list, reader),
      ],
      actions: listActions(list, reader),
    },
    reader,
  )
}

function onPage<Item>(items: readonly Item[], { page }: TextList): readonly Item[] {
  return items.slice((page - 1) * textsPerPage, page * textsPerPage)
}

function pagesOf({ project, projects, texts }: TextList): number {
  return Math.ceil((project === undefined ? projects : texts).length / textsPerPage)
}

function pageWords(list: TextList, { t }: Reader): readonly string[] {
  const pages = pagesOf(list)
  return pages > 1 ? [t('summary.page', { position: list.page, pages })] : []
}

function joinSections(
  { facts, project, projects, joined, joinRevision, page }: TextList,
  { t }: Reader,
): readonly OfficeSection[] {
  if (project !== undefined || projects.length === 0) return []
  const join = execute(t(joined ? 'texts.part' : 'texts.join'), 'join-answers', {
    round: facts.opened.round.id,
    joined: joined ? 'no' : 'yes',
    revision: joinRevision,
    page,
  })
  return [{ title: t('texts.short-answers'), text: t(joined ? 'texts.joined' : 'texts.parted'), actions: [join] }]
}

function listActions(list: TextList, { t }: Reader): readonly CardAction[] {
  const { facts, project, page } = list
  const round = facts.opened.round.id
  const turn = (key: 'status.next' | 'status.previous', to: number): CardAction =>
    execute(t(key), 'texts', { round, page: to, ...(project === undefined ? {} : { project }) })
  return [
    ...(page < pagesOf(list) ? [turn('status.next', page + 1)] : []),
    ...(page > 1 ? [turn('status.previous', page - 1)] : []),
    ...(project === undefined ? [] : [execute(t('texts.projects'), 'texts', { round })]),
    execute(t('summary.to-preview'), 'report', { round }),
  ]
}

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
        { text: titleOf(page.facts, page.text, reader) },
        ...conflictSection(page, reader),
        { title: t('texts.original'), text: shortened(page.text.original, reader, budget) },
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
  const place = reportSubjectTitle(model, line, reader)
  const asked = model.questions.find(({ id }) => id === question)
  const label = question === reasonInput || asked === undefined ? t('answer.why') : text(asked.label)
  return [place, longDate(deadline, language), label].join(' · ')
}

function stateOf({ edit, outdated }: PrintedText, { t }: Reader): string {
  return [t(`texts.state.${edit ?? 'as-sent'}`), ...(outdated === true ? [t('texts.state.outdated')] : [])].join(' ')
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

/** Sections stand on their spearhead's list. */
function topicTitle(model: TextList['facts']['model'], { section: _, ...subject }: ReportSubject): LocalText {
  return topicName(model, subject)
}
