import type { Answer } from '../../domain/answer.ts'
import type { ReportSubject } from '../../domain/report-model.ts'
import { type AnswerPart, answerParts, newestFirst, partLabel, shortWords, valueWords } from '../answer-words.ts'
import { gapWords } from '../gap-words.ts'
import { type ReportView, roundWords } from '../view.ts'
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
  if (answer.kind !== 'values') {
    return [block(shortWords(view, answer)), ...(answer.reason === undefined ? [] : [block(answer.reason)])]
  }
  const parts = answerParts(view.model, scope, answer).filter(shown)
  const labelled = parts.length > 1 || parts[0]?.question?.type === 'choice'
  return parts.flatMap((part) => {
    const words = partLabel(view, part, labelled)
    const label = words === undefined ? [] : [`*${inline(words)}*`]
    return [...label, block(valueWords(view, part))]
  })
}

function dated(view: ReportView, deadline: string): string {
  const mark = deadline === view.model.round.deadline ? ` (${view.t('report.this-round')})` : ''
  return `**${inline(roundWords(view, deadline))}${mark}**`
}
