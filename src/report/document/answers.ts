import type { Answer } from '../../domain/answer.ts'
import type { Language } from '../../domain/local-text.ts'
import type { ReportSubject } from '../../domain/report-model.ts'
import { type AnswerPart, answerParts, newestFirst, partLabel, shortWords, valueWords } from '../answer-words.ts'
import { gapWords } from '../gap-words.ts'
import { type ReportView, roundWords } from '../view.ts'
import type { Block, Cell, Piece, RoundWords } from './document.ts'
import { paragraph, registerWords, typed } from './words.ts'

/** Which parts of an answer a cell shows. */
type Shown = (part: AnswerPart) => boolean

/** A subject's answers of all rounds, dated, the newest first; undefined is an empty cell. */
export function datedAnswers(view: ReportView, subject: ReportSubject, shown: Shown): Cell {
  const answers = newestFirst(view.model, subject).flatMap(({ deadline, answer }): readonly RoundWords[] => {
    const blocks = answerBlocks(view, subject, answer, shown)
    if (blocks.length === 0) return []
    if (deadline !== view.model.round.deadline)
      return [{ name: [roundWords(view, deadline)], state: 'earlier', blocks }]
    return [{ name: [...thisRound(view), ...lateMark(view, subject)], state: 'this', blocks }]
  })
  const gap = gapWords(view, subject)
  const rounds: readonly RoundWords[] =
    gap === undefined
      ? answers
      : [{ name: thisRound(view), state: 'gap', blocks: [paragraph('alert', gap)] }, ...answers]
  return rounds.length === 0 ? undefined : [{ kind: 'rounds', within: 'cell', rounds }]
}

export function answerBlocks(
  view: ReportView,
  { scope }: ReportSubject,
  answer: Answer,
  shown: Shown,
): readonly Block[] {
  if (answer.kind !== 'values') {
    const reason = answer.reason === undefined ? [] : [typed(view, answer.reason, answer.language)]
    return [paragraph('short', shortWords(view, answer)), ...reason]
  }
  const parts = answerParts(view.model, scope, answer).filter(shown)
  // A text that stands alone needs no label: the column says what it is.
  const [only, ...others] = parts
  const labelled = others.length > 0 || only?.question?.type === 'choice'
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
  const isText = question === undefined || question.type === 'text'
  const answer = isText ? typed(view, words, language) : paragraph('chosen', words)
  if (explains !== undefined) return [paragraph('label', partLabel(view, part, labelled) ?? ''), answer]
  return question !== undefined && labelled
    ? [paragraph('label', ...registerWords(view, question.label)), answer]
    : [answer]
}

function thisRound(view: ReportView): readonly Piece[] {
  const { t, model } = view
  return [roundWords(view, model.round.deadline), ' ', { kind: 'mark', text: t('report.this-round'), alert: false }]
}

function lateMark({ t }: ReportView, { sent }: ReportSubject): readonly Piece[] {
  return sent?.late === true ? [' ', { kind: 'mark', text: t('report.late'), alert: true }] : []
}
