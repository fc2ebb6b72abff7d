import type { Review } from '../domain/review.ts'
import { seenDrafts } from '../domain/sheet-context.ts'
import { drawnSheet } from '../domain/shown-card.ts'
import { execute, withTooltip } from './actions.ts'
import type { Reader } from './reader.ts'
import { expandReview, isOpen, itemView } from './review-items.ts'
import { roundTitle } from './round-title.ts'
import { subjectTitle } from './subject-title.ts'
import type { Card } from './template.ts'

/** Everything as it will stand in the report, what is missing, and the press that sends it. */
export function reviewCard(review: Review, reader: Reader): Card {
  const { t, text } = reader
  const project = text(review.topic.name)
  const { round } = review.context.opened
  const open = review.items.filter(isOpen).length
  const notice =
    review.notice === undefined
      ? open > 0
        ? t('review.missing', { count: open })
        : t('review.ready')
      : t(`review.notice.${review.notice}`)
  const title = t('review.title')
  const sheet = { round: round.id, sheet: review.context.expected.id }
  const content = expandReview({
    lang: reader.language,
    round: roundTitle(review.context.series, round, reader),
    title,
    project,
    notice,
    noticeStyle: review.notice === undefined ? (open > 0 ? 'warning' : 'good') : 'attention',
    items: review.items.map((item) =>
      itemView(item, review.context, reader, [
        withTooltip(
          execute(t(isOpen(item) ? 'review.fill' : 'review.change'), 'page', {
            ...sheet,
            subject: item.page.subject,
            ...(item.page.part === 0 ? {} : { part: item.page.part }),
          }),
          subjectTitle(review.context, item.subject, reader),
        ),
      ]),
    ),
    actions: [
      execute(t('review.send'), 'send', { ...sheet, seen: seenDrafts(review.context) }),
      execute(t('page.back'), 'back', sheet),
    ],
    hasActions: true,
    hasNext: false,
    nextTitle: '',
    next: [],
  })
  return { content, summary: `${project}: ${title}`, drawn: drawnSheet(review.context) }
}
