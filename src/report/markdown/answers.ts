import type { Answer } from '../../domain/answer.ts'
import type { ReportSubject } from '../../domain/report-model.ts'
import { type AnswerPart, answerParts, newestFirst, quickWords, valueWords } from '../answer-words.ts'
import { gapWords } from '../gap-words.ts'
import { plain, type ReportView, roundWords } from '../view.ts'
import { block, inline } from './escape.ts'

/** A subject's answers of all rounds, dated, the newest first. */
export function datedBlocks(
  view: ReportView,
  subject: ReportSubject,
  shown: (part: AnswerPart) => boolean,
): readonly string[] {
  const gap = gapWords(view, subject)
  const answers = newestFirst(view.model, subject).flatMap(({ deadline, answer }) => {
    const blocks = answerBlocks(view, subject, answer, shown)
    return blocks.length === 0 ? [] : [dated(view, deadline), ...blocks]
  })
  return gap === undefined ? answers : [dated(view, view.model.round.deadline), `*${inline(gap)}*`, ...answers]
}

export function answerBlocks(
  view: ReportView,
  { scope }: ReportSubject,
  answer: Answer,
  shown: (part: AnswerPart) => boolean,
): readonly string[] {
  if (answer.kind === 'quick') {
    return [block(quickWords(view, answer.quick)), ...(answer.reason === undefined ? [] : [block(answer.reason)])]
  }
  const parts = answerParts(view.model, scope, answer).filter(shown)
  const labelled = parts.length > 1 || parts[0]?.question?.type === 'choice'
  return parts.flatMap((part) => {
    const label = labelled && part.question !== undefined ? [`*${inline(plain(view, part.question.label))}*`] : []
    return [...label, block(valueWords(view, part))]
  })
}

function dated(view: ReportView, deadline: string): string {
  const mark = deadline === view.model.round.deadline ? ` (${view.t('report.this-round')})` : ''
  return `**${inline(roundWords(view, deadline))}${mark}**`
}
