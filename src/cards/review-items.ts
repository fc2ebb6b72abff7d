import type { ReviewItem } from '../domain/review.ts'
import type { SheetContext } from '../domain/sheet-context.ts'
import type { CardAction } from './actions.ts'
import { type AnswerRow, answerRows, questionName } from './answer-text.ts'
import type { Reader } from './reader.ts'
import { type ReturnedView, returnedView } from './returned.ts'
import { subjectTitle } from './subject-title.ts'
import { cardTemplate } from './template.ts'

interface ReviewView {
  readonly lang: string
  readonly round: string
  readonly title: string
  readonly project: string
  readonly notice: string
  readonly noticeStyle: string
  readonly items: readonly (ReturnedView & {
    readonly title: string
    readonly rows: readonly AnswerRow[]
    readonly hasMissing: boolean
    readonly missing: string
    readonly actions: readonly CardAction[]
    readonly hasActions: boolean
  })[]
  readonly actions: readonly CardAction[]
  readonly hasActions: boolean
  readonly hasNext: boolean
  readonly nextTitle: string
  readonly next: readonly { readonly name: string; readonly actions: readonly CardAction[] }[]
}

/** Review and receipt are one template. */
export const expandReview = cardTemplate<ReviewView>('review')
/** Of each answer: with five goals and the project a card stays well under the size that Teams takes. */
const textBudget = { characters: 600, lines: 12 }

/** One page of the sheet as it was answered, with what is missing on it. */
export function itemView(
  item: ReviewItem,
  context: SheetContext,
  reader: Reader,
  actions: readonly CardAction[],
): ReviewView['items'][number] {
  const { t } = reader
  // Many of them are whole sentences, with commas and a question mark.
  const names = (questions: ReviewItem['questions']): string =>
    questions.map((question) => questionName(question, reader)).join('; ')
  return {
    title: subjectTitle(context, item.subject, reader),
    ...returnedView(item.returned, reader),
    rows:
      item.answer === undefined
        ? []
        : answerRows(item.answer, item.questions, context, reader, textBudget, context.earlier.get(item.subject)),
    hasMissing: isOpen(item),
    missing: [
      ...(item.missing.length === 0 ? [] : [t('review.item-missing', { names: names(item.missing) })]),
      ...(item.unexplained.length === 0
        ? []
        : [t('review.item-unexplained', { names: names(item.unexplained.map(({ question }) => question)) })]),
      ...(item.lacksReason ? [t('review.item-reason')] : []),
    ].join(' '),
    actions,
    hasActions: actions.length > 0,
  }
}

/** Whether something must still be written before the sheet can be sent. */
export function isOpen({ missing, unexplained, lacksReason }: ReviewItem): boolean {
  return missing.length > 0 || unexplained.length > 0 || lacksReason
}
