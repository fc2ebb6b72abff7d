import type { LocalText } from '../domain/local-text.ts'
import type { ReportSubject } from '../domain/report-model.ts'
import { topicKey, topicName } from '../domain/report-names.ts'
import { type PrintedText, type TextList, textsPerPage } from '../domain/text-page.ts'
import { collatorFor } from '../locales/dates.ts'
import { type CardAction, execute, withTooltip } from './actions.ts'
import { shortened } from './answer-text.ts'
import { type OfficeSection, officeCard } from './office-card.ts'
import { printedTextState, printedTextTitle } from './printed-text-words.ts'
import type { Reader } from './reader.ts'
import { roundTitle } from './round-title.ts'
import type { Card } from './template.ts'

const excerpt = { characters: 160, lines: 2 }

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

function section({ facts }: TextList, printed: PrintedText, reader: Reader): OfficeSection {
  const { deadline, subject, question, original } = printed
  const data = { round: facts.opened.round.id, deadline, subject, question }
  const title = printedTextTitle(facts, printed, reader)
  return {
    title,
    text: [
      shortened(original, reader, excerpt),
      ...(printed.edit === undefined && printed.outdated === undefined ? [] : [printedTextState(printed, reader)]),
    ].join('\n'),
    actions: [execute(reader.t('review.change'), 'text', data)],
  }
}

/** Sections stand on their spearhead's list. */
function topicTitle(model: TextList['facts']['model'], { section: _, ...subject }: ReportSubject): LocalText {
  return topicName(model, subject)
}
