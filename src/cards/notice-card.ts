import type { CardAction, LinkAction } from './actions.ts'
import { linesOf } from './answer-text.ts'
import type { Reader } from './reader.ts'
import { type Card, cardTemplate } from './template.ts'

interface NoticeView {
  readonly lang: string
  readonly hasTitle: boolean
  readonly title: string
  readonly lines: readonly { readonly text: string }[]
  readonly actions: readonly (CardAction | LinkAction)[]
  readonly hasActions: boolean
}

const expand = cardTemplate<NoticeView>('notice')

/** A sentence or a few, with what can be done next. */
export function noticeCard(
  notice: { readonly title?: string; readonly text: string; readonly actions?: readonly (CardAction | LinkAction)[] },
  reader: Reader,
): Card {
  const actions = notice.actions ?? []
  const content = expand({
    lang: reader.language,
    hasTitle: notice.title !== undefined,
    title: notice.title ?? '',
    lines: linesOf(notice.text),
    actions,
    hasActions: actions.length > 0,
  })
  return { content, summary: notice.title ?? notice.text.split('\n')[0] ?? '' }
}
