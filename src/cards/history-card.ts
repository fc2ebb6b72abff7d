import { nameOf } from '../domain/access.ts'
import type { Answer } from '../domain/answer.ts'
import type { Question } from '../domain/question.ts'
import type { SheetContext } from '../domain/sheet-context.ts'
import type { RevisionHistory, SheetHistory } from '../domain/sheet-history.ts'
import { dateAndTime } from '../locales/dates.ts'
import { type CardAction, execute } from './actions.ts'
import { answerRows } from './answer-text.ts'
import type { Reader } from './reader.ts'
import { roundTitle } from './round-title.ts'
import { subjectTitle } from './subject-title.ts'
import { type Card, cardTemplate } from './template.ts'

interface HistoryView {
  readonly lang: string
  readonly round: string
  readonly title: string
  readonly project: string
  readonly hasNote: boolean
  readonly note: string
  readonly revisions: readonly {
    readonly title: string
    readonly changes: readonly {
      readonly title: string
      readonly lines: readonly { readonly text: string; readonly isStruck: boolean; readonly isLabel: boolean }[]
    }[]
  }[]
  readonly actions: readonly CardAction[]
}

const expand = cardTemplate<HistoryView>('history')
const mostRevisions = 4
/** Of each value before and after: four sendings of five goals stay small enough to arrive. */
const textBudget = { characters: 160, lines: 4 }

/** Every sending with what it changed: what was there before is struck through and called so. */
export function historyCard(history: SheetHistory, reader: Reader): Card {
  const { t, text, language } = reader
  const { context, topic, revisions } = history
  const { round } = context.opened
  const title = t('history.title')
  const older = revisions.length - mostRevisions
  const content = expand({
    lang: language,
    round: roundTitle(context.series, round, reader),
    title,
    project: text(topic.name),
    hasNote: revisions.length === 0 || older > 0,
    note: revisions.length === 0 ? t('history.none') : t('history.older', { count: Math.max(0, older) }),
    revisions: revisions.slice(0, mostRevisions).map((revision) => revisionView(history, revision, reader)),
    actions: [execute(t('duties.look'), 'open', { round: round.id, sheet: context.expected.id })],
  })
  return { content, summary: `${text(topic.name)}: ${title}` }
}

function revisionView(
  { context }: SheetHistory,
  { revision, changes }: RevisionHistory,
  reader: Reader,
): HistoryView['revisions'][number] {
  const { programme } = context
  const { number, sentAt, sentBy, onBehalfOf, moved } = revision
  const at = dateAndTime(sentAt, programme.timeZone, reader.language)
  const name = nameOf(programme, sentBy)
  const sent =
    onBehalfOf === undefined
      ? reader.t('receipt.by', { name, at })
      : reader.t('receipt.on-behalf', { name, at, owner: nameOf(programme, onBehalfOf) })
  const by = moved === true ? reader.t('history.moved', { name, at }) : sent
  return {
    title: reader.t('history.revision', { number, by }),
    changes: changes.map(({ subject, questions, before, after }) => ({
      title: subjectTitle(context, subject, reader),
      lines: [
        ...valueLines(context, questions, before, 'history.before', reader),
        // What was sent first has nothing to be told from.
        ...valueLines(context, questions, after, before === undefined ? undefined : 'history.now', reader),
      ],
    })),
  }
}

type ValueLine = HistoryView['revisions'][number]['changes'][number]['lines'][number]

function valueLines(
  context: SheetContext,
  questions: readonly Question[],
  answer: Answer | undefined,
  when: 'history.before' | 'history.now' | undefined,
  reader: Reader,
): readonly ValueLine[] {
  if (answer === undefined) return []
  return answerRows(answer, questions, context, reader, textBudget).flatMap(({ label, lines }) => [
    { text: when === undefined ? label : reader.t(when, { label }), isStruck: false, isLabel: true },
    ...lines.map(({ text }) => ({ text, isStruck: when === 'history.before', isLabel: false })),
  ])
}
