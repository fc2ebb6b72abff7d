import { nameOf } from '../domain/access.ts'
import type { ProjectStatus, SubjectLook } from '../domain/project-status.ts'
import { questionsFor } from '../domain/sheet-context.ts'
import { dateAndTime } from '../locales/dates.ts'
import { alone, type ButtonSet, execute } from './actions.ts'
import { type AnswerRow, answerRows, linesOf } from './answer-text.ts'
import { deskActions } from './desk-actions.ts'
import { ownerWords } from './owner-words.ts'
import type { Reader } from './reader.ts'
import { roundTitle } from './round-title.ts'
import { stageWords } from './stage-words.ts'
import { subjectTitle } from './subject-title.ts'
import { type Card, cardTemplate } from './template.ts'
import { viewData } from './view-data.ts'

interface ProjectView {
  readonly lang: string
  readonly round: string
  readonly title: string
  readonly moment: string
  readonly state: string
  readonly details: readonly { readonly text: string }[]
  readonly hasMarks: boolean
  readonly marks: readonly { readonly text: string }[]
  readonly ownersTitle: string
  readonly owners: readonly { readonly text: string }[]
  readonly subjects: readonly {
    readonly title: string
    readonly state: string
    readonly notes: readonly { readonly text: string }[]
    readonly rows: readonly AnswerRow[]
  }[]
  readonly buttons: readonly ButtonSet[]
}

const expand = cardTemplate<ProjectView>('project')
/** Of each answer: five goals and the project stay well under the size that Teams takes. */
const textBudget = { characters: 500, lines: 10 }

/** One project for a coordinator: how far it is, what reached its owners, and its answers as they were sent. */
export function projectCard(shown: ProjectStatus, reader: Reader): Card {
  const { t, text, language } = reader
  const { facts, row, context } = shown
  const { programme, series, opened } = facts
  const title = text(row.topic.name)
  const state = stageWords(row, facts, reader)
  const marks = marksOf(shown, reader)
  const content = expand({
    lang: language,
    round: roundTitle(series, opened.round, reader),
    title,
    moment: t('status.moment', { at: dateAndTime(shown.at, programme.timeZone, language) }),
    state,
    details: detailsOf(shown, reader).map((detail) => ({ text: detail })),
    hasMarks: marks.length > 0,
    marks: marks.map((mark) => ({ text: mark })),
    ownersTitle: t('status.funnel'),
    owners: shown.owners.map((owner) => ({
      text: t('owner.line', { name: owner.name, what: ownerWords(owner, programme, reader, 'moment') }),
    })),
    subjects: shown.subjects.map((look) => ({
      title: subjectTitle({ programme, series }, look.subject, reader),
      state: subjectState(look, reader),
      notes: notesOf(look, shown, reader).map((note) => ({ text: note })),
      rows:
        look.sent === undefined
          ? []
          : answerRows(look.sent, questionsFor(context, look.subject), context, reader, textBudget),
    })),
    buttons: buttons(shown, reader),
  })
  return { content, summary: `${title}. ${state}` }
}

/** Who accepted it and what they said, and who owns the project by the register. */
function detailsOf({ acceptance, ownersSince, row, facts }: ProjectStatus, { t, language }: Reader): readonly string[] {
  const { programme } = facts
  const moment = ({ at, by }: { readonly at: string; readonly by: string }) => ({
    name: nameOf(programme, by),
    at: dateAndTime(at, programme.timeZone, language),
  })
  const names = row.topic.owners.map((email) => nameOf(programme, email)).join(', ')
  return [
    ...(acceptance?.state === 'accepted' ? [t('project.accepted', moment(acceptance))] : []),
    ...(acceptance?.state === 'accepted' && acceptance.comment !== undefined
      ? linesOf(t('project.comment', { comment: acceptance.comment })).map(({ text }) => text)
      : []),
    ...(names === ''
      ? []
      : [
          ownersSince === undefined
            ? t('project.owners', { names })
            : t('project.owners-since', { names, ...moment(ownersSince) }),
        ]),
  ]
}

/** What a coordinator did to the sheet that still holds. */
function marksOf({ reopenedUntil, acceptance, facts }: ProjectStatus, { t, language }: Reader): readonly string[] {
  return [
    ...(reopenedUntil === undefined
      ? []
      : [t('project.reopened', { until: dateAndTime(reopenedUntil, facts.programme.timeZone, language) })]),
    ...(acceptance?.state === 'changed' ? [t('project.changed')] : []),
  ]
}

function subjectState({ standing, sent, comment, exemption }: SubjectLook, { t }: Reader): string {
  if (exemption !== undefined) return t('project.exempt')
  if (comment !== undefined) return t('project.returned')
  if (sent !== undefined) return t(standing?.late === true ? 'project.sent-late' : 'project.sent')
  return t(standing === undefined ? 'project.nothing' : 'project.missing')
}

function notesOf(
  { draft, exemption, comment }: SubjectLook,
  { facts }: ProjectStatus,
  { t, language }: Reader,
): readonly string[] {
  const { programme } = facts
  const at = (moment: string): string => dateAndTime(moment, programme.timeZone, language)
  return [
    ...(exemption === undefined
      ? []
      : [
          t('project.exempted-by', {
            reason: exemption.reason,
            name: nameOf(programme, exemption.by),
            at: at(exemption.at),
          }),
        ]),
    ...(comment === undefined ? [] : [t('project.comment', { comment })]),
    ...(draft === undefined ? [] : [t('project.draft', { name: nameOf(programme, draft.by), at: at(draft.at) })]),
  ]
}

function buttons(shown: ProjectStatus, reader: Reader): readonly ButtonSet[] {
  const { t } = reader
  const { expected, opened } = shown.context
  const list = viewData(shown)
  const round = opened.round.id
  return [
    ...(shown.context.sheet.revisions.length === 0
      ? []
      : [
          alone(
            execute(t('project.history'), 'command', {
              round,
              text: ['history', round, shown.row.topic.project?.id ?? expected.id].join(' '),
            }),
          ),
        ]),
    ...deskActions(
      {
        of: 'sheet',
        opened,
        at: shown.at,
        expected,
        sheet: shown.context.sheet,
        list: { filter: shown.view.filter.words, page: shown.view.page },
      },
      reader,
    ),
    alone(execute(t('status.refresh'), 'project', { ...list, sheet: expected.id })),
    alone(execute(t('project.back'), 'status', list)),
  ]
}
