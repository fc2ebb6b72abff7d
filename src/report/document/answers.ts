import type { Answer } from '../../domain/answer.ts'
import { localDateOf } from '../../domain/instant.ts'
import type { Language } from '../../domain/local-text.ts'
import type { Question } from '../../domain/question.ts'
import { isText, typeOf } from '../../domain/question-types/registry.ts'
import type { DatedAnswer, ReportModel, ReportSubject } from '../../domain/report-model.ts'
import { longDate } from '../../locales/dates.ts'
import { type AnswerPart, answerParts, partLabel, shortWords, valueWords } from '../answer-words.ts'
import { gapWords } from '../gap-words.ts'
import { type ReportView, roundWords } from '../view.ts'
import type { Block, Cell, Piece, RoundWords, Words } from './document.ts'
import { paragraph, questionWords, typed } from './words.ts'

/** Which parts of an answer a cell shows. */
type Shown = (part: AnswerPart) => boolean

/** A subject's answers of all rounds, dated, the newest first; undefined is an empty cell. */
export function datedAnswers(view: ReportView, subject: ReportSubject, shown: Shown): Cell {
  const answers = printedNewestFirst(view.model, subject).flatMap((printed): readonly RoundWords[] => {
    const { deadline, answer, joinedInto, joins = [] } = printed
    // Its words stand with those of the round that says the same.
    if (joinedInto !== undefined) return []
    const blocks = [...answerBlocks(view, subject, answer, shown), ...besideBlocks(view, printed, shown)]
    if (blocks.length === 0) return []
    const rounds = [deadline, ...joins].map((each) => roundWords(view, each)).join(', ')
    if (deadline !== view.model.round.deadline) return [{ name: [rounds], state: 'earlier', blocks }]
    return [{ name: [rounds, ' ', thisRoundMark(view), ...marks(view, subject)], state: 'this', blocks }]
  })
  const gap = gapWords(view, subject)
  const own: Words = [roundWords(view, view.model.round.deadline), ' ', thisRoundMark(view)]
  const rounds: readonly RoundWords[] =
    gap === undefined ? answers : [{ name: own, state: 'gap', blocks: [paragraph('alert', gap)] }, ...answers]
  return rounds.length === 0 ? undefined : [{ kind: 'rounds', within: 'cell', rounds }]
}

function printedNewestFirst({ round }: ReportModel, subject: ReportSubject): readonly DatedAnswer[] {
  const { answer, history, ...printed } = subject
  const earlier = history.toReversed()
  return answer === undefined ? earlier : [{ ...printed, answer, deadline: round.deadline }, ...earlier]
}

/** Translations beside the original, and for coordinators what the owner wrote where that is not what is printed. */
function besideBlocks(
  view: ReportView,
  { answer, translations = [], originals = [] }: DatedAnswer,
  shown: Shown,
): readonly Block[] {
  const { t, model } = view
  const isShown = (id: string): boolean =>
    shown({ question: model.questions.find((question) => question.id === id), value: '' })
  return [
    ...translations
      .filter(({ question }) => isShown(question))
      .flatMap(({ language, text }) => [
        paragraph('label', t(`report.translation.${language}`)),
        typed(view, text, language),
      ]),
    ...originals
      .filter(({ question }) => isShown(question))
      .flatMap(({ text, edit, by, at }) => [
        paragraph(
          'label',
          t(`report.original.${edit}`, {
            name: by.name,
            date: longDate(localDateOf(at, model.programme.timeZone), view.language),
          }),
        ),
        typed(view, text, answer.language),
      ]),
  ]
}

export function answerBlocks(view: ReportView, subject: ReportSubject, answer: Answer, shown: Shown): readonly Block[] {
  if (answer.kind !== 'values') {
    const reason = answer.reason === undefined ? [] : [typed(view, answer.reason, answer.language)]
    return [paragraph('short', shortWords(view, answer)), ...reason]
  }
  const parts = answerParts(view.model, subject, answer).filter(shown)
  // A text that stands alone needs no label: the column says what it is.
  const [only, ...others] = parts
  const labelled =
    others.length > 0 || (only?.question !== undefined && only.question.type !== 'level' && !isText(only.question))
  return parts.flatMap((part) => partBlocks(view, part, labelled, answer.language))
}

/** One answer with its label, unless it is plain what it answers. */
export function partBlocks(
  view: ReportView,
  part: AnswerPart,
  labelled: boolean,
  language?: Language,
): readonly Block[] {
  const { question, explains } = part
  const words = valueWords(view, part)
  const isProse = question === undefined || !isInWords(question)
  const answer = isProse ? typed(view, words, language) : paragraph('chosen', words)
  if (explains !== undefined) return [paragraph('label', partLabel(view, part, labelled) ?? ''), answer]
  return question !== undefined && labelled ? [paragraph('label', ...questionWords(view, question)), answer] : [answer]
}

/** Of one word or number; what has lines, and what people typed, is text. */
function isInWords(question: Question): boolean {
  const type = typeOf(question)
  return type.shape === 'input' && !type.isText && question.type !== 'link'
}

function thisRoundMark({ t }: ReportView): Piece {
  return { kind: 'mark', text: t('report.this-round'), alert: false }
}

/** What coordinators should know of how an answer came: late, changed after the day, moved, or the last one's words again. */
function marks({ t }: ReportView, { sent, repeatsLast }: ReportSubject): readonly Piece[] {
  const told = [
    ...(sent?.late === true ? [t('report.late')] : []),
    ...(sent?.corrected === true ? [t('report.corrected')] : []),
    ...(sent?.moved === true ? [t('report.moved')] : []),
    ...(repeatsLast === true ? [t('report.repeats')] : []),
  ]
  return told.flatMap((text): readonly Piece[] => [' ', { kind: 'mark', text, alert: true }])
}
